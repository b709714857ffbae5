// What a result file says of the keys of its scenarios.
#pragma once

#include <vector>

#include "taktskifte/analysis/doubt.hpp"
#include "taktskifte/contents/result_view.hpp"

namespace taktskifte::report {

/// For each scenario its keys, all in the same order, with texts safe to be shown. Files without confidence
/// leave it empty. Errors: ErrorKind::data for texts of another shape than their dimensions.
std::vector<StatedKeys> stated_keys_of(const ResultView& reader);

}  // namespace taktskifte::report
