// One number of a list of weights that sum to 1, and what becomes of the others.
#pragma once

#include <cstddef>
#include <string>

#include "taktskifte/scenario/read.hpp"

namespace taktskifte {

/// The list of `key` with `value` at `element`. If the list sums to 1 in `base`, the others share what is
/// left in their proportions there, or evenly if they are all 0; otherwise they stay. Throws
/// std::invalid_argument if a number that sums with others to 1 lies outside [0, 1].
std::string with_element(const Key& key, std::size_t element, double value, const ResolvedScenario& base);

}  // namespace taktskifte
