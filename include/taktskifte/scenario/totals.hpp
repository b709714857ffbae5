// Keys that are totals of the whole country: what scales with a synthetic population.
#pragma once

#include <string_view>
#include <vector>

#include "taktskifte/scenario/scenario.hpp"

namespace taktskifte {

/// Multiplies every key that is a total (Key::total; all points of a path) by `factor` > 0. Everything else
/// is a share, a ratio or an amount of one municipality, unit, project or grant and stays. Factor 1 changes
/// no bit.
void scale_totals(Scenario& scenario, double factor);

struct Total {
  std::string_view key, unit;
  double value = 0.0;  ///< of a path: in the first reported year
};
/// The totals of a scenario, in the order of the table of keys.
std::vector<Total> totals(const Scenario& scenario);

}  // namespace taktskifte
