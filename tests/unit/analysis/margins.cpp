#include "taktskifte/analysis/margins.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string_view>

TEST_CASE("each margin is a positive number with a reason, once a row") {
  std::set<std::string_view> names;
  for (const auto& margin : taktskifte::default_margins()) {
    INFO(margin.row);
    CHECK(margin.value > 0.0);
    CHECK_FALSE(margin.reason.empty());
    CHECK(names.insert(margin.row).second);
  }
}

TEST_CASE("a margin is found with and without a label") {
  CHECK(taktskifte::default_margin("research_share") == 0.005);
  CHECK(taktskifte::default_margin("success_share[quality]") == taktskifte::default_margin("success_share"));
  CHECK_FALSE(taktskifte::default_margin("research"));
  CHECK_FALSE(taktskifte::default_margin("innovations_region_size[Vestlandet, above 20000]"));
}
