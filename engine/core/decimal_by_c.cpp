#include "core/decimal_by_c.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <system_error>

namespace taktskifte::by_c {
namespace {

// As long as a double without exponent: 309 digits before the point or 1074 behind it.
constexpr std::size_t longest_decimal = 1400;

bool is_digit_of(const char* at, const char* last) { return at != last && *at >= '0' && *at <= '9'; }

const char* behind_digits(const char* at, const char* last) {
  while (is_digit_of(at, last)) ++at;
  return at;
}

// The end of `word` in any case at `at`, or `at`.
const char* behind_word(const char* at, const char* last, std::string_view word) {
  if (static_cast<std::size_t>(last - at) < word.size()) return at;
  const bool same = std::equal(word.begin(), word.end(), at, [](char wanted, char here) {
    return wanted == std::tolower(static_cast<unsigned char>(here));
  });
  return same ? at + word.size() : at;
}

const char* behind_no_number(const char* at, const char* last) {
  const char* end = std::max(behind_word(at, last, "infinity"), behind_word(at, last, "inf"));
  if (end != at) return end;
  end = behind_word(at, last, "nan");
  if (end == at || end == last || *end != '(') return end;
  const char* close = end + 1;
  while (close != last && (std::isalnum(static_cast<unsigned char>(*close)) != 0 || *close == '_')) ++close;
  return close != last && *close == ')' ? close + 1 : end;
}

// Where the number at `at`, behind its sign, ends; `at` if there is none.
const char* behind_number(const char* at, const char* last) {
  const char* end = behind_digits(at, last);
  auto digits = end - at;
  if (end != last && *end == '.') {
    const char* const point = end;
    end = behind_digits(point + 1, last);
    digits += end - point - 1;
    if (end == point + 1 && digits > 0) end = point + 1;
  }
  if (digits == 0) return behind_no_number(at, last);
  if (end == last || (*end != 'e' && *end != 'E')) return end;
  const char* exponent = end + 1;
  if (exponent != last && (*exponent == '-' || *exponent == '+')) ++exponent;
  return is_digit_of(exponent, last) ? behind_digits(exponent, last) : end;
}

std::string printed(const char* form, int precision, double value) {
  std::array<char, longest_decimal> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), form, precision, value);
  return {buffer.data(), static_cast<std::size_t>(length)};
}

}  // namespace

std::from_chars_result read_decimal(const char* first, const char* last, double& value) {
  const char* const start = first != last && *first == '-' ? first + 1 : first;
  const char* const end = behind_number(start, last);
  if (end == start) return {first, std::errc::invalid_argument};
  const double read = std::strtod(std::string(first, end).c_str(), nullptr);
  const bool finite = is_digit_of(start, end) || *start == '.';
  const bool nothing =
      std::none_of(start, std::find_if(start, end, [](char c) { return c == 'e' || c == 'E'; }),
                   [](char c) { return c >= '1' && c <= '9'; });
  if (finite && (std::isinf(read) || (read == 0.0 && !nothing))) return {end, std::errc::result_out_of_range};
  value = read;
  return {end, std::errc{}};
}

std::string fixed_decimal(double value, int decimals) { return printed("%.*f", decimals, value); }

std::string shortest_decimal(double value) {
  int decimals = 0;
  std::string text = fixed_decimal(value, decimals);
  while (std::strtod(text.c_str(), nullptr) != value) text = fixed_decimal(value, ++decimals);
  return text;
}

std::string exact_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0.0 ? "inf" : "-inf";
  int digits = 0;
  std::string scientific = printed("%.*e", digits, value);
  while (std::strtod(scientific.c_str(), nullptr) != value) scientific = printed("%.*e", ++digits, value);
  std::string fixed = shortest_decimal(value);
  return fixed.size() <= scientific.size() ? fixed : scientific;
}

std::string significant_decimal(double value, int digits) { return printed("%.*g", digits, value); }

}  // namespace taktskifte::by_c
