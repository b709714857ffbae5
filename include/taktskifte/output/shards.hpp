// Shards: files that hold some replicates of a run, each whole or not there at all. A folder of them becomes
// one result file, whatever the shards' number, size and order; see results/README.md.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "taktskifte/output/results.hpp"
#include "taktskifte/record/series.hpp"

namespace taktskifte {

/// What all shards of a run agree in.
struct RunShape {
  std::string id;  ///< study_id()
  std::size_t scenarios = 0, years = 0, municipalities = 0;
  int replicates = 0;  ///< of the whole run: 0, 1, ..., replicates - 1
};

/// A name for everything that a result file is made from: scenarios, data, engine, compiler. Two runs with
/// the same id have the same result file. An UUID of version 5 (RFC 4122).
std::string study_id(const ResultHeader& header);

/// Finished replicates on their way into a shard.
struct Finished {
  std::vector<int> replicates;              ///< rising
  std::vector<std::vector<Series>> series;  ///< one per replicate, each with a Series per scenario
  std::vector<Failure> failures;            ///< rising

  [[nodiscard]] std::size_t size() const { return replicates.size() + failures.size(); }
};

/// Writes them into `folder` as one file, which gets its name when it is whole and on the disk, and returns
/// the name. Errors: Exit::cannot_create, Exit::io.
std::string write_shard(const std::string& folder, const RunShape& run, const Finished& finished);

/// What a folder holds of a run.
struct Survey {
  struct Shard {
    std::string file;
    std::vector<int> replicates;
    std::vector<Failure> failures;
  };
  struct Damaged {
    std::string file, why;
    bool foreign = false;  ///< whole, but of another run
  };
  std::vector<Shard> shards;     ///< intact; by their first replicate
  std::vector<Damaged> damaged;  ///< by name; what they hold counts as missing
  std::vector<int> missing;      ///< replicates in no intact shard, rising

  /// Replicates that failed, rising.
  [[nodiscard]] std::vector<Failure> failures() const;
  /// Replicates that did not, rising.
  [[nodiscard]] std::vector<int> replicates() const;
};

/// Looks into every shard of the folder: each one's checksum, its run, its numbers of replicates, and that no
/// replicate is in two of them. Errors: Exit::io if the folder cannot be read, or another program has locked
/// a shard.
Survey survey(const std::string& folder, const RunShape& run);

/// Joins the shards into the result file `output`; the temporary file is made in `workplace` (see
/// ResultWriter). `header` says what the file is about; its replicates and failures are taken from the
/// shards. One shard at a time is in memory, or those whose replicates overlap. `between` is called before
/// each shard and may throw to stop. Errors: Exit::data if a shard has changed since the survey,
/// Exit::cannot_create, Exit::io, Exit::internal if no replicate is there.
void merge_shards(const Survey& survey, const RunShape& run, ResultHeader header, const std::string& output,
                  const std::string& workplace, const std::function<void()>& between);

}  // namespace taktskifte
