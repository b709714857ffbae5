// The input of the reference workload "diffusion": points in the unit square and who looks at whom.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace taktskifte::bench {

inline constexpr std::size_t neighbour_count = 8;
using Neighbours = std::array<std::int32_t, neighbour_count>;

/// One entry per agent in every column.
struct DiffusionInput {
  std::vector<float> x, y;             ///< uniform in the unit square
  std::vector<Neighbours> neighbours;  ///< the nearest others, the nearest first
  std::vector<float> propensity;       ///< uniform in (0, 1)
  std::vector<float> budget;           ///< lognormal(10, 1); carried, not used
  std::vector<float> expectation;      ///< at the start, uniform in (0, 1)

  [[nodiscard]] std::size_t size() const { return x.size(); }
};

/// Agents numbered in the order of drawing, so that neighbours are far apart in memory. Precondition: agents
/// > neighbour_count.
DiffusionInput make_input(std::size_t agents, std::uint64_t seed);

/// The same agents numbered along a space-filling curve (Morton's), so that neighbours are near.
DiffusionInput renumbered(const DiffusionInput& input);

}  // namespace taktskifte::bench
