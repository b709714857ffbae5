// When a lever begins to act.
#pragma once

#include "taktskifte/scenario/scenario.hpp"

namespace taktskifte {

/// Gives every path over years its default in the burn-in, unless it names a year before the first reported
/// one: so a lever acts from the first reported year on, and what the burn-in calibrates is the world without
/// it. Call when all values stand.
void hold_defaults_in_burn_in(Scenario& scenario);

}  // namespace taktskifte
