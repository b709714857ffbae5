#include "taktskifte/sensitivity/information.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "support/known_functions.hpp"

using namespace taktskifte;

TEST_CASE("An input that decides is worth what it decides, others nothing") {
  const auto inputs = support::unit_cube(4096, 5);
  // The second choice gains 10 (x0 - 0.5) over the first: E|.|/2 = 1.25 for who knows x0; x1 only shifts
  // both.
  PointColumns values(2);
  for (std::size_t p = 0; p < 4096; ++p) {
    values[0].push_back(7.0 * inputs[1][p]);
    values[1].push_back(7.0 * inputs[1][p] + 10.0 * (inputs[0][p] - 0.5));
  }
  const auto found = information_of(inputs, values, {.permutations = 50, .threads = 2});
  // The mean over 2 048 points is exact to some 0.03 here, twice.
  CHECK(found.inputs[0].value == Approx(1.25).margin(0.1));
  CHECK(found.inputs[0].told);
  CHECK(found.inputs[0].p_value == Approx(1.0 / 51.0));
  CHECK(found.perfect == Approx(1.25).margin(0.1));
  for (std::size_t i = 1; i < 5; ++i) {
    INFO("input " << i);
    CHECK(std::fabs(found.inputs[i].value) < 0.15);
    CHECK_FALSE(found.inputs[i].told);
  }
  CHECK(found.sets == 4096);
}

TEST_CASE("No input is worth more than all of them") {
  const auto inputs = support::unit_cube(64, 2);
  // x0 says all, and two of the choices are as good as each other without it: halves choose either.
  PointColumns values(3);
  for (std::size_t p = 0; p < 64; ++p) {
    values[0].push_back(0.0);
    values[1].push_back(10.0 * (inputs[0][p] - 0.5));
    values[2].push_back(-5.0 * (inputs[0][p] - 0.5) + (inputs[1][p] - 0.5));
  }
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto found = information_of(inputs, values, {.permutations = 20, .seed = seed});
    INFO("seed " << seed);
    CHECK(found.inputs[0].value > 0.5);
    for (const auto& input : found.inputs) CHECK(input.value <= found.perfect + 1e-12);  // rounding
  }
}

TEST_CASE("A curved advantage is seen, which a straight line would miss") {
  const auto inputs = support::unit_cube(2048, 3);
  // 1 inside the middle half of x2, -1 outside: mean 0, worth 0.5 to who knows x2.
  PointColumns values(2);
  for (std::size_t p = 0; p < 2048; ++p) {
    values[0].push_back(0.0);
    values[1].push_back(std::fabs(inputs[2][p] - 0.5) < 0.25 ? 1.0 : -1.0);
  }
  const auto found = information_of(inputs, values, {.permutations = 50});
  CHECK(found.inputs[2].value == Approx(0.5).margin(0.08));  // the spline blurs the two edges
  CHECK(found.inputs[2].told);
  CHECK_FALSE(found.inputs[0].told);
}

TEST_CASE("Where one choice is always better knowing is worth nothing") {
  const auto inputs = support::unit_cube(512, 2);
  PointColumns values(2);
  for (std::size_t p = 0; p < 512; ++p) {
    values[0].push_back(inputs[0][p]);
    values[1].push_back(inputs[0][p] + 1.0 + inputs[1][p]);
  }
  const auto found = information_of(inputs, values, {.permutations = 20});
  CHECK(found.best == 1);
  CHECK(found.perfect == 0.0);
  for (const auto& input : found.inputs) {
    CHECK(input.value == 0.0);
    CHECK_FALSE(input.told);
  }
}

TEST_CASE("Whole numbers and inputs of one value are taken; too few sets tell nothing") {
  auto inputs = support::unit_cube(1024, 3);
  for (auto& value : inputs[0]) value = value < 0.5 ? 3.0 : 4.0;
  for (auto& value : inputs[1]) value = 2.0;
  PointColumns values(2);
  for (std::size_t p = 0; p < 1024; ++p) {
    values[0].push_back(0.0);
    values[1].push_back(inputs[0][p] < 3.5 ? -1.0 : 1.0);
  }
  values[0][3] = std::numeric_limits<double>::quiet_NaN();
  const auto found = information_of(inputs, values, {.permutations = 20});
  CHECK(found.inputs[0].value == Approx(0.5).margin(0.05));
  CHECK(found.inputs[1].value <= 0.05);
  CHECK(found.missing == 1);
  const auto few = information_of({{1.0, 2.0}}, {{0.0, 1.0}, {1.0, 0.0}});
  CHECK(std::isnan(few.inputs[0].value));
  CHECK_FALSE(few.inputs[0].told);
}
