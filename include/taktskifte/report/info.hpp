// What a result file holds, in words and for programs.
#pragma once

#include "taktskifte/report/document.hpp"
#include "taktskifte/results/overview.hpp"

namespace taktskifte::report {

Document info_document(const Overview& file);

}  // namespace taktskifte::report
