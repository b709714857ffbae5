// Designs whose points belong together: for Sobol' indices, elementary effects, and one key at a time.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/analysis/design.hpp"

namespace taktskifte {

/// Points with one setting per key.
using Settings = std::vector<std::vector<std::string>>;

/// A design that does not fit its keys. Throws ErrorKind::usage.
[[noreturn]] void misfit(const std::string& why);

bool is_shaped(DesignKind kind);

/// The points of a shaped design, in the order that its shape says. Errors: ErrorKind::usage if it does not
/// fit the keys.
Settings shaped_settings(DesignKind kind, const DesignOrder& order, const std::vector<SweptValues>& all,
                         const ResolvedScenario& base);

/// What the points of the sweep are then: shape, scramblings, and the design in words.
void set_shape(DesignKind kind, const DesignOrder& order, Sweep& sweep);

}  // namespace taktskifte
