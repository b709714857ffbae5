// From the text of one value to its place in a Scenario.
#pragma once

#include <string>
#include <string_view>

#include "taktskifte/scenario/keys.hpp"

namespace taktskifte {

/// Reads `text` (trimmed) as the kind of value `key` holds, checks its range and stores it.
/// Throws std::invalid_argument with "why; what to write" and then leaves the scenario as it was.
void store_value(const Key& key, std::string_view text, Scenario& scenario);

/// A valid text in one spelling: 0.50 and 0.5 give the same one. Paths over years are compared point by
/// point.
std::string canonical_value(const Key& key, std::string_view text);

}  // namespace taktskifte
