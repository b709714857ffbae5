#include "taktskifte/core/name_of.hpp"

#include <catch2/catch.hpp>

using taktskifte::name_of;

namespace {
enum class Side { below, within, above };
}  // namespace

TEST_CASE("each value of an enumeration has the name in its place") {
  const auto name = [](Side side) { return name_of<Side::above>(side, {"below", "within", "above"}); };
  CHECK(name(Side::below) == "below");
  CHECK(name(Side::within) == "within");
  CHECK(name(Side::above) == "above");
  CHECK(name(static_cast<Side>(3)) == "unknown");
}
