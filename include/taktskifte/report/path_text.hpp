// What a value over years means, and which of its points never act.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/scenario/read.hpp"

namespace taktskifte::report {

/// "in 2018 to 2022 0.075, in 2023 to 2037 0.5": the value of a path in every reported year; empty for a key
/// that is no path, or whose text is one number.
std::string path_meaning(const ResolvedScenario& resolved, const Entry& entry);

/// One sentence for every point of a path that somebody set and that is not what it seems: the first one
/// holds before its year, others change no year that is simulated.
std::vector<std::string> path_warnings(const ResolvedScenario& resolved);

}  // namespace taktskifte::report
