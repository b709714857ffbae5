// The reported years of one replicate, and what is made of a scenario before any.
#pragma once

#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/random/stream.hpp"
#include "taktskifte/world/environment.hpp"
#include "taktskifte/world/world.hpp"

namespace taktskifte {

/// Complains about scenarios of `study` that are too large whoever the municipalities are. Errors:
/// ErrorKind::scenario.
void check_scenario_bounds(const Experiment& study);

/// The environment of a scenario; `known` as for make_environment. Complains if it is too large for a
/// municipality.
Environment bounded_environment(const Experiment& study, const ResolvedScenario& resolved,
                                const Environment* known, Diagnostics& diagnostics);

/// Lives from the end of a burn-in, which `scenario` shares, through the reported years. Errors: as
/// simulate().
Series series_of(World world, const Environment& environment, const Scenario& scenario, ReplicateSeed seed,
                 bool trajectories, const StopRequest& stop = {});

}  // namespace taktskifte
