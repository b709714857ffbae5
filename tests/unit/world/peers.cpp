#include "taktskifte/world/peers.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <ctime>
#include <numeric>
#include <set>

#include "support/worlds.hpp"
#include "taktskifte/random/draw.hpp"

using namespace taktskifte;

TEST_CASE("Great-circle distances match known ones") {
  CHECK(distance_km(59.9, 10.7, 59.9, 10.7) == 0.0);
  // A degree of latitude on the sphere is 2 pi R / 360.
  CHECK(distance_km(60.0, 10.0, 61.0, 10.0) == Approx(2.0 * 3.14159265358979 * 6371.0088 / 360.0));
  // Half way round the globe.
  CHECK(distance_km(0.0, 0.0, 0.0, 180.0) == Approx(3.14159265358979 * 6371.0088));
  CHECK(distance_km(58.0, 5.0, 71.0, 31.0) == distance_km(71.0, 31.0, 58.0, 5.0));
}

TEST_CASE("Nearest peers are the nearest by distance and size") {
  const auto table = support::made_up_table(40);
  std::vector<double> z(table.size());
  for (std::size_t i = 0; i < z.size(); ++i) z[i] = std::sin(static_cast<double>(i));
  PeerParameters rules;
  rules.count = 5;
  rules.size_distance_km = 60.0;
  const NearestPeers peers = nearest_peers(table.latitude, table.longitude, z, table.size(), rules);
  REQUIRE(peers.count() == 5);
  auto apart = [&](std::size_t i, std::size_t j) {
    return distance_km(table.latitude[i], table.longitude[i], table.latitude[j], table.longitude[j]) +
           60.0 * std::fabs(z[i] - z[j]);
  };
  for (std::size_t i = 0; i < 40; ++i) {
    std::vector<std::int32_t> others;
    peers.look_up(i, 5, others);
    const std::set<std::int32_t> chosen(others.begin(), others.end());
    CHECK(chosen.size() == 5);
    double farthest = 0.0;
    for (const auto j : chosen) farthest = std::max(farthest, apart(i, static_cast<std::size_t>(j)));
    for (std::size_t j = 0; j < 40; ++j) {
      if (j == i || chosen.contains(static_cast<std::int32_t>(j))) continue;
      CHECK(apart(i, j) >= farthest);
    }
    CHECK_FALSE(chosen.contains(static_cast<std::int32_t>(i)));
  }
}

TEST_CASE("Everybody has as many peers, which count alike, and long ties are others") {
  const support::Fixture fixture(30, {"peers.count=4", "peers.long_ties=3"});
  const PeerMatrix& peers = fixture.world.peers->looks_at;
  for (Eigen::Index row = 0; row < peers.rows(); ++row) {
    int entries = 0;
    for (PeerMatrix::InnerIterator entry(peers, row); entry; ++entry) {
      CHECK(entry.value());
      CHECK(entry.col() != row);
      ++entries;
    }
    CHECK(entries == 7);
  }
  const PeerMatrix other =
      draw_peers(fixture.environment.nearest, fixture.environment.nearest->count(),
                 fixture.environment.number, 3, ReplicateSeed{.seed = 4, .replicate = 3});
  CHECK_FALSE(
      std::equal(peers.innerIndexPtr(), peers.innerIndexPtr() + peers.nonZeros(), other.innerIndexPtr()));

  Eigen::VectorXd x(peers.rows());
  for (Eigen::Index i = 0; i < x.size(); ++i) x[i] = 1.0 / static_cast<double>(3 + i);
  const Eigen::VectorXd means = means_over_peers(peers, x);
  for (Eigen::Index row = 0; row < peers.rows(); ++row) {
    double mean = 0.0;
    for (PeerMatrix::InnerIterator entry(peers, row); entry; ++entry) mean += 1.0 / 7.0 * x[entry.col()];
    CHECK(means[row] == mean);
  }
  CHECK(means_over_peers(peers, Eigen::VectorXd::Ones(peers.rows())).isOnes(1e-15));
}

TEST_CASE("A world with few municipalities has as many peers as there are others") {
  const support::Fixture three(3, {"peers.count=8", "peers.long_ties=2"});
  CHECK(three.environment.nearest->count() == 2);
  CHECK(three.world.peers->looks_at.nonZeros() == 6);
  const support::Fixture alone(1);
  CHECK(alone.world.peers->looks_at.nonZeros() == 0);
  CHECK(alone.world.peers->start_pool == std::vector<double>{0.0});
}

namespace {

// The others that each looks at, drawn as the model says: one after the other until there are enough.
std::vector<std::set<int>> drawn_one_by_one(const NearestPeers& nearest,
                                            std::span<const std::uint32_t> number, std::size_t long_ties,
                                            ReplicateSeed seed) {
  const std::size_t municipalities = number.size();
  std::vector<std::set<int>> rows(municipalities);
  for (std::size_t i = 0; i < municipalities; ++i) {
    std::vector<std::int32_t> others;
    nearest.look_up(i, nearest.count(), others);
    rows[i] = std::set<int>(others.begin(), others.end());
    StreamCursor draws(Stream(seed, Purpose::long_ties, 0, number[i]), 0);
    const std::size_t wanted = std::min(nearest.count() + long_ties, municipalities - 1);
    while (rows[i].size() < wanted) {
      const int other = uniform_index(draws.next(), static_cast<int>(municipalities));
      if (other != static_cast<int>(i)) rows[i].insert(other);
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("Long ties are those of the first draws that name somebody new, however many are asked for") {
  const support::Fixture fixture(40, {"peers.count=4"});
  for (const int long_ties : {0, 1, 2, 20, 34, 35, 36, 10000}) {
    INFO(long_ties);
    const PeerMatrix peers =
        draw_peers(fixture.environment.nearest, 4, fixture.environment.number, long_ties, fixture.seed);
    const auto expected = drawn_one_by_one(fixture.environment.nearest, fixture.environment.number,
                                           static_cast<std::size_t>(long_ties), fixture.seed);
    for (Eigen::Index row = 0; row < peers.rows(); ++row) {
      std::set<int> found;
      for (PeerMatrix::InnerIterator entry(peers, row); entry; ++entry)
        found.insert(static_cast<int>(entry.col()));
      CHECK(found == expected[static_cast<std::size_t>(row)]);
    }
  }
}

TEST_CASE("Ties to everybody take no longer than writing them down") {
  constexpr std::size_t n = 2000;
  const NearestPeers none;
  const std::clock_t start = std::clock();
  std::vector<std::uint32_t> numbers(n);
  std::iota(numbers.begin(), numbers.end(), 0U);
  const PeerMatrix peers = draw_peers(none, 0, numbers, 10000, {.seed = 1, .replicate = 0});
  CHECK(static_cast<std::size_t>(peers.nonZeros()) == n * (n - 1));
  // 0.1 s; 7 s if everybody were drawn and looked for among those drawn before.
  CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 3.0);
}
