// Where the draws of a column come from.
#pragma once

#include <array>
#include <cstdint>

namespace taktskifte {

/// What the draws of a column share: all but who draws and the number of the draw.
struct Address {
  std::array<std::uint32_t, 2> key;
  std::uint32_t what, replicate;
};

struct BetaShapes {
  double a, b;
};

}  // namespace taktskifte
