// Draws of a place among several.
#pragma once

#include <cstddef>
#include <span>

namespace taktskifte {

/// Where places lie in a column that lanes add up: in strips of as many places each, the first places of all
/// strips side by side, then their second ones, and so on. The last strips may not be full.
struct Strips {
  static constexpr std::size_t count = 16;
  std::size_t length = 0;  ///< of a strip

  static constexpr Strips of(std::size_t places) { return {(places + count - 1) / count}; }
  /// Of a column, with what no place lies at.
  [[nodiscard]] constexpr std::size_t size() const { return count * length; }
  [[nodiscard]] constexpr std::size_t at(std::size_t place) const {
    return place % length * count + place / length;
  }
  [[nodiscard]] constexpr std::size_t place_at(std::size_t at) const {
    return at % count * length + at / count;
  }
};

/// Places to be drawn, as columns of one size, in strips (of Strips::size() numbers). The weight of a place
/// is offer * nearness * factor.
struct WeightedPlaces {
  std::span<const double> room;           ///< what fits there; below 0 where no place is
  std::span<const double> offer;          ///< not negative where something fits
  std::span<const double> nearness;       ///< not negative; empty where all are as near
  std::span<const double> factor;         ///< not negative; 1 in all places but those of `raised`
  std::span<const std::size_t> raised{};  ///< where they lie, each once
};

/// The place drawn by u in [0, 1) among those with room >= need >= 0, each with chance proportional to its
/// weight: that at which the running sum of their weights passes u times the whole sum. -1 where none has
/// room and a weight.
std::ptrdiff_t draw_weighted(const WeightedPlaces& places, double need, double u);

}  // namespace taktskifte
