// From which year on scenarios differ.
#pragma once

#include <span>

#include "taktskifte/analysis/doubt.hpp"

namespace taktskifte::report {

/// The first year from `first` to `last` in which a key differs between the first scenario and another one:
/// of paths by their values, of all other keys, and of paths that differ before, the first year.
int policy_start(std::span<const StatedKeys> scenarios, int first, int last);

}  // namespace taktskifte::report
