// How much a research site counts: for closeness to research and for its part of all work-years.
#pragma once

#include "taktskifte/world/municipalities.hpp"

namespace taktskifte {

/// >= 0; an institute's main site counts 1.
double site_weight(const Site& site, const AccessParameters& rules);

}  // namespace taktskifte
