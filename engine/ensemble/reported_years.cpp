#include "ensemble/reported_years.hpp"

#include "ensemble/bounds.hpp"
#include "taktskifte/ensemble/simulate.hpp"
#include "taktskifte/measures/recorder.hpp"
#include "taktskifte/measures/trajectories.hpp"
#include "taktskifte/phases/phases.hpp"

namespace taktskifte {

void check_scenario_bounds(const Experiment& study) {
  Diagnostics diagnostics;
  for (const auto& resolved : study.scenarios) check_bounds(resolved, study.municipalities, diagnostics);
  diagnostics.throw_if_any(ErrorKind::scenario);
}

Environment bounded_environment(const Experiment& study, const ResolvedScenario& resolved,
                                const Environment* known, Diagnostics& diagnostics) {
  Environment environment = make_environment(study.municipalities, study.sites, resolved.scenario, known);
  check_municipal_bounds(resolved, study.municipalities, environment, diagnostics);
  return environment;
}

Series series_of(World world, const Environment& environment, const Scenario& scenario, ReplicateSeed seed,
                 bool trajectories, const StopRequest& stop) {
  Recorder recorder(environment, scenario.run.years,
                    keeps_municipality_years(scenario.run, environment.size()));
  TrajectoryRecorder observed(environment, seed, trajectories ? scenario.run.years : 0);
  if (trajectories) keep_successes_of_each(world);
  const auto observe = [&](const World& w) {
    recorder.observe(w);
    if (trajectories) observed.observe(w);
  };
  simulate(world, environment, scenario, seed, observe, stop);
  Series series = recorder.take(world);
  series.trajectories = observed.take();
  return series;
}

}  // namespace taktskifte
