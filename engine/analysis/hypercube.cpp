#include "taktskifte/analysis/hypercube.hpp"

#include <boost/random/sobol.hpp>
#include <numeric>
#include <utility>

#include "taktskifte/random/stream.hpp"

namespace taktskifte {
namespace {

constexpr unsigned digits = 32;

/// All chance of a dimension; `step` tells its uses apart.
Stream stream_of(std::uint64_t seed, std::size_t dimension, std::uint32_t step, std::uint32_t who = 0) {
  return {{seed, static_cast<std::uint32_t>(dimension)}, Purpose::design, step, who};
}

/// Flips each digit by a coin that belongs to the digits before it.
std::uint32_t scrambled(std::uint32_t point, std::uint64_t seed, std::size_t dimension) {
  std::uint32_t flips = 0;
  for (std::uint32_t digit = 0; digit < digits; ++digit) {
    const std::uint32_t before = digit == 0 ? 0 : point >> (digits - digit);
    if (stream_of(seed, dimension, digit, before).uniform(0) < 0.5) flips |= 1U << (digits - 1 - digit);
  }
  return point ^ flips;
}

}  // namespace

CubePoints latin_hypercube(std::size_t count, std::size_t dimensions, std::uint64_t seed) {
  constexpr std::uint32_t order = 0;
  constexpr std::uint32_t within = 1;
  CubePoints points(count, std::vector<double>(dimensions));
  std::vector<std::size_t> cell(count);
  for (std::size_t d = 0; d < dimensions; ++d) {
    std::iota(cell.begin(), cell.end(), std::size_t{0});
    const Stream swaps = stream_of(seed, d, order);
    const Stream places = stream_of(seed, d, within);
    for (std::size_t i = count; i > 1; --i)
      std::swap(cell[i - 1], cell[static_cast<std::size_t>(swaps.uniform(static_cast<std::uint32_t>(i)) *
                                                           static_cast<double>(i))]);
    for (std::size_t i = 0; i < count; ++i)
      points[i][d] = (static_cast<double>(cell[i]) + places.uniform(static_cast<std::uint32_t>(i))) /
                     static_cast<double>(count);
  }
  return points;
}

std::vector<std::vector<std::uint32_t>> sobol_digits(std::size_t count, std::size_t dimensions) {
  std::vector<std::vector<std::uint32_t>> points(count, std::vector<std::uint32_t>(dimensions, 0));
  if (dimensions == 0) return points;
  boost::random::sobol_engine<std::uint32_t, digits> sequence(dimensions);
  // Boost leaves the origin out, without which the first 2^k points are no net.
  for (std::size_t i = 1; i < count; ++i)
    for (auto& coordinate : points[i]) coordinate = sequence();
  return points;
}

CubePoints scrambled_sobol(std::size_t count, std::size_t dimensions, std::uint64_t seed) {
  const auto plain = sobol_digits(count, dimensions);
  CubePoints points(count, std::vector<double>(dimensions));
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t d = 0; d < dimensions; ++d)
      points[i][d] = (static_cast<double>(scrambled(plain[i][d], seed, d)) + 0.5) * 0x1p-32;
  return points;
}

}  // namespace taktskifte
