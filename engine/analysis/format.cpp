#include "taktskifte/analysis/format.hpp"

#include <algorithm>
#include <cmath>

#include "taktskifte/core/decimal.hpp"

namespace taktskifte::format {
namespace {

bool prints_as_zero(const std::string& text) { return text.find_first_of("123456789") == std::string::npos; }

}  // namespace

std::string fixed(double value, int decimals) {
  if (std::isnan(value)) return "undefined";
  if (std::isinf(value)) return value > 0.0 ? "infinite" : "-infinite";
  std::string text = fixed_decimal(value, decimals);
  if (text.front() == '-' && prints_as_zero(text)) text.erase(0, 1);
  return text;
}

std::string with_sign(double value, int decimals) {
  const std::string text = fixed(value, decimals);
  return value > 0.0 && !prints_as_zero(text) ? "+" + text : text;
}

int decimals_of(double standard_error, int otherwise) {
  if (!(standard_error > 0.0) || !std::isfinite(standard_error)) return otherwise;
  const double power = std::floor(std::log10(standard_error));
  const bool two_digits = standard_error / std::pow(10.0, power) < 3.0;
  constexpr int most = 9;
  return std::clamp(static_cast<int>(-power) + (two_digits ? 1 : 0), 0, most);
}

Scale to_error(Scale scale, double standard_error) {
  scale.decimals = decimals_of(scale.factor * standard_error, scale.decimals);
  return scale;
}

std::string counted(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string listed(std::span<const std::string> items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

Scale percent() { return {.factor = 100.0, .decimals = 2, .unit = " %", .points = " percentage points"}; }
Scale count() { return {.factor = 1.0, .decimals = 1, .unit = "", .points = ""}; }
Scale mnok() { return {.factor = 1.0, .decimals = 1, .unit = " MNOK", .points = " MNOK"}; }
Scale index() { return {.factor = 1.0, .decimals = 2, .unit = "", .points = ""}; }

std::string level(const Scale& scale, double value) {
  return fixed(scale.factor * value, scale.decimals) + scale.unit;
}

std::string change(const Scale& scale, double difference) {
  return with_sign(scale.factor * difference, scale.decimals) + scale.points;
}

std::string range(const Scale& scale, double low, double high) {
  return with_sign(scale.factor * low, scale.decimals) + " to " +
         with_sign(scale.factor * high, scale.decimals);
}

}  // namespace taktskifte::format
