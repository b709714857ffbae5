#include "taktskifte/random/stream.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdint>
#include <set>
#include <vector>

#include "support/tolerance.hpp"

using taktskifte::philox4x32;
using taktskifte::Purpose;
using taktskifte::ReplicateSeed;
using taktskifte::Stream;
using taktskifte::StreamCursor;
using taktskifte::YearStreams;

namespace {

using Words = std::array<std::uint32_t, 4>;

// The known answers that come with Random123 (file kat_vectors, philox4x32, 10 rounds).
static_assert(philox4x32({0, 0, 0, 0}, {0, 0}) == Words{0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U});
static_assert(philox4x32({0xffffffffU, 0xffffffffU, 0xffffffffU, 0xffffffffU}, {0xffffffffU, 0xffffffffU}) ==
              Words{0x408f276dU, 0x41c83b0eU, 0xa20bc7c6U, 0x6d5451fdU});
static_assert(philox4x32({0x243f6a88U, 0x85a308d3U, 0x13198a2eU, 0x03707344U}, {0xa4093822U, 0x299f31d0U}) ==
              Words{0xd16cfe09U, 0x94fdccebU, 0x5001e420U, 0x24126ea1U});

}  // namespace

TEST_CASE("each part of the address changes the draw") {
  const ReplicateSeed seed{.seed = 42, .replicate = 3};
  std::set<double> draws;
  std::size_t addresses = 0;
  const auto add = [&](const Stream& stream, std::uint32_t index) {
    draws.insert(stream.uniform(index));
    ++addresses;
  };
  add(Stream(seed, Purpose::apply, 7, 11), 0);
  add(Stream({.seed = 43, .replicate = 3}, Purpose::apply, 7, 11), 0);
  add(Stream({.seed = 42 + (std::uint64_t{1} << 32U), .replicate = 3}, Purpose::apply, 7, 11), 0);
  add(Stream({.seed = 42, .replicate = 4}, Purpose::apply, 7, 11), 0);
  add(Stream(seed, Purpose::request, 7, 11), 0);
  add(Stream(seed, Purpose::apply, 8, 11), 0);
  add(Stream(seed, Purpose::apply, 7, 12), 0);
  for (std::uint32_t index = 1; index < 100; ++index) add(Stream(seed, Purpose::apply, 7, 11), index);
  add(Stream(seed, Purpose::apply, 7, 11), 0xFFFFFFFFU);
  CHECK(draws.size() == addresses);
}

TEST_CASE("a draw depends on its address alone") {
  const Stream stream({.seed = 1, .replicate = 0}, Purpose::panel, 20, 356);
  const double tenth = stream.uniform(10);
  const double first = stream.uniform(0);
  CHECK(stream.uniform(0) == first);
  CHECK(Stream({.seed = 1, .replicate = 0}, Purpose::panel, 20, 356).uniform(10) == tenth);
  CHECK(YearStreams{.seed = {.seed = 1, .replicate = 0}, .step = 20}.of(Purpose::panel, 356).uniform(10) ==
        tenth);
}

TEST_CASE("a draw is made of the words of its own block") {
  constexpr Stream stream({.seed = (std::uint64_t{9} << 32U) | 5U, .replicate = 2}, Purpose::reuse, 6, 77);
  constexpr Words words = philox4x32({3, 77, (4U << 24U) | 6U, 2}, {5, 9});
  const auto uniform = [](std::uint32_t high, std::uint32_t low) {
    return (static_cast<double>(((std::uint64_t{high} << 32U) | low) >> 12U) + 0.5) / 4503599627370496.0;
  };
  CHECK(stream.uniform(6) == uniform(words[0], words[1]));
  CHECK(stream.uniform(7) == uniform(words[2], words[3]));
}

TEST_CASE("a sequence runs through the draws of its stream") {
  const Stream stream({.seed = 1, .replicate = 0}, Purpose::request, 0, 0);
  StreamCursor draws(stream, 5);
  CHECK(draws.next() == stream.uniform(5));
  CHECK(draws.next() == stream.uniform(6));
  CHECK(draws.next() == stream.uniform(7));
}

TEST_CASE("uniforms lie in the open interval and are uniform") {
  constexpr std::uint32_t n = 200000;
  const Stream stream({.seed = 2024, .replicate = 1}, Purpose::innovate, 3, 4);
  std::vector<double> values;
  for (std::uint32_t i = 0; i < n; ++i) values.push_back(stream.uniform(i));
  std::sort(values.begin(), values.end());
  CHECK(values.front() > 0.0);
  CHECK(values.back() < 1.0);
  double distance = 0.0;
  for (std::uint32_t i = 0; i < n; ++i) {
    distance = std::max({distance, values[i] - i / double{n}, (i + 1) / double{n} - values[i]});
  }
  CHECK(distance < taktskifte::support::kolmogorov_bound(n));
}

TEST_CASE("neighbouring addresses are not correlated") {
  // One draw from each of n neighbours in each direction; the product of two centred uniforms has sd 1/12.
  constexpr std::uint32_t n = 100000;
  double actors = 0.0;
  double years = 0.0;
  double replicates = 0.0;
  double indices = 0.0;
  const auto centred = [](std::uint32_t replicate, std::uint32_t step, std::uint32_t who,
                          std::uint32_t index) {
    return Stream({.seed = 1, .replicate = replicate}, Purpose::apply, step, who).uniform(index) - 0.5;
  };
  for (std::uint32_t i = 0; i < n; ++i) {
    const double here = centred(i, i, i, 0);
    actors += here * centred(i, i, i + 1, 0) / n;
    years += here * centred(i, i + 1, i, 0) / n;
    replicates += here * centred(i + 1, i, i, 0) / n;
    indices += here * centred(i, i, i, 1) / n;
  }
  const double bound = taktskifte::support::mean_tolerance(1.0 / 12, n);
  CHECK(std::fabs(actors) < bound);
  CHECK(std::fabs(years) < bound);
  CHECK(std::fabs(replicates) < bound);
  CHECK(std::fabs(indices) < bound);
}

TEST_CASE("Neighbouring draws are those of the stream, in any order") {
  const Stream stream({.seed = 3, .replicate = 1}, Purpose::reuse, 2, 5);
  taktskifte::CachedStream nearby(stream);
  for (const std::uint32_t index : {0U, 1U, 1U, 0U, 7U, 6U, 4294967293U, 2U, 3U, 5U, 4U})
    CHECK(nearby.uniform(index) == stream.uniform(index));
}
