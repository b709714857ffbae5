// The phases of a year up to its end, before anything is adjusted.
#pragma once

#include <vector>

#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/stream.hpp"
#include "taktskifte/scenario/scenario.hpp"
#include "taktskifte/world/world.hpp"

namespace taktskifte {

/// What a year works with beside the world, written anew in each; whoever runs year after year keeps it, so
/// that little is allocated in between.
struct YearColumns {
  ListColumn<double> innovation_chance, access;  ///< where a policy moves them; made in each such year
  /// Two uses of one piece of memory: chances of reuse, then, later in the year, expected applications, which
  /// give it back next year. The one not in use is empty.
  std::vector<double> reuse_chance, expected;
  std::vector<Application> applications;
};

/// Lives through one year; moves world.year and world.step on.
void step_year(World& world, const Environment& environment, const Scenario& scenario, ReplicateSeed seed,
               YearColumns& columns);

}  // namespace taktskifte
