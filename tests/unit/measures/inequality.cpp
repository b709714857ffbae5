#include "taktskifte/measures/inequality.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace taktskifte;

namespace {

using Counts = std::vector<std::int32_t>;

// Sums of at most some tens of doubles near 1; the bound is some tens of times the unit roundoff.
constexpr double rounding = 1e-14;

const std::vector<double> quarters{0.25, 0.5, 0.75, 1.0};

/// A place for each of some tens of municipalities in three groups, of which the last has no grant.
struct Places {
  Counts grants;
  std::vector<double> heads;
  std::vector<int> group;
};

Places random_places(unsigned seed) {
  std::mt19937 source(seed);
  Places places;
  for (int i = 0; i < 40; ++i) {
    places.group.push_back(static_cast<int>(source() % 3));
    places.grants.push_back(places.group.back() == 2 ? 0 : static_cast<std::int32_t>(source() % 5));
    places.heads.push_back(500.0 + static_cast<double>(source() % 100'000));
  }
  places.group.front() = 0;
  places.grants.front() = 7;  // not all zero, whatever the draw
  return places;
}

}  // namespace

TEST_CASE("The Gini coefficient of known distributions") {
  CHECK(gini(Counts{3, 3, 3, 3}) == 0.0);
  CHECK(gini(Counts{0, 0, 0, 8}) == 0.75);  // (n - 1) / n
  CHECK(gini(Counts{1, 3}) == 0.25);
  CHECK(gini(Counts{3, 1}) == 0.25);
  CHECK(std::isnan(gini(Counts{0, 0})));
}

TEST_CASE("The Theil index of distributions worked out by hand") {
  // Shares 1/4 and 3/4 of grants, 1/2 and 1/2 of heads: ln(1/2) / 4 + 3 ln(3/2) / 4.
  CHECK(theil(Counts{1, 3}, std::vector{10.0, 10.0}) == Approx(0.13081203594113694).margin(rounding));
  // Shares 1/2, 1/2, 0 of grants, 1/4, 1/4, 1/2 of heads: ln 2.
  CHECK(theil(Counts{4, 4, 0}, std::vector{1.0, 1.0, 2.0}) == Approx(std::log(2.0)).margin(rounding));
  CHECK(std::isnan(theil(Counts{0, 0}, std::vector{1.0, 2.0})));
}

TEST_CASE("The Theil index is zero with as many per head everywhere and ln(1 / w) where one has all") {
  CHECK(theil(Counts{2, 4, 6, 8}, std::vector{100.0, 200.0, 300.0, 400.0}) == Approx(0.0).margin(rounding));
  const std::vector<double> heads{100.0, 200.0, 700.0};
  CHECK(theil(Counts{9, 0, 0}, heads) == Approx(std::log(10.0)).margin(rounding));
  CHECK(theil(Counts{0, 9, 0}, heads) == Approx(std::log(5.0)).margin(rounding));
  CHECK(theil(Counts{0, 0, 9}, heads) == Approx(std::log(10.0 / 7.0)).margin(rounding));
}

TEST_CASE("More of everything, or more heads everywhere, changes no index") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const Places places = random_places(seed);
    Counts more = places.grants;
    for (auto& grants : more) grants *= 13;
    std::vector<double> heads = places.heads;
    for (double& here : heads) here *= 8.0;
    CHECK(theil(more, heads) == Approx(theil(places.grants, places.heads)).margin(rounding));
    CHECK(gini(more) == Approx(gini(places.grants)).margin(rounding));
    const auto curve = lorenz(places.grants, quarters);
    const auto of_more = lorenz(more, quarters);
    for (std::size_t p = 0; p < quarters.size(); ++p) CHECK(of_more[p] == Approx(curve[p]).margin(rounding));
  }
}

TEST_CASE("The Theil index is the part between groups and the part within them, neither negative") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const auto [grants, heads, group] = random_places(seed);
    const auto grants_of = sums_by<3>(group, grants);
    const auto heads_of = sums_by<3>(group, heads);
    double all = 0.0;
    for (const auto here : grants_of) all += static_cast<double>(here);
    double within = 0.0;
    for (std::size_t g = 0; g < grants_of.size(); ++g) {
      if (grants_of[g] == 0) continue;
      Counts members;
      std::vector<double> their_heads;
      for (std::size_t i = 0; i < grants.size(); ++i) {
        if (static_cast<std::size_t>(group[i]) != g) continue;
        members.push_back(grants[i]);
        their_heads.push_back(heads[i]);
      }
      within += static_cast<double>(grants_of[g]) / all * theil(members, their_heads);
    }
    const double between = theil(grants_of, heads_of);
    CHECK(between > 0.0);
    CHECK(within > 0.0);
    CHECK(between + within == Approx(theil(grants, heads)).margin(rounding));
  }
}

TEST_CASE("The Lorenz curve of distributions worked out by hand") {
  CHECK(lorenz(Counts{5, 5, 5, 5}, quarters) == quarters);  // the diagonal
  CHECK(lorenz(Counts{0, 8, 0, 0}, quarters) == std::vector{0.0, 0.0, 0.0, 1.0});
  CHECK(lorenz(Counts{3, 1, 4, 0}, quarters) == std::vector{0.0, 0.125, 0.5, 1.0});
  // Half-way between places: half of the next place's count.
  CHECK(lorenz(Counts{1, 3}, quarters) == std::vector{0.125, 0.25, 0.625, 1.0});
  for (const double part : lorenz(Counts{0, 0}, quarters)) CHECK(std::isnan(part));
}

TEST_CASE("The Lorenz curve rises, bends upwards and stays below the diagonal") {
  std::vector<double> hundredths;
  for (int p = 0; p <= 100; ++p) hundredths.push_back(p / 100.0);
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const auto curve = lorenz(random_places(seed).grants, hundredths);
    CHECK(curve.front() == 0.0);
    CHECK(curve.back() == 1.0);
    for (std::size_t p = 1; p < curve.size(); ++p) {
      CHECK(curve[p] >= curve[p - 1]);
      CHECK(curve[p] <= hundredths[p] + rounding);
      if (p >= 2) CHECK(curve[p] - curve[p - 1] >= curve[p - 1] - curve[p - 2] - rounding);
    }
  }
}

TEST_CASE("Twice the area between the diagonal and the Lorenz curve is the Gini coefficient") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const Counts grants = random_places(seed).grants;
    const auto n = static_cast<double>(grants.size());
    std::vector<double> places;  // at every place, where the curve bends, the trapezium rule is exact
    for (std::size_t k = 0; k <= grants.size(); ++k) places.push_back(static_cast<double>(k) / n);
    const auto curve = lorenz(grants, places);
    double below = 0.0;
    for (std::size_t k = 1; k < curve.size(); ++k) below += 0.5 * (curve[k - 1] + curve[k]) / n;
    CHECK(1.0 - 2.0 * below == Approx(gini(grants)).margin(rounding));
  }
}
