#include "taktskifte/sensitivity/spread.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace taktskifte;

TEST_CASE("The spread of an answer: quantiles, and shares on each side of the margin") {
  std::vector<double> differences;
  for (int i = 0; i <= 100; ++i) differences.push_back(i - 20.0);
  differences.push_back(std::numeric_limits<double>::quiet_NaN());
  const auto spread = spread_of(differences, 5.0);
  CHECK(spread.sets == 101);
  CHECK(spread.missing == 1);
  CHECK(spread.quantiles == std::array<double, 5>{-15.0, 5.0, 30.0, 55.0, 75.0});
  CHECK(spread.below == Approx(15.0 / 101.0));   // -20 to -6
  CHECK(spread.within == Approx(11.0 / 101.0));  // -5 to 5
  CHECK(spread.above == Approx(75.0 / 101.0));
  const auto none = spread_of({}, 1.0);
  CHECK(none.sets == 0);
  CHECK(std::isnan(none.quantiles[2]));
  CHECK(std::isnan(none.above));
}
