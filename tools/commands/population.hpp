// What is said of the municipalities that a scenario is about.
#pragma once

#include <string>

#include "taktskifte/scenario/scenario.hpp"

namespace taktskifte::commands {

/// "422 municipalities, 130 research sites", or "100000 synthetic municipalities, ...".
std::string size_text(std::size_t municipalities, std::size_t sites, const Scenario& scenario);

/// The totals of a scenario whose population is synthetic, a line each under `title`; empty for others.
/// `scenario` holds them as they are simulated: multiplied by `factor`.
std::string totals_text(const std::string& title, const Scenario& scenario, double factor);

}  // namespace taktskifte::commands
