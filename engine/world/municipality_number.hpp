// Municipality numbers as people write them, and the years they are of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/world/municipalities.hpp"

namespace taktskifte {

/// "0301" of "K-0301", "K_0301" or "K0301", as statistics banks write it; otherwise the text itself.
std::string without_letter(std::string_view text);

/// Four digits, nothing else.
bool is_municipality_number(std::string_view text);

/// Four digits, the first two of them those of a county of any year.
bool is_in_a_county(std::string_view text);

/// Whether a spreadsheet has taken the leading zeros away: all have three or four digits, and none of those
/// with four begins with 0.
bool lost_leading_zeros(const std::vector<std::string>& numbers);

/// Why a text is no municipality number, and what to do.
std::string why_no_municipality_number(std::string_view text);

/// First and last year in which a number can have been in use, by its county (its first two digits).
struct YearsOfUse {
  int first = 0, last = 0;
};
constexpr int still_in_use = 9999;
/// The years common to all numbers (further copies, such as 0301-2, count as 0301); last < first if there is
/// none: the list mixes numbers of different years. Numbers of no county are left out.
YearsOfUse years_of_use(const std::vector<std::string>& numbers);

/// Whether three digits are a number in `region` without its leading zero: the county that the zero makes has
/// to lie in that region and to be in use in a year of `others`, those common to all numbers of four digits.
/// Otherwise another digit is missing.
bool can_have_lost_zero(std::string_view digits, Region region, YearsOfUse others);

}  // namespace taktskifte
