#include "taktskifte/world/peers.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "support/worlds.hpp"

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
  PeerRules rules;
  rules.count = 5;
  rules.size_distance_km = 60.0;
  const NearestPeers peers = nearest_peers(table.latitude, table.longitude, z, table.copy, rules);
  REQUIRE(peers.count == 5);
  REQUIRE(peers.others.size() == 40 * 5);
  auto apart = [&](std::size_t i, std::size_t j) {
    return distance_km(table.latitude[i], table.longitude[i], table.latitude[j], table.longitude[j]) +
           60.0 * std::fabs(z[i] - z[j]);
  };
  for (std::size_t i = 0; i < 40; ++i) {
    const auto first = peers.others.begin() + static_cast<std::ptrdiff_t>(5 * i);
    const std::set<std::int32_t> chosen(first, first + 5);
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

TEST_CASE("Peer weights of a row sum to one and long ties are others") {
  const support::Fixture fixture(30, {"peers.count=4", "peers.long_ties=3"});
  const PeerMatrix& peers = fixture.world.peers;
  for (Eigen::Index row = 0; row < peers.rows(); ++row) {
    int entries = 0;
    for (PeerMatrix::InnerIterator entry(peers, row); entry; ++entry) {
      CHECK(entry.value() == 1.0 / 7.0);
      CHECK(entry.col() != row);
      ++entries;
    }
    CHECK(entries == 7);
  }
  const PeerMatrix other = draw_peers(fixture.setting.nearest, fixture.setting.nearest.count, 30, 3,
                                      Luck{.seed = 4, .replicate = 3});
  CHECK((other - peers).norm() > 0.0);
}

TEST_CASE("A world with few municipalities has as many peers as there are others") {
  const support::Fixture three(3, {"peers.count=8", "peers.long_ties=2"});
  CHECK(three.setting.nearest.count == 2);
  CHECK(three.world.peers.nonZeros() == 6);
  const support::Fixture alone(1);
  CHECK(alone.world.peers.nonZeros() == 0);
  CHECK(alone.world.start_pool == std::vector<double>{0.0});
}
