// What verify says of a file.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "taktskifte/verify/verify_file.hpp"

namespace taktskifte::commands {

/// What was checked, in words.
void print_text(std::ostream& out, const Verification& result);
void print_json(std::ostream& out, const Verification& result);

/// What does not hold: of each kind at most Mismatches::most, and the count of all. Empty if all holds.
std::vector<std::string> diagnostics(const Verification& result);

}  // namespace taktskifte::commands
