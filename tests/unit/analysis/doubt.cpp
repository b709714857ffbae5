#include "taktskifte/analysis/doubt.hpp"

#include <catch2/catch.hpp>

#include "taktskifte/analysis/indicators.hpp"

using namespace taktskifte;

TEST_CASE(
    "what is known of the doubt about inputs is of rows with a margin, and holds the answer at the "
    "defaults") {
  REQUIRE_FALSE(known_doubts().empty());
  for (const Doubt& doubt : known_doubts()) {
    INFO(doubt.row);
    CHECK(default_margin(doubt.row).has_value());
    CHECK(doubt.low <= 1.0);
    CHECK(doubt.high >= 1.0);
  }
  const auto share = doubt_of("research_share");
  REQUIRE(share);
  CHECK(share->low < 0.5);  // a project that reaches one unit instead of eight
  CHECK(share->high > 1.5);
  CHECK_FALSE(doubt_of("no such row"));
}
