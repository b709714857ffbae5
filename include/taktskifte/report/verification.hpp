// What verify says of a file.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/report/document.hpp"
#include "taktskifte/verify/verify_file.hpp"

namespace taktskifte::report {

/// What was checked, in words and for programs.
Document verification_document(const Verification& result);

/// What does not hold: of each kind at most Mismatches::most, and the count of all. Empty if all holds.
std::vector<std::string> diagnostics(const Verification& result);

}  // namespace taktskifte::report
