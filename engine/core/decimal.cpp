#include "taktskifte/core/decimal.hpp"

#include <array>
#include <cmath>
#include <system_error>

#include "core/decimal_by_c.hpp"

namespace taktskifte {

#ifdef __cpp_lib_to_chars

namespace {

// As long as a double without exponent: 309 digits before the point or 1074 behind it.
using Digits = std::array<char, 1400>;

}  // namespace

std::from_chars_result read_decimal(const char* first, const char* last, double& value) {
  return std::from_chars(first, last, value);
}

std::string fixed_decimal(double value, int decimals) {
  Digits digits{};
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                       std::chars_format::fixed, decimals)
                             .ptr};
}

std::string shortest_decimal(double value) {
  Digits digits{};
  return {digits.data(),
          std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed).ptr};
}

std::string significant_decimal(double value, int digits_wanted) {
  Digits digits{};
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                       std::chars_format::general, digits_wanted)
                             .ptr};
}

std::string exact_text(double value) {
  if (std::isnan(value)) return "NaN";
  Digits digits{};
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

#else

std::from_chars_result read_decimal(const char* first, const char* last, double& value) {
  return by_c::read_decimal(first, last, value);
}
std::string fixed_decimal(double value, int decimals) { return by_c::fixed_decimal(value, decimals); }
std::string shortest_decimal(double value) { return by_c::shortest_decimal(value); }
std::string significant_decimal(double value, int digits) { return by_c::significant_decimal(value, digits); }
std::string exact_text(double value) { return by_c::exact_text(value); }

#endif

std::optional<double> whole_decimal(std::string_view text) {
  double value = 0.0;
  const auto [end, problem] = read_decimal(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace taktskifte
