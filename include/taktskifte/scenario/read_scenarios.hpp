// The scenarios of one command.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/scenario/read.hpp"

namespace taktskifte {

/// All scenarios that the user has named. Errors: the mistakes of all files in one go, each once, with the
/// kind of the first.
std::vector<ResolvedScenario> read_scenarios(const std::vector<std::string>& files,
                                             const std::vector<std::string>& settings);

}  // namespace taktskifte
