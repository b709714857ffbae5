// What the burn-in adjusts after each of its years, so that targets hold at every parameter point.
#pragma once

#include "taktskifte/scenario/scenario.hpp"
#include "taktskifte/world/world.hpp"

namespace taktskifte {

/// Step length after burn-in year t = 1, 2, ...: 0.5 for eight years, then 0.5 / (t - 6).
double calibration_gain(int t);

/// The mean chance of a researcher over the innovations of the year.
double mean_research_chance(const World& world);

/// Moves alpha, ln A_0 and r_0 towards their targets after burn-in year t.
void calibrate(World& world, const Scenario& scenario, int t);

}  // namespace taktskifte
