// The replicates that lie in the shards of a run, one after the other.
#pragma once

#include <functional>
#include <vector>

#include "jobs/shard_file.hpp"
#include "taktskifte/jobs/shards.hpp"

namespace taktskifte {

using AddSums = std::function<void(const MunicipalitySums::Columns&)>;
using Append = std::function<void(int replicate, std::vector<Series>&& series)>;

class ShardsInOrder {
 public:
  /// The first shard is read from now on, beside what the caller does. `found` and `run` must outlive this.
  ShardsInOrder(const ShardInventory& found, const RunIdentity& run);

  /// Hands each of `replicates` (rising, all of them in shards) to `append`, and the totals per municipality
  /// of every shard that holds any up to the last of them to `add_sums` (not of a sweep); with more than one
  /// of `threads` from another thread, which hands over one shard while the next is read. One shard at a time
  /// is in memory, or two, and those whose replicates overlap. `between` is called before each is handed over
  /// and at the end, while no other thread is at work, and may throw to stop. May be called once. Errors:
  /// DamagedShard, and what the three throw.
  void read(const std::vector<int>& replicates, int threads, const std::function<void()>& between,
            const AddSums& add_sums, const Append& append);

 private:
  const ShardInventory& found_;
  const RunIdentity& run_;
  SandboxedReads contents_;
};

}  // namespace taktskifte
