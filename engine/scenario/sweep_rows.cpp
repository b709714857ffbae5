#include "taktskifte/scenario/sweep_rows.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "taktskifte/core/error.hpp"

namespace taktskifte {
namespace {

// What all points of a group keep at a time fits memory.
constexpr std::size_t most_of_group = 256;

}  // namespace

SweepRows::SweepRows(const Sweep& sweep, int replicates) : replicates_(replicates) {
  std::int64_t rows = 0;
  // Refused points count, too: with chance of its own each replicate of each point has a number.
  if (static_cast<std::int64_t>(sweep.points.size()) * replicates > std::numeric_limits<int>::max())
    throw Error(ErrorKind::scenario,
                "sweep: " + std::to_string(sweep.points.size()) + " points of " + std::to_string(replicates) +
                    " replicates are more than 2147483647 rows; lower run.replicates or draw fewer points");
  for (std::size_t p = 0; p < sweep.points.size(); ++p) {
    if (!sweep.points[p].refused.empty()) continue;
    const bool joins = sweep.chance == PointChance::common && !groups_.empty() &&
                       groups_.back().size() < most_of_group && same_facts(sweep, groups_.back().front(), p);
    if (!joins) {
      groups_.emplace_back();
      first_.push_back(static_cast<int>(rows));
    }
    groups_.back().push_back(p);
    rows += replicates;
  }
  count_ = static_cast<int>(rows);
}

SweepRows::Row SweepRows::at(int number) const {
  const auto group =
      static_cast<std::size_t>(std::upper_bound(first_.begin(), first_.end(), number) - first_.begin() - 1);
  const auto within = static_cast<std::size_t>(number - first_[group]);
  const std::size_t size = groups_[group].size();
  return {.group = group,
          .member = within % size,
          .point = groups_[group][within % size],
          .replicate = static_cast<int>(within / size)};
}

std::size_t SweepRows::largest_group() const {
  std::size_t most = 0;
  for (const auto& group : groups_) most = std::max(most, group.size());
  return most;
}

}  // namespace taktskifte
