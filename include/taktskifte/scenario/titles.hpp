// What the scenarios of one study are called where people read.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/scenario/read.hpp"

namespace taktskifte {

/// The title of a scenario, or its name if its file gives it none: titles are not inherited.
std::string own_title(const Scenario& scenario);

/// The titles of all, in order and all different: those that several share (blanks apart) carry the name of
/// the scenario behind them, "50 % public (parity)". Names are different.
std::vector<std::string> shown_titles(const std::vector<ResolvedScenario>& scenarios);

}  // namespace taktskifte
