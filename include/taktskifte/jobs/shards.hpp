// Shards: files that hold some replicates of a run, each whole or not there at all. A folder of them becomes
// one result file, whatever the shards' number, size and order; see results/README.md.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "taktskifte/core/error.hpp"
#include "taktskifte/measures/series.hpp"
#include "taktskifte/results/experiment_id.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte {

/// Finished replicates on their way into a shard.
struct Finished {
  std::vector<int> replicates;              ///< rising
  std::vector<std::vector<Series>> series;  ///< one per replicate, each with a Series per scenario
  std::vector<Failure> failures;            ///< rising

  [[nodiscard]] std::size_t size() const { return replicates.size() + failures.size(); }
};

/// Writes them into `folder` as one file, which gets its name when it is whole and on the disk, and returns
/// the name. Errors: ErrorKind::cannot_create, ErrorKind::io, ErrorKind::scenario if a sum per municipality
/// exceeds 2^53.
std::string write_shard(const std::string& folder, const RunIdentity& run, const Finished& finished);

/// What a folder holds of a run.
struct ShardInventory {
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

/// How closely a survey looks.
enum class Depth : std::uint8_t {
  replicates,  ///< each shard's run, its replicates, and that none of them is in two shards; the checksum of
               ///< those with failures only, since numbers are looked at again when they are joined; where
               ///< anything is wrong, as contents
  contents,    ///< also the checksum of every shard
  numbers      ///< also that every number is one that a run can have written
};

/// Looks into every shard of the folder. Errors: ErrorKind::io if the folder cannot be read, or another
/// program has locked a shard.
ShardInventory list_shards(const std::string& folder, const RunIdentity& run, Depth depth = Depth::contents);

/// Errors: ErrorKind::data if a shard is of another run, named with what to do.
void refuse_foreign(const ShardInventory& found);
/// Errors: ErrorKind::data if any shard is damaged or of another run: "x.parts/shard-00000000.h5: this shard
/// is damaged: ...".
void refuse_damaged(const ShardInventory& found);

/// A shard that has changed since the survey, or holds numbers that no run can have written.
struct DamagedShard : Error {
  DamagedShard(std::string file_, std::string why_);
  std::string file, why;
};

/// Joins the shards into the result file `output`; the temporary file is made in `workplace` (see
/// ResultWriter, whose `threads` they are; a sweep is written by one). `header` says what the file is about;
/// its replicates and failures are taken from the shards. One shard at a time is in memory, two with more
/// than one thread, or those whose replicates overlap. `between` is called before each shard is written and
/// before the file gets its name, and may throw to stop. Errors: DamagedShard (ErrorKind::data);
/// ErrorKind::io, also if not every replicate of the run is there, finished or failed;
/// ErrorKind::cannot_create; ErrorKind::internal if all failed.
void merge_shards(const ShardInventory& found, const RunIdentity& run, ResultHeader header,
                  const std::string& output, const std::string& workplace, int threads,
                  const std::function<void()>& between);

}  // namespace taktskifte
