#include "taktskifte/sensitivity/elementary_effects.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "taktskifte/analysis/cube_designs.hpp"

using namespace taktskifte;

namespace {

PointColumns columns_of(const CubePoints& points) {
  PointColumns columns(points.front().size());
  for (const auto& point : points)
    for (std::size_t i = 0; i < point.size(); ++i) columns[i].push_back(point[i]);
  return columns;
}

template <typename Function>
std::vector<double> at_points(const CubePoints& points, const Function& function) {
  std::vector<double> values;
  for (const auto& point : points) values.push_back(function(point));
  return values;
}

}  // namespace

TEST_CASE("Trajectories move each input once, by two thirds of its range") {
  const auto points = morris_points(50, 7, 3);
  REQUIRE(points.size() == 50 * 8);
  CHECK(points == morris_points(50, 7, 3));
  CHECK(points != morris_points(50, 7, 4));
  for (std::size_t t = 0; t < 50; ++t) {
    std::vector<int> moved(7, 0);
    for (std::size_t p = 8 * t; p < 8 * t + 7; ++p)
      for (std::size_t i = 0; i < 7; ++i) {
        CHECK((points[p][i] >= 0.0 && points[p][i] <= 1.0));
        if (points[p][i] == points[p + 1][i]) continue;
        ++moved[i];
        CHECK(std::fabs(points[p + 1][i] - points[p][i]) == Approx(trajectory_step).epsilon(1e-12));
      }
    CHECK(moved == std::vector<int>(7, 1));
  }
}

TEST_CASE("Effects of a sum are its slopes, without spread; an input that does nothing is inert") {
  const auto points = morris_points(20, 4, 1);
  const auto outcomes = at_points(points, [](const auto& x) { return 5.0 * x[0] - 2.0 * x[1] + 0.5 * x[2]; });
  const auto effects =
      elementary_effects(effects_in_trajectories(columns_of(points), outcomes), {.first = 2});
  const double slopes[] = {5.0, -2.0, 0.5, 0.0};
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(effects[i].mean == Approx(slopes[i]).margin(1e-12));
    CHECK(effects[i].mean_absolute == Approx(std::fabs(slopes[i])).margin(1e-12));
    CHECK(effects[i].deviation == Approx(0.0).margin(1e-12));
    CHECK(effects[i].rank == (i < 3 ? i + 1 : 0));
    CHECK(effects[i].among_first == (i < 2 ? 1.0 : 0.0));
    CHECK(effects[i].effects == 20);
    CHECK(effects[i].inert == (i == 3));
  }
}

TEST_CASE("A product moves as much as it spreads") {
  const auto points = morris_points(200, 2, 1);
  const auto outcomes = at_points(points, [](const auto& x) { return (x[0] - 0.5) * (x[1] - 0.5); });
  const auto effects = elementary_effects(effects_in_trajectories(columns_of(points), outcomes));
  // The other input is at -1/2, -1/6, 1/6 or 1/2 with equal chance: mu* 1/3, sigma sqrt(5)/6, of 200 draws.
  CHECK(effects[0].mean_absolute == Approx(1.0 / 3.0).margin(5.0 * (1.0 / 6.0) / std::sqrt(200.0)));
  CHECK(effects[0].deviation == Approx(std::sqrt(5.0) / 6.0).margin(0.05));
  CHECK(effects[0].absolute_interval.low < effects[0].mean_absolute);
  CHECK(effects[0].absolute_interval.high > effects[0].mean_absolute);
}

TEST_CASE("Effects with a missing outcome are left out, values that stay have an effect of 0") {
  const auto points = morris_points(6, 3, 2);
  auto columns = columns_of(points);
  auto outcomes = at_points(points, [](const auto& x) { return x[0] + x[1] + x[2]; });
  outcomes[1] = std::numeric_limits<double>::quiet_NaN();
  for (auto& value : columns[2]) value = 4.0;  // a whole number of one value
  const auto effects = elementary_effects(effects_in_trajectories(columns, outcomes));
  CHECK(effects[0].effects + effects[1].effects < 12);
  CHECK(effects[0].effects >= 5);
  CHECK(effects[2].inert);
}

TEST_CASE("Whole numbers move by what they move: two values by their plain difference") {
  const auto points = morris_points(30, 3, 1);
  auto columns = columns_of(points);
  for (auto& value : columns[0]) value = value < 0.5 ? 1.0 : 2.0;  // 1..2
  const double four[] = {1.0, 4.0, 16.0, 64.0};                    // even in the logarithm
  for (auto& value : columns[1]) value = four[static_cast<std::size_t>(std::lround(3.0 * value))];
  const double three[] = {1.0, 2.0, 3.0, 3.0};  // 1..3 of the four levels
  for (auto& value : columns[2]) value = three[static_cast<std::size_t>(std::lround(3.0 * value))];
  std::vector<double> outcomes;
  for (std::size_t p = 0; p < points.size(); ++p)
    outcomes.push_back(5.0 * columns[0][p] + std::log(columns[1][p]) / std::log(64.0) + 2.0 * columns[2][p]);
  const InputScale scales[] = {InputScale::whole, InputScale::log_whole, InputScale::whole};
  const auto effects = elementary_effects(effects_in_trajectories(columns, outcomes, scales));
  const double over_range[] = {5.0, 1.0, 4.0};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(effects[i].mean == Approx(over_range[i]).epsilon(1e-12));
    CHECK(effects[i].deviation == Approx(0.0).margin(1e-12));
  }
}

TEST_CASE("Inputs that do nothing have no rank, and are never among the first") {
  const auto points = morris_points(20, 4, 1);
  const auto outcomes = at_points(points, [](const auto& x) { return x[2]; });
  const auto effects =
      elementary_effects(effects_in_trajectories(columns_of(points), outcomes), {.first = 10});
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(effects[i].rank == (i == 2 ? 1 : 0));
    CHECK(effects[i].among_first == (i == 2 ? 1.0 : 0.0));
  }
}

TEST_CASE("Which of two equal inputs comes first is a toss, and told as one") {
  const auto points = morris_points(15, 2, 1);
  const auto outcomes = at_points(points, [](const auto& x) { return x[0] * x[1]; });
  const auto effects =
      elementary_effects(effects_in_trajectories(columns_of(points), outcomes), {.first = 1});
  CHECK(effects[0].among_first + effects[1].among_first == Approx(1.0));
  CHECK(effects[0].among_first > 0.01);
  CHECK(effects[1].among_first > 0.01);
}
