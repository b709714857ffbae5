#pragma once

#include <limits>

namespace taktskifte {

/// A number that does not exist, such as the mean of nothing: NaN.
inline constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

}  // namespace taktskifte
