// What comparisons of scenarios and of groups of municipalities say of their files alike.
#pragma once

#include <vector>

#include "report/chosen_years.hpp"
#include "report/compared_set.hpp"
#include "taktskifte/report/comparison.hpp"

namespace taktskifte::report {

/// Everything but rows and trades.
ComparedFile comparison_base(const ComparedSet& set, const ChosenYears& years,
                             const std::vector<int>& path_years, Family family);

/// For each scenario after the first: whether what is known of the doubt about inputs holds for it and the
/// first.
std::vector<bool> doubts_are_known(const ComparedSet& set);

}  // namespace taktskifte::report
