// How large a study may be, so that every number it keeps is exact. The bounds follow from the keys, so that
// a study beyond them is refused before it runs; formulas: engine/MODEL.md, "Bounds".
#pragma once

#include "taktskifte/core/error.hpp"
#include "taktskifte/scenario/read.hpp"
#include "taktskifte/world/environment.hpp"
#include "taktskifte/world/municipalities.hpp"

namespace taktskifte {

/// What a Poisson or binomial count of this mean, or a sum of such, exceeds with a chance below e^-50.
/// Source: Bernstein's inequality, P(X >= m + t) <= exp(-t^2 / (2 m + 2 t / 3)).
double surely_below(double mean);

/// Complains about what the scenario would make too large whoever the municipalities are: units, kroner,
/// applicants of a group, and what comes of the number of awards.
void check_bounds(const ResolvedScenario& resolved, const MunicipalityTable& municipalities,
                  Diagnostics& diagnostics);

/// The same about single municipalities: applications that one expects, sums of its innovations and of their
/// squares. `environment` is that of the scenario.
void check_municipal_bounds(const ResolvedScenario& resolved, const MunicipalityTable& municipalities,
                            const Environment& environment, Diagnostics& diagnostics);

}  // namespace taktskifte
