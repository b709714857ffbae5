#include "taktskifte/world/peers.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "taktskifte/core/math.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {

double distance_km(double latitude_a, double longitude_a, double latitude_b, double longitude_b) {
  constexpr double mean_earth_radius_km = 6371.0088;
  constexpr double radian = pi / 180.0;
  const double half_north = sin(0.5 * (latitude_a - latitude_b) * radian);
  const double half_east = sin(0.5 * (longitude_a - longitude_b) * radian);
  const double haversine =
      half_north * half_north + cos(latitude_a * radian) * cos(latitude_b * radian) * half_east * half_east;
  return 2.0 * mean_earth_radius_km * asin(std::sqrt(std::min(1.0, haversine)));
}

NearestPeers nearest_peers(std::span<const double> latitude, std::span<const double> longitude,
                           std::span<const double> z, const PeerRules& rules) {
  const std::size_t n = latitude.size();
  NearestPeers peers;
  peers.count = n == 0 ? 0 : std::min(static_cast<std::size_t>(rules.count), n - 1);
  peers.others.resize(n * peers.count);
  std::vector<std::pair<double, std::int32_t>> distance;
  for (std::size_t i = 0; i < n; ++i) {
    distance.clear();
    for (std::size_t j = 0; j < n; ++j) {
      if (j == i) continue;
      const double apart = distance_km(latitude[i], longitude[i], latitude[j], longitude[j]) +
                           rules.size_distance_km * std::fabs(z[i] - z[j]);
      distance.emplace_back(apart, static_cast<std::int32_t>(j));
    }
    const auto last = distance.begin() + static_cast<std::ptrdiff_t>(peers.count);
    std::partial_sort(distance.begin(), last, distance.end());
    std::transform(distance.begin(), last,
                   peers.others.begin() + static_cast<std::ptrdiff_t>(i * peers.count),
                   [](const auto& pair) { return pair.second; });
  }
  return peers;
}

PeerMatrix draw_peers(const NearestPeers& nearest, std::size_t municipalities, int long_ties, Luck luck) {
  const auto n = static_cast<Eigen::Index>(municipalities);
  const std::size_t spare = municipalities == 0 ? 0 : municipalities - 1 - nearest.count;
  const std::size_t ties = std::min(static_cast<std::size_t>(long_ties), spare);
  const std::size_t per_row = nearest.count + ties;
  PeerMatrix peers(n, n);
  peers.reserve(Eigen::VectorXi::Constant(n, static_cast<int>(per_row)));
  std::vector<std::int32_t> row(per_row);
  for (std::size_t i = 0; i < municipalities; ++i) {
    const auto first = nearest.others.begin() + static_cast<std::ptrdiff_t>(i * nearest.count);
    row.assign(first, first + static_cast<std::ptrdiff_t>(nearest.count));
    Sequence draws(Stream(luck, Purpose::long_ties, 0, static_cast<std::uint32_t>(i)), 0);
    while (row.size() < per_row) {
      const auto other =
          static_cast<std::int32_t>(uniform_index(draws.next(), static_cast<int>(municipalities)));
      const bool known = std::find(row.begin(), row.end(), other) != row.end();
      if (!known && static_cast<std::size_t>(other) != i) row.push_back(other);
    }
    std::sort(row.begin(), row.end());
    for (const std::int32_t j : row) {
      peers.insert(static_cast<Eigen::Index>(i), j) = 1.0 / static_cast<double>(per_row);
    }
  }
  peers.makeCompressed();
  return peers;
}

}  // namespace taktskifte
