#include "taktskifte/analysis/precision.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "taktskifte/analysis/compare.hpp"
#include "taktskifte/core/error.hpp"

using Catch::Matchers::Contains;
using namespace taktskifte;

TEST_CASE("looks come after 30 replicates and whenever there are a quarter more, up to the most") {
  std::vector<int> looks;
  for (int at = next_look(0, 100); looks.empty() || at > looks.back(); at = next_look(at, 100))
    looks.push_back(at);
  CHECK(looks == std::vector{30, 38, 48, 60, 75, 94, 100});
  CHECK(next_look(0, 7) == 7);
}

TEST_CASE("a precision names indicators with one number, and half-widths above 0") {
  const auto targets = precision_targets("research_share:0.002  awards:3", 2);
  REQUIRE(targets.size() == 2);
  CHECK(targets[0].indicator->name == "research_share");
  CHECK(targets[1].half_width == 3.0);
  CHECK(precision_targets("", 1).empty());
  for (const char* wrong :
       {"research_share", "nothing:1", "success_share:1", "awards:0", "awards:-1", "awards:1e", ":1"})
    CHECK_THROWS_AS(precision_targets(wrong, 2), Error);
  CHECK_THROWS_WITH(precision_targets("awards:0 nothing:1", 2), Contains("above 0") && Contains("nothing"));
  CHECK_THROWS_WITH(precision_targets("awards:1", 1), Contains("two scenarios"));
}

TEST_CASE("a look finds the half-width of the widest difference, and NaN where there is no interval") {
  const IndicatorValues values = {{1.0, 2.0, 3.0, 4.0}, {2.0, 2.5, 4.0, 5.5}, {5.0, 1.0, 9.0, 2.0}};
  const auto differences = compare(values, NAN).differences;
  const double half = (differences[1].simultaneous->high - differences[1].simultaneous->low) / 2.0;
  const std::vector<IndicatorValues> all = {values, {{1.0}, {2.0}, {3.0}}};
  const PrecisionLook look = look_at(all, 4);
  CHECK(look.half_widths[0] == half);
  CHECK(std::isnan(look.half_widths[1]));
  std::vector<IndicatorValues> once = {{std::vector<double>(40, 0.0), std::vector<double>(40, 0.0)}};
  CHECK(std::isnan(look_at(once, 40).half_widths[0]));  // not seen: it may be in 3 of 40
  once[0][1][7] = 1.0;
  CHECK(std::isnan(look_at(once, 40).half_widths[0]));  // 1 of 40: n < 25 skewness^2
  const auto targets = precision_targets("awards:" + std::to_string(half * 1.01), 3);
  CHECK(reached(targets, {.replicates = 4, .half_widths = {half}}));
  CHECK_FALSE(reached(targets, {.replicates = 4, .half_widths = {half * 1.1}}));
  CHECK_FALSE(reached(targets, {.replicates = 4, .half_widths = {NAN}}));
  CHECK(to_string(std::vector{PrecisionLook{30, {0.5, 2.0}}, PrecisionLook{38, {0.25, 1.0}}}) ==
        "30: 0.5 2; 38: 0.25 1");
}
