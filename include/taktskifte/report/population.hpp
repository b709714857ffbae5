// What is said of the municipalities that a scenario is about.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/report/document.hpp"
#include "taktskifte/scenario/scenario.hpp"
#include "taktskifte/world/list_facts.hpp"

namespace taktskifte::report {

/// "422 municipalities, 130 research sites", or "100000 synthetic municipalities, ...".
std::string size_text(std::size_t municipalities, std::size_t sites, const Scenario& scenario);

/// The totals of a scenario whose totals were multiplied, a line each under `title`; empty for others.
/// `scenario` is the scaled one, `factor` what it was scaled by.
Lines total_lines(const std::string& title, const Scenario& scenario, double factor);

/// The figures of a list, a line each: inhabitants and their part of the default list, years of the
/// municipality numbers, units, expenditure and its stand-ins, what scales the totals.
std::vector<std::string> list_lines(const MunicipalityTable& table, const ListFacts& facts);

/// The same figures for programs.
Value::Members list_members(const MunicipalityTable& table, const ListFacts& facts);

/// Whether and by what the totals were multiplied, in words.
std::string scaling_text(double population_scale);

}  // namespace taktskifte::report
