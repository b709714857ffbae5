// Points of the unit cube in rows that belong together: what sensitivity is estimated from.
#pragma once

#include <cstddef>
#include <cstdint>

#include "taktskifte/analysis/hypercube.hpp"

namespace taktskifte {

/// Points of a row of a Saltelli design.
constexpr std::size_t saltelli_row(std::size_t inputs) { return inputs + 2; }

/// Saltelli design (Saltelli et al. 2010) of scrambled Sobol' points in 2 x inputs dimensions: row by row the
/// point of A, that of A with input 1, 2, ... as in B, and that of B. `rows` is best a power of two.
CubePoints saltelli_points(std::size_t rows, std::size_t inputs, std::uint64_t seed);

/// Points of a trajectory.
constexpr std::size_t trajectory_length(std::size_t inputs) { return inputs + 1; }

/// By how much of its range an input moves, up or down.
inline constexpr double trajectory_step = 2.0 / 3.0;

/// Trajectories (Morris 1991, Technometrics 33(2)) over the levels 0, 1/3, 2/3 and 1 of each input, one after
/// the other: from each point to the next one input moves by trajectory_step, each once, in an order by
/// chance.
CubePoints morris_points(std::size_t trajectories, std::size_t inputs, std::uint64_t seed);

}  // namespace taktskifte
