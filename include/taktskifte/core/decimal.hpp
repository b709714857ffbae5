// Numbers as decimal text, the same bits everywhere: exact rounding, and no locale.
#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace taktskifte {

/// What std::from_chars does for a double, also where the standard library has none: reads the number at the
/// start of [first, last), with a point, an exponent or not, or "inf" and "nan"; no sign but '-', no space.
std::from_chars_result read_decimal(const char* first, const char* last, double& value);

/// A number that fills the whole text; nothing if it does not, or is too large or too small to be kept.
std::optional<double> whole_decimal(std::string_view text);

/// A finite value with `decimals` digits behind the point.
std::string fixed_decimal(double value, int decimals);

/// The shortest text that gives a finite value back, without an exponent.
std::string shortest_decimal(double value);

/// A finite value in at most `digits` significant digits, as "%g" writes it.
std::string significant_decimal(double value, int digits);

/// The shortest text that reads back as the same number, with an exponent where that is shorter; "NaN" for
/// any NaN.
std::string exact_text(double value);

}  // namespace taktskifte
