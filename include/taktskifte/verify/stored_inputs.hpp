// What a result file says beside its numbers per replicate, held against what the program writes for the
// same inputs.
#pragma once

#include <optional>

#include "taktskifte/results/mismatch.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte {

struct InputReport {
  std::size_t checked = 0;  ///< how many values, names and attributes
  Mismatches different;     ///< wrong
  Mismatches noted;         ///< what another program may rightly have added, left out or worded otherwise
};

/// What is wrong with the replicates that a file holds, as numbers and as failures together, if 0, 1, ...
/// were `asked` for: each must be there once. In a file with panels one of them is alone.
std::optional<Mismatch> replicates_mismatch(const ResultReader& reader, int asked, bool trajectories);

/// `header` is that of the study restored from the file's keys and tables (output/stored_study.hpp), with the
/// replicates, failures and engine of the file. A file of that header is laid out in memory by the code that
/// writes result files; names, dimensions, attributes, texts and numbers that are not of a replicate have to
/// be the same. Then the scenarios' texts are held against the keys, and study_id against all texts.
///
/// `same_commit`: the file was made by this program. If not, what only describes (names, sources, statuses of
/// keys) may have been worded otherwise, and is noted. A file without its checksum went through another
/// program: how it stores things, and what it leaves out, is noted. What was added is always noted.
/// Errors: those of ResultReader.
InputReport check_inputs(const ResultReader& reader, ResultHeader header, bool same_commit);

}  // namespace taktskifte
