#include "taktskifte/library/simulate.hpp"

#include <utility>

#include "library/runner.hpp"
#include "taktskifte/analysis/precision.hpp"
#include "taktskifte/contents/dataset_builder.hpp"

namespace taktskifte {
PreparedExperiment::PreparedExperiment(Experiment experiment, const Environment* known,
                                       const StopRequest& stop)
    : experiment_(std::make_shared<const Experiment>(std::move(experiment))),
      model_(prepare_model(*experiment_, known, stop)) {}

PreparedExperiment PreparedExperiment::sharing(Experiment experiment, const PreparedExperiment& known,
                                               const StopRequest& stop) {
  const bool same = experiment.municipalities.shares(known.experiment().municipalities);
  return {std::move(experiment), same ? known.model_.environment.get() : nullptr, stop};
}

PreparedExperiment prepare(std::vector<ResolvedScenario> scenarios, const StopRequest& stop) {
  return {prepare_experiment(std::move(scenarios)), nullptr, stop};
}

PreparedExperiment prepare(std::vector<ResolvedScenario> scenarios, Data tables) {
  return {prepare_experiment(std::move(scenarios), std::move(tables)), nullptr};
}

PreparedExperiment prepare(std::vector<ResolvedScenario> scenarios, const PreparedExperiment& known) {
  return PreparedExperiment::sharing(prepare_experiment(std::move(scenarios), known.experiment()), known, {});
}

PreparedExperiment prepare_again(std::vector<ResolvedScenario> scenarios, const PreparedExperiment& known,
                                 const StopRequest& stop) {
  return PreparedExperiment::sharing(prepare_experiment_again(std::move(scenarios), known.experiment()),
                                     known, stop);
}

Dataset simulate(const PreparedExperiment& prepared, const SimulateOptions& options) {
  const Experiment& experiment = prepared.experiment();
  ResultHeader header = header_of(experiment);
  header.trajectories = experiment.trajectories;
  DatasetBuilder builder(header);
  Runner runner(prepared.model_.model, options, replicates_in_flight(experiment, threads_of(options)));
  const RunParameters& run = experiment.scenarios.front().scenario.run;
  const auto targets = precision_targets(run.precision, experiment.scenarios.size());
  if (targets.empty()) {
    runner.run_up_to(run.replicates, [&](ReplicateResult&& result) {
      refuse_failure(result, "replicate");
      builder.append(result.replicate, result.series);
    });
    return builder.take(std::move(header));
  }
  std::vector<IndicatorValues> values(targets.size(), IndicatorValues(experiment.scenarios.size()));
  std::vector<PrecisionLook> looks;
  const auto take = [&](ReplicateResult&& result) {
    refuse_failure(result, "replicate");
    builder.append(result.replicate, result.series);
    add_values(targets, result.series, values);
  };
  do {
    const int wanted = next_look(looks.empty() ? 0 : looks.back().replicates, run.replicates);
    runner.run_up_to(wanted, take);
    looks.push_back(look_at(values, wanted));
  } while (looks.back().replicates < run.replicates && !reached(targets, looks.back()));
  if (options.warning && !reached(targets, looks.back()))
    options.warning(to_string(targets, looks.back()) + ", and run.replicates allows no more");
  header.precision_looks = to_string(looks);
  return builder.take(std::move(header));
}

}  // namespace taktskifte
