#include "taktskifte/library/simulate_sweep.hpp"

#include <utility>

#include "library/runner.hpp"
#include "taktskifte/contents/sweep_dataset_builder.hpp"
#include "taktskifte/scenario/sweep_rows.hpp"

namespace taktskifte {

Dataset simulate(const SweepExperiment& experiment, const SimulateOptions& options) {
  ResultHeader header = header_of(experiment);
  const SweepRows rows(experiment.sweep, header.scenarios.front().scenario.run.replicates);
  SweepDatasetBuilder builder(header);
  const int threads = threads_of(options);
  const ReplicateModel model = sweep_model(experiment, threads);
  Runner runner(model, options, rows_in_flight(experiment, threads), rows.largest_group());
  runner.run_up_to(rows.count(), [&](ReplicateResult&& result) {
    if (result.failure.empty()) {
      builder.add(result.replicate, result.series);
    } else {
      if (result.exit != ErrorKind::scenario) refuse_failure(result, "row");
      header.failures.push_back({result.replicate, std::move(result.failure)});
    }
  });
  return builder.take(header);
}

}  // namespace taktskifte
