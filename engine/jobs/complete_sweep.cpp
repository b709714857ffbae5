#include "taktskifte/jobs/complete_sweep.hpp"

#include <filesystem>

#include "taktskifte/core/error.hpp"
#include "taktskifte/core/results_version.hpp"
#include "taktskifte/jobs/run_identity.hpp"
#include "taktskifte/results/sweep_file.hpp"

namespace taktskifte {

bool sweep_stands(const std::string& file, const SweepExperiment& experiment) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(file, ignored)) return false;
  try {
    const ResultReader reader(file, any_result);
    return reader.attribute("model_results_version") == std::to_string(model_results_version) &&
           reader.replicates() == experiment.study.scenarios.front().scenario.run.replicates &&
           sweep_difference(reader, header_of(experiment)).empty();
  } catch (const Error&) {
    return false;  // run_job says what stands in the way
  }
}

bool complete_sweep(const SweepExperiment& experiment, const RunOrder& order, const WorkOptions& options,
                    const Ranks& ranks, const JobCallbacks& callbacks) {
  if (!order.overwrite && sweep_stands(order.output, experiment)) return false;
  run_job(experiment, order, options, ranks, callbacks);
  return true;
}

}  // namespace taktskifte
