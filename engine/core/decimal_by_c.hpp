// taktskifte/core/decimal.hpp with the C library alone, for standard libraries without std::from_chars and
// std::to_chars of doubles. In the C locale, which programs of theirs do not leave.
#pragma once

#include <charconv>
#include <string>

namespace taktskifte::by_c {

std::from_chars_result read_decimal(const char* first, const char* last, double& value);
std::string fixed_decimal(double value, int decimals);
std::string shortest_decimal(double value);
std::string significant_decimal(double value, int digits);
std::string exact_text(double value);

}  // namespace taktskifte::by_c
