// A run or a sweep that lies in its folder, as resume, status and merge find it.
#pragma once

#include <optional>
#include <string>

#include "taktskifte/analysis/sweep_model.hpp"
#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/jobs/run_folder.hpp"
#include "taktskifte/results/experiment_id.hpp"

namespace taktskifte {

struct StoredRun {
  JobManifest record;
  Experiment study;
  std::optional<SweepExperiment> sweep{};
  ResultHeader header;
  RunIdentity identity;

  /// What runs its replicates or rows on so many threads. This must outlive the model.
  [[nodiscard]] ReplicateModel model(int threads) const;
  /// How many of them to have in flight at a time.
  [[nodiscard]] std::size_t in_flight(int threads) const;
};

/// From the folder alone. Errors: those of read_record; ErrorKind::data for a record that was altered.
StoredRun stored_run(const std::string& folder);

}  // namespace taktskifte
