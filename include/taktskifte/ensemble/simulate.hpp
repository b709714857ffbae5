// One replicate: the story of a year, the calibrating burn-in, and the reported years.
#pragma once

#include <functional>

#include "taktskifte/core/stop.hpp"
#include "taktskifte/random/stream.hpp"
#include "taktskifte/scenario/scenario.hpp"
#include "taktskifte/world/environment.hpp"
#include "taktskifte/world/world.hpp"

namespace taktskifte {

/// Lets `world` live through its current year; afterwards world.now holds that year and world.year the next.
/// Throws Error(ErrorKind::internal) if the ledger does not balance.
void run_year(World& world, const Environment& environment, const Scenario& scenario, ReplicateSeed seed);

/// A world at the end of its burn-in, its calibration frozen. `stop` is asked before each year. Errors:
/// ErrorKind::stopped if it says so.
World burn_in(const Environment& environment, const Scenario& scenario, ReplicateSeed seed,
              const StopRequest& stop = {});

/// Lives through the reported years from a world at the end of a burn-in that `scenario` shares; `observe` is
/// called at the end of each year, and `stop` asked before it. Errors: as burn_in().
void simulate(World& world, const Environment& environment, const Scenario& scenario, ReplicateSeed seed,
              const std::function<void(const World&)>& observe, const StopRequest& stop = {});

}  // namespace taktskifte
