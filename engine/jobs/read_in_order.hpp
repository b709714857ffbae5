// The replicates that lie in the shards of a run, one after the other.
#pragma once

#include <functional>
#include <vector>

#include "contents/municipality_sums.hpp"
#include "taktskifte/jobs/shards.hpp"

namespace taktskifte {

using AddSums = std::function<void(const MunicipalitySums::Columns&)>;

/// Hands each of `replicates` (rising, all of them in shards) to `append`, and the totals per municipality of
/// every shard that holds any up to the last of them to `add_sums` (not of a sweep). One shard at a time is
/// in memory, or those whose replicates overlap. `between` is called before each shard and at the end, and
/// may throw to stop. Errors: DamagedShard.
void read_in_order(const ShardInventory& found, const RunIdentity& run, const std::vector<int>& replicates,
                   const std::function<void()>& between, const AddSums& add_sums,
                   const std::function<void(int replicate, std::vector<Series>&& series)>& append);

}  // namespace taktskifte
