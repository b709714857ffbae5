// Numbers as an adviser reads them.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace taktskifte::format {

/// A number with a fixed count of decimals; a zero has no sign. "undefined" for NaN.
std::string fixed(double value, int decimals);

/// The same with its sign: "+0.93", "-12", "0.00".
std::string with_sign(double value, int decimals);

/// Decimals that end where the standard error begins: two digits of it if the first is 1 or 2, else one; at
/// least 0 and at most 9. `otherwise` without an error (NaN or 0: nothing varies).
int decimals_of(double standard_error, int otherwise);

/// "a", "a and b", "a, b and c".
std::string listed(std::span<const std::string> items);

/// "1 year", "2 years".
std::string counted(std::size_t count, const std::string& what);

/// A scale for numbers of one unit.
struct Scale {
  double factor = 1.0;  ///< what a value is multiplied with
  int decimals = 1;
  std::string unit;    ///< behind a level, with its space: " %", " MNOK"; may be empty
  std::string points;  ///< behind a difference: " percentage points"
};

/// The same scale with as many decimals as a standard error tells (decimals_of).
Scale to_error(Scale scale, double standard_error);

Scale percent();
Scale count();
Scale mnok();
Scale index();

std::string level(const Scale& scale, double value);
std::string change(const Scale& scale, double difference);
/// Both ends of a range of differences, without their unit: "+0.68 to +0.70".
std::string range(const Scale& scale, double low, double high);

}  // namespace taktskifte::format
