// Who learns from whom: nearest municipalities, alike in size, and a few long ties.
#pragma once

#include <Eigen/SparseCore>
#include <cstdint>
#include <span>
#include <vector>

#include "taktskifte/random/stream.hpp"
#include "taktskifte/scenario/scenario.hpp"

namespace taktskifte {

/// Row i marks the municipalities that i looks at. They count alike: row i of the weights W is 1 / n at its n
/// peers, so that these need not be kept; nothing if i is alone in the world.
using PeerMatrix = Eigen::SparseMatrix<bool, Eigen::RowMajor>;

/// W x.
Eigen::VectorXd means_over_peers(const PeerMatrix& looks_at, const Eigen::VectorXd& x);

/// Great-circle distance in km on a sphere of mean Earth radius 6371.0088 km (IUGG); arguments in degrees.
double distance_km(double latitude_a, double longitude_a, double latitude_b, double longitude_b);

/// The nearest others of each municipality within its copy of the country, by distance in km +
/// size_distance_km * |z_i - z_j|. Copies that are alike share theirs.
class NearestPeers {
 public:
  static constexpr std::int32_t none = -1;

  /// Nobody has any.
  NearestPeers() = default;

  /// Places per municipality: the most that a year asks for (rules.count + rules.further), at most largest
  /// copy - 1.
  [[nodiscard]] std::size_t count() const { return count_; }
  /// Sets `others` to the first `count` at most of a municipality, nearest first, ties by position; fewer
  /// where its copy is smaller.
  void look_up(std::size_t municipality, std::size_t count, std::vector<std::int32_t>& others) const;
  /// Whether they hold, for the same municipalities, what other rules ask for.
  [[nodiscard]] bool serve(const PeerParameters& rules) const;

 private:
  friend NearestPeers nearest_peers(std::span<const double> latitude, std::span<const double> longitude,
                                    std::span<const double> z, std::size_t copy_size,
                                    const PeerParameters& rules);
  struct Copy {
    std::size_t first = 0, size = 0;
    std::size_t row = 0;  ///< of its first municipality in others_
  };

  std::size_t count_ = 0, asked_for_ = 0;
  double size_distance_km_ = 0.0;
  std::vector<Copy> copies_{};
  /// [row][count_] positions within the copy, then `none`; a row for each municipality of copies that differ.
  std::vector<std::int32_t> others_{};
};
/// One entry per municipality in every span; each `copy_size` > 0 of them, and what is left, are a copy of
/// the country. Copies that are alike are searched once.
NearestPeers nearest_peers(std::span<const double> latitude, std::span<const double> longitude,
                           std::span<const double> z, std::size_t copy_size, const PeerParameters& rules);

/// Nearest municipalities that each looks at when a policy adds `further`, rounded to whole ones.
std::size_t peers_looked_at(const PeerParameters& rules, double further);

/// A row per municipality, which draws by its `number`. Adds `long_ties` uniform others, different from its
/// nearest ones and from each other. Few municipalities may leave fewer ties than asked for. Of the nearest
/// ones the first `count` are taken.
PeerMatrix draw_peers(const NearestPeers& nearest, std::size_t count, std::span<const std::uint32_t> number,
                      int long_ties, ReplicateSeed seed);

}  // namespace taktskifte
