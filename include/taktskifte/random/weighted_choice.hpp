// Draws of a place among several.
#pragma once

#include <cstddef>
#include <span>

namespace taktskifte {

/// The place drawn by u in [0, 1) among those with room_j >= need, each with chance proportional to
/// weight_j: that at which the running sum of their weights passes u times the whole sum. -1 where none has
/// room and a weight. `room` and `weight` are of one size; weights of places with room are not negative.
std::ptrdiff_t draw_weighted(std::span<const double> room, double need, std::span<const double> weight,
                             double u);

}  // namespace taktskifte
