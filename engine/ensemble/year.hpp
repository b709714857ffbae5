// The phases of a year up to its end, before anything is adjusted.
#pragma once

#include <vector>

#include "taktskifte/random/stream.hpp"
#include "taktskifte/scenario/scenario.hpp"
#include "taktskifte/world/world.hpp"

namespace taktskifte {

/// What the burn-in needs to know of a year beside the world.
struct YearNotes {
  std::vector<double> reuse_chance;
};

/// Lives through one year and returns the notes; moves world.year and world.step on.
YearNotes step_year(World& world, const Environment& environment, const Scenario& scenario,
                    ReplicateSeed seed);

}  // namespace taktskifte
