#pragma once

#include <algorithm>
#include <string_view>

#include "taktskifte/scenario/read.hpp"

namespace taktskifte {

/// Where a key that exists stands, for messages.
inline const Entry& entry_of(const ResolvedScenario& resolved, std::string_view key) {
  return *std::find_if(resolved.entries.begin(), resolved.entries.end(),
                       [&](const Entry& entry) { return entry.key->name == key; });
}

}  // namespace taktskifte
