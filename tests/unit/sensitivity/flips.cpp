#include "taktskifte/sensitivity/flips.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <stdexcept>

using namespace taktskifte;

namespace {

FlipCurve curve(std::vector<double> values, std::vector<double> differences, double margin,
                double noise = 0.0) {
  return flips_of(values, differences, margin, noise);
}

}  // namespace

TEST_CASE("A straight line flips where it crosses its margin") {
  const auto found = curve({0.0, 1.0, 2.0, 3.0}, {0.0, 1.0, 2.0, 3.0}, 1.25);
  REQUIRE(found.flips.size() == 1);
  CHECK(found.flips[0].at == Approx(1.25));
  CHECK(found.flips[0].from == MarginSide::within);
  CHECK(found.flips[0].to == MarginSide::above);
  CHECK(found.shape == CurveShape::rising);
  CHECK(found.complete);
}

TEST_CASE("A jump over the whole margin flips twice") {
  const auto found = curve({0.0, 4.0}, {2.0, -2.0}, 1.0);
  REQUIRE(found.flips.size() == 2);
  CHECK(found.flips[0].at == Approx(1.0));
  CHECK(found.flips[0].from == MarginSide::above);
  CHECK(found.flips[0].to == MarginSide::within);
  CHECK(found.flips[1].at == Approx(3.0));
  CHECK(found.flips[1].to == MarginSide::below);
  CHECK(found.shape == CurveShape::falling);
}

TEST_CASE("A curve that turns flips there and back") {
  const auto found = curve({0.0, 1.0, 2.0}, {0.0, 2.0, 0.0}, 1.0);
  REQUIRE(found.flips.size() == 2);
  CHECK(found.flips[0].at == Approx(0.5));
  CHECK(found.flips[1].at == Approx(1.5));
  CHECK(found.shape == CurveShape::turning);
}

TEST_CASE("Without a crossing there is no flip; on the margin is within it") {
  CHECK(curve({0.0, 1.0}, {3.0, 4.0}, 1.0).flips.empty());
  CHECK(curve({0.0, 1.0}, {-1.0, 1.0}, 1.0).flips.empty());
  CHECK(curve({0.0, 1.0}, {2.0, 2.0}, 1.0).shape == CurveShape::flat);
  CHECK(side_of(1.0, 1.0) == MarginSide::within);
}

TEST_CASE("With a margin of 0 a change of sign is one flip") {
  const auto found = curve({0.0, 1.0}, {-1.0, 3.0}, 0.0);
  REQUIRE(found.flips.size() == 1);
  CHECK(found.flips[0].at == Approx(0.25));
  CHECK(found.flips[0].from == MarginSide::below);
  CHECK(found.flips[0].to == MarginSide::above);
}

TEST_CASE("A noisy curve along its margin makes no flip that is told from chance") {
  const auto along = curve({0.0, 1.0, 2.0, 3.0, 4.0, 5.0}, {0.9, 1.1, 0.95, 1.05, 0.9, 1.2}, 1.0, 0.3);
  CHECK(along.flips.size() == 5);
  for (const auto& flip : along.flips) CHECK_FALSE(flip.told);
  const auto without_noise = curve({0.0, 1.0, 2.0, 3.0, 4.0, 5.0}, {0.9, 1.1, 0.95, 1.05, 0.9, 1.2}, 1.0);
  for (const auto& flip : without_noise.flips) CHECK(flip.told);
  // One side alone does not tell it.
  CHECK_FALSE(curve({0.0, 1.0}, {-5.0, 1.1}, 1.0, 0.3).flips.back().told);
  CHECK(curve({0.0, 1.0}, {-5.0, 1.1}, 1.0, 0.3).flips.front().told);
}

TEST_CASE("A curve that crosses its margin back and forth within the noise flips once in the middle") {
  const auto found = curve({0.0, 1.0, 2.0, 3.0, 4.0}, {-0.5, 0.9, 1.1, 0.9, 3.0}, 1.0, 0.3);
  REQUIRE(found.flips.size() == 3);
  CHECK_FALSE(found.flips[0].told);
  CHECK(found.flips[1].told);
  CHECK_FALSE(found.flips[2].told);
  const auto sign = curve({0.0, 1.0, 2.0}, {-1.0, 0.0, 1.0}, 0.0);
  for (const auto& flip : sign.flips) CHECK(flip.told);
}

TEST_CASE("Missing differences are bridged and told; steps within the noise do not turn a curve") {
  const auto found = curve({0.0, 1.0, 2.0}, {0.0, std::numeric_limits<double>::quiet_NaN(), 2.0}, 1.0);
  REQUIRE(found.flips.size() == 1);
  CHECK(found.flips[0].at == Approx(1.0));
  CHECK_FALSE(found.complete);
  CHECK(curve({0.0, 1.0, 2.0}, {0.0, 2.0, 1.9}, 1.0, 0.2).shape == CurveShape::rising);
  CHECK(curve({0.0, 1.0, 2.0}, {0.0, 2.0, 1.9}, 1.0).shape == CurveShape::turning);
  CHECK_THROWS_AS(curve({1.0, 0.0}, {0.0, 0.0}, 1.0), std::invalid_argument);
  CHECK_THROWS_AS(curve({1.0}, {0.0, 0.0}, 1.0), std::invalid_argument);
}
