// Numbers as people write them: one strict spelling, and a hint for each of the usual others.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace taktskifte {

/// A finite number such as 0.5, -3 or 1e6, with nothing before or behind it.
/// Throws std::invalid_argument with "why; what to write" (decimal comma, percent, thousands separators,
/// trailing text, nan and infinities).
double parse_number(std::string_view text);

/// A whole number in plain digits with an optional minus sign, within 64 bits. Throws as parse_number.
std::int64_t parse_whole(std::string_view text);

/// The shortest plain decimal that reads back as `value`, without exponent: 1000000, 0.075.
std::string plain(double value);

}  // namespace taktskifte
