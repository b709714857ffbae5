#include "taktskifte/sensitivity/regret.hpp"

#include <catch2/catch.hpp>
#include <limits>

using namespace taktskifte;

TEST_CASE("Regrets are what a choice loses against the best, and rules may disagree") {
  // Two choices in 20 sets: the first loses 1 in nineteen, the second 12 in one and nothing else.
  PointColumns values(2, std::vector<double>(20, 0.0));
  for (std::size_t set = 0; set < 19; ++set) values[1][set] = 1.0;
  values[0][19] = 12.0;
  const auto regrets = regrets_of(values);
  CHECK(regrets.choices[0].mean == Approx(19.0 / 20.0));
  CHECK(regrets.choices[1].mean == Approx(12.0 / 20.0));
  CHECK(regrets.choices[0].most == 1.0);
  CHECK(regrets.choices[1].most == 12.0);
  CHECK(regrets.choices[0].high == 1.0);
  CHECK(regrets.choices[1].high == Approx(0.05 * 12.0));  // between the 19th and the 20th
  CHECK(regrets.choices[1].best_share == Approx(0.95));
  CHECK(regrets.least_mean == 1);
  CHECK(regrets.least_high == 1);
  CHECK(regrets.least_most == 0);
  CHECK(regrets.sets == 20);
}

TEST_CASE("Sets in which a choice has no value are left out and counted") {
  const double none = std::numeric_limits<double>::quiet_NaN();
  const auto regrets = regrets_of({{1.0, none, 0.0}, {0.0, 5.0, 3.0}});
  CHECK(regrets.sets == 2);
  CHECK(regrets.missing == 1);
  CHECK(regrets.choices[0].mean == Approx(1.5));
  CHECK(regrets.choices[1].mean == Approx(0.5));
  CHECK(regrets_of({}).choices.empty());
}

TEST_CASE("What an innovation is worth turns the choice") {
  const PointColumns innovations = {{10.0}, {30.0}};
  const PointColumns private_rd = {{500.0}, {300.0}};
  CHECK(values_at(2.0, innovations, private_rd) == PointColumns{{520.0}, {360.0}});
  CHECK(regrets_of(values_at(9.0, innovations, private_rd)).least_mean == 0);
  CHECK(regrets_of(values_at(11.0, innovations, private_rd)).least_mean == 1);
}
