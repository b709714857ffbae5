// Draws of a place among several.
#pragma once

#include <cstddef>
#include <span>

namespace taktskifte {

/// Places to be drawn, as columns of one size. The weight of a place is offer * nearness * factor.
struct WeightedPlaces {
  std::span<const double> room;           ///< what fits there
  std::span<const double> offer;          ///< not negative where something fits
  std::span<const double> nearness;       ///< not negative
  std::span<const double> factor;         ///< not negative; 1 in all places but those of `raised`
  std::span<const std::size_t> raised{};  ///< each once
};

/// The place drawn by u in [0, 1) among those with room_j >= need, each with chance proportional to its
/// weight: that at which the running sum of their weights passes u times the whole sum. -1 where none has
/// room and a weight.
std::ptrdiff_t draw_weighted(const WeightedPlaces& places, double need, double u);

}  // namespace taktskifte
