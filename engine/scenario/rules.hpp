// Checks over several keys, for use while some values are known to be wrong.
#pragma once

#include <set>
#include <string>

#include "taktskifte/scenario/read.hpp"

namespace taktskifte {

/// As check_rules, but leaves out the rules that involve one of the keys in `refused`: their values are
/// already complained about and were not stored.
void check_rules_without(const ResolvedScenario& resolved, const std::set<std::string>& refused,
                         Diagnostics& diagnostics);

}  // namespace taktskifte
