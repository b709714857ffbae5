#include "world/municipality_number.hpp"

#include <algorithm>
#include <array>

#include "taktskifte/core/digits.hpp"

namespace taktskifte {
namespace {

bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

struct County {
  std::string_view digits;
  YearsOfUse years;
};

// Statistics Norway's standard for counties (Klass 104) from 1972 on: the reforms of 2018 (Trøndelag), 2020
// and 2024.
constexpr std::array<County, 33> counties = {{
    {"01", {1972, 2019}},         {"02", {1972, 2019}},         {"03", {1972, still_in_use}},
    {"04", {1972, 2019}},         {"05", {1972, 2019}},         {"06", {1972, 2019}},
    {"07", {1972, 2019}},         {"08", {1972, 2019}},         {"09", {1972, 2019}},
    {"10", {1972, 2019}},         {"11", {1972, still_in_use}}, {"12", {1972, 2019}},
    {"14", {1972, 2019}},         {"15", {1972, still_in_use}}, {"16", {1972, 2017}},
    {"17", {1972, 2017}},         {"18", {1972, still_in_use}}, {"19", {1972, 2019}},
    {"20", {1972, 2019}},         {"50", {2018, still_in_use}}, {"30", {2020, 2023}},
    {"38", {2020, 2023}},         {"54", {2020, 2023}},         {"34", {2020, still_in_use}},
    {"42", {2020, still_in_use}}, {"46", {2020, still_in_use}}, {"31", {2024, still_in_use}},
    {"32", {2024, still_in_use}}, {"33", {2024, still_in_use}}, {"39", {2024, still_in_use}},
    {"40", {2024, still_in_use}}, {"55", {2024, still_in_use}}, {"56", {2024, still_in_use}},
}};

}  // namespace

std::string without_letter(std::string_view text) {
  if (text.empty() || (text.front() != 'K' && text.front() != 'k')) return std::string(text);
  std::string_view rest = text.substr(1);
  while (!rest.empty() &&
         (rest.front() == '-' || rest.front() == '_' || rest.front() == '.' || rest.front() == ' '))
    rest.remove_prefix(1);
  return std::string(is_municipality_number(rest) ? rest : text);
}

bool is_municipality_number(std::string_view text) { return text.size() == 4 && all_digits(text); }

bool is_in_a_county(std::string_view text) {
  return is_municipality_number(text) &&
         std::any_of(counties.begin(), counties.end(),
                     [&](const County& each) { return text.starts_with(each.digits); });
}

bool lost_leading_zeros(const std::vector<std::string>& numbers) {
  return std::all_of(numbers.begin(), numbers.end(), [](const std::string& number) {
    return all_digits(number) &&
           ((number.size() == 4 && number.front() != '0') || (number.size() == 3 && number.front() != '0'));
  });
}

std::string why_no_municipality_number(std::string_view text) {
  const std::string rule = "a municipality number has four digits; ";
  const auto digits =
      static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
  if (digits == 3 && text.size() == 3) return rule + "keep its leading zero";
  if (digits == text.size() && (digits == 1 || digits == 2))
    return rule + "this looks like a county; take its row out, or write the municipality's number";
  if ((digits == 3 || digits == 4) && text.substr(digits) == ".0")
    return rule + "this one was saved as a decimal number; save the column as text";
  if (digits == 4 && text.size() > 5)
    return rule + "something stands behind them; write " + std::string(text.substr(0, 4)) + " alone";
  if (text.size() > 4 && is_municipality_number(text.substr(text.size() - 4)))
    return rule + "something stands before them; write " + std::string(text.substr(text.size() - 4)) +
           " alone";
  return rule + "keep its leading zero";
}

YearsOfUse years_of_use(const std::vector<std::string>& numbers) {
  YearsOfUse common{.first = 0, .last = still_in_use};
  for (const auto& number : numbers) {
    const auto found = std::find_if(counties.begin(), counties.end(), [&](const County& county) {
      return number.compare(0, 2, county.digits) == 0;
    });
    if (found == counties.end()) continue;
    common.first = std::max(common.first, found->years.first);
    common.last = std::min(common.last, found->years.last);
  }
  return common;
}

bool can_have_lost_zero(std::string_view digits, Region region, YearsOfUse others) {
  // 09 was Aust-Agder; 01 to 08 with Oslo are Østlandet.
  if (region != (digits.front() == '9' ? Region::sorlandet : Region::ostlandet)) return false;
  const bool mixed = others.last < others.first;  // which is warned of
  const YearsOfUse own = years_of_use({"0" + std::string(digits)});
  return mixed || (own.first <= others.last && others.first <= own.last);
}

}  // namespace taktskifte
