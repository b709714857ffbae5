// Sweeps in memory.
#pragma once

#include "taktskifte/analysis/design.hpp"
#include "taktskifte/analysis/sweep_model.hpp"
#include "taktskifte/library/simulate.hpp"

namespace taktskifte {

/// What `taktskifte sweep` writes of the same sweep, as simulate() of a run: make_sweep() makes its points,
/// prepare_sweep() makes it ready. `options.progress` counts rows. Errors: as simulate(), but that a point
/// which turns out too large to be simulated is recorded.
Dataset simulate(const SweepExperiment& experiment, const SimulateOptions& options = {});

}  // namespace taktskifte
