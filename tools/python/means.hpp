// Results as a few numbers.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/contents/dataset.hpp"

namespace taktskifte::python {

/// [scenario][name]: means of indicators over the replicates in which they are defined, NaN without any.
/// Errors: ErrorKind::usage for names of none.
std::vector<std::vector<double>> means_of(const Dataset& results, const std::vector<std::string>& names);

}  // namespace taktskifte::python
