// Result files that are compared.
#pragma once

#include <string>
#include <vector>

#include "report/compared_set.hpp"

namespace taktskifte::report {

/// Errors: those of ResultReader.
ResultViews opened(const std::vector<std::string>& files);

}  // namespace taktskifte::report
