// One shard: how its content lies in its file.
#pragma once

#include <string>
#include <vector>

#include "contents/municipality_sums.hpp"
#include "results/sandboxed_reads.hpp"
#include "taktskifte/jobs/shards.hpp"

namespace taktskifte {

/// A shard without its numbers.
struct ShardSummary {
  std::vector<int> replicates{};
  std::vector<Failure> failures{};
  std::string foreign{};  ///< why the file is none of this run's; then nothing else is known of it
};

template <typename Bytes>
void members(Bytes& bytes, ShardSummary& summary) {
  bytes(summary.replicates, summary.failures, summary.foreign);
}

/// A shard's numbers.
struct ShardContent {
  std::vector<int> replicates;
  std::vector<std::vector<Series>> series;  ///< per replicate; without totals per municipality
  MunicipalitySums::Columns sums;           ///< of all its replicates
};

/// Of a series of a shard.
template <typename Bytes>
void members(Bytes& bytes, Series& series) {
  bytes(series.values, series.drifted);
}

template <typename Bytes>
void members(Bytes& bytes, ShardContent& content) {
  bytes(content.replicates, content.series, content.sums);
}

/// Writes a shard as the write_shard of replicates with their totals does, with the same errors.
std::string write_shard(const std::string& folder, const RunIdentity& run, const ShardContent& content);

/// Shards one after the other, read in a process of their own. The errors of next() are
/// Error(ErrorKind::data) "why" (without the name of the file) if the file is damaged, cut short, altered, no
/// shard, or one with numbers of another run; Error(ErrorKind::io) if another program has locked it. `run`
/// must outlive it.
SandboxedReads shard_summaries(std::vector<std::string> files, const RunIdentity& run, Depth depth);
SandboxedReads shard_contents(std::vector<std::string> files, const RunIdentity& run);

}  // namespace taktskifte
