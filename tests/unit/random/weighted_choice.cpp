#include "taktskifte/random/weighted_choice.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <vector>

#include "support/simd.hpp"

using namespace taktskifte;

namespace {

// The definition, one place after the other.
std::ptrdiff_t by_running_sum(const std::vector<double>& room, double need, const std::vector<double>& weight,
                              double u) {
  double sum = 0.0;
  for (std::size_t j = 0; j < weight.size(); ++j) sum += room[j] >= need ? weight[j] : 0.0;
  double passed = 0.0;
  std::ptrdiff_t last = -1;
  for (std::size_t j = 0; j < weight.size(); ++j) {
    if (room[j] < need || weight[j] == 0.0) continue;
    last = static_cast<std::ptrdiff_t>(j);
    passed += weight[j];
    if (u * sum < passed) break;
  }
  return last;
}

struct MadePlaces {
  std::vector<double> room, offer, nearness, factor;
  std::vector<std::size_t> raised;
  std::vector<double> weight;  // what comes of it
};

// A column of places as lanes add it up.
std::vector<double> in_strips(const std::vector<double>& column, double nowhere) {
  const Strips strips = Strips::of(column.size());
  std::vector<double> laid(strips.size(), nowhere);
  for (std::size_t place = 0; place < column.size(); ++place) laid[strips.at(place)] = column[place];
  return laid;
}

// The columns of places in strips.
struct LaidPlaces {
  std::vector<double> room, offer, nearness, factor;
  std::vector<std::size_t> raised;

  explicit LaidPlaces(const MadePlaces& made)
      : room(in_strips(made.room, -1.0)),
        offer(in_strips(made.offer, 7.0)),
        nearness(in_strips(made.nearness, 7.0)),
        factor(in_strips(made.factor, 7.0)) {
    for (const std::size_t place : made.raised) raised.push_back(Strips::of(made.room.size()).at(place));
  }
  [[nodiscard]] WeightedPlaces columns() const { return {room, offer, nearness, factor, raised}; }
};
MadePlaces random_places(std::size_t size, std::uint32_t seed, double factor, bool some_nearer) {
  std::mt19937 engine(seed);
  MadePlaces places;
  for (std::size_t j = 0; j < size; ++j) {
    places.room.push_back(static_cast<double>(engine() % 10));
    places.offer.push_back(engine() % 4 == 0 ? 0.0
                                             : std::exp(static_cast<double>(engine() % 20) - 15.0) / 3.0);
    const double nearness = some_nearer ? 1.0 / static_cast<double>(1 + engine() % 7) : 1.0;
    if (some_nearer) places.nearness.push_back(nearness);
    const bool raised = engine() % 5 == 0;
    if (raised) places.raised.push_back(j);
    places.factor.push_back(raised ? factor : 1.0);
    places.weight.push_back(places.offer[j] * nearness * places.factor[j]);
  }
  std::shuffle(places.raised.begin(), places.raised.end(), engine);
  return places;
}

// u at which the running sum passes a place, and its neighbours: where another rounding would decide
// otherwise.
std::vector<double> doubtful(const MadePlaces& places, double need) {
  double sum = 0.0;
  for (std::size_t j = 0; j < places.weight.size(); ++j)
    sum += places.room[j] >= need ? places.weight[j] : 0.0;
  std::vector<double> all{0.0, 0.5, std::nextafter(1.0, 0.0)};
  double passed = 0.0;
  for (std::size_t j = 0; j < places.weight.size(); ++j) {
    if (places.room[j] < need || sum == 0.0) continue;
    passed += places.weight[j];
    const double u = passed / sum;
    for (const double near : {std::nextafter(u, 0.0), u, std::nextafter(u, 1.0), 0.9 * u})
      if (near < 1.0) all.push_back(near);
  }
  return all;
}

}  // namespace

TEST_CASE("A place is that of the running sum, on every instruction set") {
  test::for_each_simd_target([](const std::string& name) {
    INFO(name);
    int different = 0;
    int draws = 0;
    for (std::size_t size = 0; size < 200; ++size) {
      const double factors[] = {3.7, 1.0, 0.0, 1e9};
      const MadePlaces places =
          random_places(size, static_cast<std::uint32_t>(size) + 1, factors[size % 4], size % 3 != 0);
      const LaidPlaces laid(places);
      for (const double need : {0.0, 5.0, 9.0}) {
        for (const double u : doubtful(places, need)) {
          ++draws;
          if (draw_weighted(laid.columns(), need, u) != by_running_sum(places.room, need, places.weight, u))
            ++different;
        }
      }
    }
    CHECK(different == 0);
    CHECK(draws > 50'000);
  });
}

TEST_CASE("Every place lies in a strip, one after the other") {
  for (const std::size_t size : {1U, 16U, 17U, 130U, 1000U}) {
    const Strips strips = Strips::of(size);
    CHECK(strips.size() >= size);
    CHECK(strips.size() < size + Strips::count);
    for (std::size_t place = 0; place < size; ++place) {
      CHECK(strips.place_at(strips.at(place)) == place);
      CHECK(strips.at(place) % Strips::count == place / strips.length);
    }
  }
}

TEST_CASE("Nowhere has room, or a weight: no place") {
  const std::vector<double> room(80, 2.0);
  const std::vector<double> weight(80, 1.0);
  const std::vector<double> nothing(80, 0.0);
  CHECK(draw_weighted({room, weight, weight, weight}, 2.0, 0.0) == 0);
  CHECK(draw_weighted({room, weight, weight, weight}, 2.5, 0.5) == -1);
  CHECK(draw_weighted({room, nothing, weight, weight}, 1.0, 0.5) == -1);
  CHECK(draw_weighted({}, 1.0, 0.5) == -1);
  const std::vector<double> no_strips(70, 1.0);
  CHECK_THROWS_AS(draw_weighted({no_strips, no_strips, no_strips, no_strips}, 1.0, 0.5),
                  std::invalid_argument);
}
