// The replicates of a result file once more, for what the file does not hold of each.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/jobs/callbacks.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte {

struct RerunOptions {
  int threads = 1;
  /// Called before the first replicate and after each block of them, from the calling thread.
  std::function<void(std::size_t done, std::size_t of)> on_progress{};
  StopRequest stop{};
};

/// Runs these replicates of all scenarios of a result file from the file alone, with counts of every
/// municipality by year, holds every number against the stored one, bit for bit, and hands them over in the
/// order of `replicates`, the study that they are of with them. Errors: ErrorKind::data if this program
/// cannot run the file again (which can), or a number differs; ErrorKind::stopped if `stop` says so; those of
/// ResultReader.
void rerun_replicates(const ResultReader& reader, std::span<const int> replicates,
                      const RerunOptions& options,
                      const std::function<void(const Experiment& study, int replicate,
                                               const std::vector<Series>& series)>& sink);

}  // namespace taktskifte
