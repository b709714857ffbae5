#include "taktskifte/sensitivity/boxes.hpp"

#include <catch2/catch.hpp>

#include "support/known_functions.hpp"
#include "taktskifte/random/stream.hpp"

using namespace taktskifte;

namespace {

template <typename Case>
std::vector<std::uint8_t> cases(const PointColumns& inputs, const Case& is_case) {
  std::vector<std::uint8_t> all;
  for (std::size_t p = 0; p < inputs.front().size(); ++p) all.push_back(is_case(p) ? 1 : 0);
  return all;
}

}  // namespace

TEST_CASE("A box that is there is found, with the inputs that make it and no other") {
  const auto inputs = support::unit_cube(2000, 6);
  const auto interesting =
      cases(inputs, [&](std::size_t p) { return inputs[1][p] > 0.6 && inputs[4][p] < 0.5; });
  const auto found = find_boxes(inputs, interesting, {.most_boxes = 1});
  REQUIRE(found.boxes.size() == 1);
  const Box& box = found.boxes.front();
  REQUIRE(box.restrictions.size() == 2);
  CHECK(box.restrictions[0].input == 1);
  CHECK(box.restrictions[1].input == 4);
  // Peeling takes a twentieth of the box at a time: a border is found within that part of the range left.
  CHECK(box.restrictions[0].low == Approx(0.6).margin(0.05));
  CHECK(std::isinf(box.restrictions[0].high));
  CHECK(box.restrictions[1].high == Approx(0.5).margin(0.05));
  CHECK(box.judged.density > 0.9);
  CHECK(box.holds);
  CHECK(box.judged.coverage > 0.9);
  CHECK(box.density.low < box.judged.density);
  CHECK(box.density.high >= box.judged.density);
  CHECK(found.all_judged.density == Approx(0.2).margin(0.05));
  for (const auto& side : box.restrictions) {
    CHECK(side.needed);
    CHECK(side.density_without < 0.65);
  }
}

TEST_CASE("A second box is sought outside of the first") {
  const auto inputs = support::unit_cube(4000, 3);
  const auto interesting = cases(inputs, [&](std::size_t p) {
    return (inputs[0][p] < 0.3 && inputs[1][p] < 0.5) || (inputs[0][p] > 0.8 && inputs[1][p] > 0.5);
  });
  const auto found = find_boxes(inputs, interesting);
  REQUIRE(found.boxes.size() == 2);
  CHECK(found.boxes[0].judged.density > 0.85);
  CHECK(found.boxes[1].judged.density > 0.85);
  CHECK(found.boxes[0].judged.coverage + found.boxes[1].judged.coverage > 0.9);
}

TEST_CASE("A second box that overlaps the first is judged on what lies outside of it") {
  const auto inputs = support::unit_cube(4000, 3);
  const auto interesting =
      cases(inputs, [&](std::size_t p) { return inputs[0][p] < 0.3 || inputs[1][p] < 0.3; });
  const auto found = find_boxes(inputs, interesting);
  REQUIRE(found.boxes.size() == 2);
  CHECK(found.boxes[0].judged.coverage + found.boxes[1].judged.coverage <= 1.0);
  CHECK(found.boxes[0].found.coverage + found.boxes[1].found.coverage <= 1.0);
  CHECK(found.boxes[0].rest_density == found.all_judged.density);
  // Outside of the first 0.3 of the points are of interest.
  CHECK(found.boxes[1].rest_density == Approx(0.3).margin(0.05));
  CHECK(found.boxes[1].holds);
}

TEST_CASE("What chance alone makes does not hold on the other half") {
  const auto inputs = support::unit_cube(1000, 20);
  const auto interesting = cases(inputs, [&](std::size_t p) {
    return Stream({1, 0}, Purpose::lot, 0, static_cast<std::uint32_t>(p)).uniform(0) < 0.3;
  });
  const auto found = find_boxes(inputs, interesting);
  for (const auto& box : found.boxes) CHECK_FALSE(box.holds);
}

TEST_CASE("Without enough cases, and where every point is one, there is no box") {
  const auto inputs = support::unit_cube(200, 3);
  CHECK(find_boxes(inputs, cases(inputs, [](std::size_t p) { return p < 5; })).boxes.empty());
  CHECK(find_boxes(inputs, cases(inputs, [](std::size_t) { return true; })).boxes.empty());
  CHECK(find_boxes(inputs, cases(inputs, [](std::size_t) { return false; })).boxes.empty());
}
