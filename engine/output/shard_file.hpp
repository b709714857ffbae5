// One shard: how its content lies in its file.
#pragma once

#include <string>
#include <vector>

#include "output/municipality_sums.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/output/shards.hpp"

namespace taktskifte {

/// A shard without its numbers.
struct ShardSummary {
  std::vector<int> replicates;
  std::vector<Failure> failures;
};

/// A shard's numbers.
struct ShardContent {
  std::vector<int> replicates;
  std::vector<std::vector<Series>> series;  ///< per replicate; without totals per municipality
  MunicipalitySums::Columns sums;           ///< of all its replicates
};

/// Thrown for a shard that is whole but of another run.
struct ForeignShard : Error {
  using Error::Error;
};

/// Throws Error(Exit::data) "why" (without the name of the file) if the file is damaged, cut short, altered
/// or no shard; ForeignShard if it is of another run; Error(Exit::io) if another program has locked it.
ShardSummary read_shard_summary(const std::string& file, const RunShape& run);
ShardContent read_shard(const std::string& file, const RunShape& run);

}  // namespace taktskifte
