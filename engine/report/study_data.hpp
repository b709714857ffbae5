// A summary of a study as a value for programs, and back.
#pragma once

#include <string>

#include "taktskifte/report/document.hpp"
#include "taktskifte/sensitivity/study_summary.hpp"

namespace taktskifte::report {

inline constexpr const char* study_filetype = "taktskifte study";
inline constexpr int study_format = 1;

Value study_data(StudySummary summary);

}  // namespace taktskifte::report
