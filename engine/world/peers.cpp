#include "taktskifte/world/peers.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "taktskifte/core/math.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {

namespace {

// The most nearest ones that a year asks for.
std::size_t most_asked_for(const PeerParameters& rules) {
  std::size_t most = 0;
  for (const auto& point : rules.further.points()) most = std::max(most, peers_looked_at(rules, point.value));
  return most;
}

// [municipality][count] the nearest others among those given, nearest first.
std::vector<std::int32_t> search(std::span<const double> latitude, std::span<const double> longitude,
                                 std::span<const double> z, std::size_t count, double size_distance_km) {
  const std::size_t n = latitude.size();
  std::vector<std::int32_t> nearest(n * count, NearestPeers::none);
  std::vector<std::pair<double, std::int32_t>> distance;
  for (std::size_t i = 0; i < n; ++i) {
    distance.clear();
    for (std::size_t j = 0; j < n; ++j) {
      if (j == i) continue;
      const double apart = distance_km(latitude[i], longitude[i], latitude[j], longitude[j]) +
                           size_distance_km * std::fabs(z[i] - z[j]);
      distance.emplace_back(apart, static_cast<std::int32_t>(j));
    }
    const auto last = distance.begin() + static_cast<std::ptrdiff_t>(std::min(count, distance.size()));
    std::partial_sort(distance.begin(), last, distance.end());
    std::transform(distance.begin(), last, nearest.begin() + static_cast<std::ptrdiff_t>(i * count),
                   [](const auto& pair) { return pair.second; });
  }
  return nearest;
}

}  // namespace

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
                           std::span<const double> z, std::size_t copy_size, const PeerParameters& rules) {
  NearestPeers peers;
  peers.asked_for_ = most_asked_for(rules);
  peers.size_distance_km_ = rules.size_distance_km;
  auto& copies = peers.copies_;
  for (std::size_t first = 0; first < z.size(); first += copy_size)
    copies.push_back({.first = first, .size = std::min(copy_size, z.size() - first)});
  for (const auto& one : copies)
    peers.count_ = std::max(peers.count_, std::min(peers.asked_for_, one.size - 1));
  auto alike = [&](const auto& a, const auto& b, std::span<const double> column) {
    const auto of_a = column.subspan(a.first, a.size);
    const auto of_b = column.subspan(b.first, b.size);
    return std::equal(of_a.begin(), of_a.end(), of_b.begin(), of_b.end());
  };
  std::size_t rows = 0;
  for (std::size_t c = 0; c < copies.size(); ++c) {
    auto& one = copies[c];
    if (c > 0 && alike(one, copies[c - 1], latitude) && alike(one, copies[c - 1], longitude) &&
        alike(one, copies[c - 1], z)) {
      one.row = copies[c - 1].row;
      continue;
    }
    one.row = std::exchange(rows, rows + one.size);
    const auto nearest = search(latitude.subspan(one.first, one.size), longitude.subspan(one.first, one.size),
                                z.subspan(one.first, one.size), peers.count_, rules.size_distance_km);
    peers.others_.insert(peers.others_.end(), nearest.begin(), nearest.end());
  }
  return peers;
}

void NearestPeers::look_up(std::size_t municipality, std::size_t count,
                           std::vector<std::int32_t>& others) const {
  others.clear();
  if (copies_.empty()) return;
  const auto after = std::upper_bound(copies_.begin(), copies_.end(), municipality,
                                      [](std::size_t i, const Copy& copy) { return i < copy.first; });
  const Copy& copy = *std::prev(after);
  const std::size_t row = copy.row + municipality - copy.first;
  for (std::size_t k = 0; k < std::min(count, count_); ++k) {
    const std::int32_t other = others_[row * count_ + k];
    if (other == none) return;
    others.push_back(other + static_cast<std::int32_t>(copy.first));
  }
}

bool NearestPeers::serve(const PeerParameters& rules) const {
  return size_distance_km_ == rules.size_distance_km && asked_for_ >= most_asked_for(rules);
}

Eigen::VectorXd means_over_peers(const PeerMatrix& looks_at, const Eigen::VectorXd& x) {
  Eigen::VectorXd means(looks_at.rows());
  for (Eigen::Index row = 0; row < looks_at.rows(); ++row) {
    const int* const peers = looks_at.innerIndexPtr() + looks_at.outerIndexPtr()[row];
    const int count = looks_at.outerIndexPtr()[row + 1] - looks_at.outerIndexPtr()[row];
    const double weight = 1.0 / count;
    double sum = 0.0;
    for (int e = 0; e < count; ++e) sum += weight * x[peers[e]];
    means[row] = sum;
  }
  return means;
}

std::size_t peers_looked_at(const PeerParameters& rules, double further) {
  return static_cast<std::size_t>(rules.count) + static_cast<std::size_t>(std::lround(further));
}

PeerMatrix draw_peers(const NearestPeers& nearest, std::size_t count, std::span<const std::uint32_t> number,
                      int long_ties, ReplicateSeed seed) {
  const std::size_t municipalities = number.size();
  const auto n = static_cast<Eigen::Index>(municipalities);
  const std::size_t taken = std::min(count, nearest.count());
  const std::size_t most = taken + static_cast<std::size_t>(long_ties);
  PeerMatrix peers(n, n);
  peers.reserve(Eigen::VectorXi::Constant(n, static_cast<int>(std::min(most, municipalities))));
  std::vector<std::int32_t> row;
  std::vector<std::size_t> taken_by(municipalities, municipalities);  // the last that has taken it
  for (std::size_t i = 0; i < municipalities; ++i) {
    nearest.look_up(i, taken, row);
    const std::size_t per_row =
        std::min(row.size() + static_cast<std::size_t>(long_ties), municipalities - 1);
    taken_by[i] = i;
    for (const std::int32_t other : row) taken_by[static_cast<std::size_t>(other)] = i;
    const auto take = [&](std::size_t other) {
      if (std::exchange(taken_by[other], i) != i) row.push_back(static_cast<std::int32_t>(other));
    };
    if (per_row == municipalities - 1) {  // everybody: there is nothing to draw
      for (std::size_t other = 0; other < municipalities; ++other) take(other);
    }
    StreamCursor draws(Stream(seed, Purpose::long_ties, 0, number[i]), 0);
    while (row.size() < per_row)
      take(static_cast<std::size_t>(uniform_index(draws.next(), static_cast<int>(municipalities))));
    std::sort(row.begin(), row.end());
    for (const std::int32_t j : row) peers.insert(static_cast<Eigen::Index>(i), j) = true;
  }
  peers.makeCompressed();
  return peers;
}

}  // namespace taktskifte
