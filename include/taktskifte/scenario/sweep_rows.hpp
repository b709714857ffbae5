// The rows of a sweep: one replicate of one point each, numbered so that neighbours share a burn-in.
#pragma once

#include <cstddef>
#include <vector>

#include "taktskifte/scenario/sweep.hpp"

namespace taktskifte {

/// Row by row: points that share their burn-in make a group; within a group all points of replicate 0 come
/// first, then all of replicate 1, ... Points that are refused have no rows.
class SweepRows {
 public:
  struct Row {
    std::size_t group = 0;   ///< position of its group
    std::size_t member = 0;  ///< of the point within its group
    std::size_t point = 0;
    int replicate = 0;
  };

  /// Errors: ErrorKind::scenario if there are more rows than an int can number.
  SweepRows(const Sweep& sweep, int replicates);

  [[nodiscard]] int count() const { return count_; }
  [[nodiscard]] int replicates() const { return replicates_; }
  /// Precondition: 0 <= number < count().
  [[nodiscard]] Row at(int number) const;
  /// Points of each group, rising.
  [[nodiscard]] const std::vector<std::vector<std::size_t>>& groups() const { return groups_; }
  /// Points of the largest group.
  [[nodiscard]] std::size_t largest_group() const;

 private:
  std::vector<std::vector<std::size_t>> groups_;
  std::vector<int> first_;  ///< row of each group
  int replicates_;
  int count_ = 0;
};

}  // namespace taktskifte
