// The years that a comparison is about.
#pragma once

#include <string>
#include <vector>

namespace taktskifte::report {

/// Calendar years, both ends included.
struct ChosenYears {
  int first = 0;
  int last = 0;
};

/// "2028:2037" or "2030"; all years of the file without a text. Errors: ErrorKind::usage for what is no year,
/// or not stored.
ChosenYears chosen_years(const std::string& text, const std::vector<int>& stored);

}  // namespace taktskifte::report
