// Points that fill a unit cube evenly: what values over ranges are drawn with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace taktskifte {

/// [point][dimension], each in the open interval (0, 1).
using CubePoints = std::vector<std::vector<double>>;

/// Most dimensions and points of both.
inline constexpr std::size_t most_dimensions = 1000;
inline constexpr std::size_t most_points = 1'000'000;

/// Latin hypercube (McKay, Beckman and Conover 1979): of `count` points, each of `count` equal cells of a
/// dimension holds one, anywhere in it; dimensions are independent.
CubePoints latin_hypercube(std::size_t count, std::size_t dimensions, std::uint64_t seed);

/// The first points of the Sobol' sequence from the origin on, as 32-bit fractions; direction numbers of Joe
/// and Kuo (2008), from Boost.Random.
std::vector<std::vector<std::uint32_t>> sobol_digits(std::size_t count, std::size_t dimensions);

/// The same, scrambled: Owen's (1995) nested uniform scrambling of all 32 digits. Every power of two of
/// points is a net still, and every point is uniform by itself.
CubePoints scrambled_sobol(std::size_t count, std::size_t dimensions, std::uint64_t seed);

}  // namespace taktskifte
