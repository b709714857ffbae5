#include "scenario/number.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <system_error>

#include "scenario/text.hpp"
#include "taktskifte/core/decimal.hpp"
#include "taktskifte/core/digits.hpp"

namespace taktskifte {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view no_break_space = "\xC2\xA0";
constexpr std::string_view narrow_no_break_space = "\xE2\x80\xAF";

[[noreturn]] void refuse(const std::string& why_and_what_to_do) {
  throw std::invalid_argument(why_and_what_to_do);
}

struct Scanned {
  double value = 0.0;
  std::string_view rest;  // what stands behind the number
  bool beyond = false;    // too large or too small to be kept
};

// The number at the start of `text`, if there is one.
std::optional<Scanned> scan(std::string_view text) {
  if (text.size() > 1 && text.front() == '+' && text[1] != '-') text.remove_prefix(1);
  Scanned scanned;
  const auto [end, error] = read_decimal(text.data(), text.data() + text.size(), scanned.value);
  if (error == std::errc::invalid_argument) return std::nullopt;
  scanned.rest = text.substr(static_cast<std::size_t>(end - text.data()));
  scanned.beyond = error == std::errc::result_out_of_range;
  return scanned;
}

std::optional<double> whole_text_as_number(std::string_view text) {
  const auto scanned = scan(text);
  if (!scanned || !scanned->rest.empty() || scanned->beyond || !std::isfinite(scanned->value)) return {};
  return scanned->value;
}

// `text` without one kind of thousands separator, provided groups of three digits follow each of them.
std::optional<std::string> without_thousands(std::string_view text, std::string_view separator) {
  const auto first = text.find(separator);
  if (first == std::string_view::npos || first == 0 || !is_digit(text[first - 1])) return {};
  std::string joined(text.substr(0, first));
  for (auto at = first; at != std::string_view::npos;) {
    const auto next = text.find(separator, at + separator.size());
    const auto group =
        text.substr(at + separator.size(),
                    next == std::string_view::npos ? std::string_view::npos : next - at - separator.size());
    const auto run = std::min(group.find_first_not_of(digits), group.size());
    if (run != 3 || (next != std::string_view::npos && group.size() != 3)) return {};
    joined += group;
    at = next;
  }
  return joined;
}

void hint_percent(std::string_view text) {
  if (text.empty() || text.back() != '%') return;
  std::string number(trim(text.substr(0, text.size() - 1)));
  if (const auto comma = number.find(','); comma != std::string::npos) number[comma] = '.';
  const auto value = whole_text_as_number(number);
  if (!value) return;
  // Twelve digits, so that 7 % gives 0.07 and not 0.07 with the rounding of the division behind it.
  refuse("percent are not understood; write " + significant_decimal(*value / 100.0, 12));
}

void hint_thousands(std::string_view text) {
  for (const auto separator :
       {std::string_view(" "), no_break_space, narrow_no_break_space, std::string_view("'"),
        std::string_view("_"), std::string_view("."), std::string_view(",")}) {
    auto joined = without_thousands(text, separator);
    if (!joined) continue;
    if (separator != "," && joined->find(',') != std::string::npos) (*joined)[joined->find(',')] = '.';
    if (!whole_text_as_number(*joined)) continue;
    if (separator == "," && text.find(',') == text.rfind(',') && text.find('.') == std::string_view::npos) {
      std::string decimal(text);
      decimal[decimal.find(',')] = '.';
      refuse("a comma is neither decimal mark nor thousands separator; write " + decimal + " or " + *joined);
    }
    refuse("thousands are written without separator; write " + *joined);
  }
}

void hint_comma(std::string_view text) {
  const auto comma = text.find(',');
  if (comma == std::string_view::npos) return;
  std::string decimal(text);
  decimal[comma] = '.';
  if (whole_text_as_number(decimal)) refuse("the decimal mark is a point; write " + decimal);
}

}  // namespace

double parse_number(std::string_view text) {
  if (text.empty()) refuse("the value is missing; write a number");
  const auto scanned = scan(text);
  if (scanned && scanned->rest.empty()) {
    if (scanned->beyond)
      refuse("the number is too large or too small to be kept; write one between 1e-300 and 1e300");
    if (!std::isfinite(scanned->value)) refuse("not a finite number; write a finite one");
    return scanned->value;
  }
  hint_percent(text);
  hint_thousands(text);
  hint_comma(text);
  const bool letter = scanned && !scanned->rest.empty() &&
                      std::isalpha(static_cast<unsigned char>(scanned->rest.front())) != 0;
  if (scanned && std::isfinite(scanned->value) && !letter) {
    const auto number = text.substr(0, text.size() - scanned->rest.size());
    refuse(in_quotes(trim(scanned->rest)) + " stands behind the number; write " + std::string(number));
  }
  refuse("not a number");
}

std::int64_t parse_whole(std::string_view text) {
  if (text.empty()) refuse("the value is missing; write a whole number");
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end == text.data() + text.size()) {
    if (error == std::errc{}) return value;
    refuse("the number is too large to be kept; write one below 9223372036854775808");
  }
  const double number = parse_number(text);
  if (number == std::floor(number) && std::abs(number) < 1e15)
    refuse("a whole number is written in plain digits; write " + plain(number));
  refuse("not a whole number; write for example " + plain(std::round(number)));
}

std::string plain(double value) { return shortest_decimal(value == 0.0 ? 0.0 : value); }

}  // namespace taktskifte
