// From a place in the unit interval to a value as a scenario file says it.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/analysis/design.hpp"

namespace taktskifte {

/// The value of a drawn key at `u` in [0, 1] of its range, in the scale it is drawn in. Of whole numbers each
/// has an equal part of that scale.
std::string drawn_setting(const SweptValues& values, double u, const ResolvedScenario& base);

/// What the scenario says of a key: the setting that changes nothing.
const std::string& base_setting(const SweptKey& key, const ResolvedScenario& base);

/// Whether a scenario gives the key another value than the default: it was chosen for the run.
bool is_chosen(const std::vector<ResolvedScenario>& scenarios, const Key& key);

}  // namespace taktskifte
