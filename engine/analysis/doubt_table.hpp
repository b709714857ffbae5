// Written by tools/pairs.py from runs; change what it runs, not this.
#pragma once

#include <array>
#include <string_view>

#include "taktskifte/analysis/doubt.hpp"

namespace taktskifte {

inline constexpr std::array<std::string_view, 4> doubt_inputs = {
    "apply.elasticity", "panel.fundable_share", "experience.units_per_project", "choice.experience"};

// Effects of 50 against 7.5 % public, as parts of those at the defaults, at all points tried of
//   apply.elasticity x panel.fundable_share
//   apply.elasticity x experience.units_per_project
//   choice.experience x experience.units_per_project
inline constexpr std::array doubt_table = {
    Doubt{"applications", 0.097, 3.132},
    Doubt{"awarded_nok", 0.357, 1.370},
    Doubt{"awards", 0.356, 1.370},
    Doubt{"belief_gap", -3.600, 1.637},
    Doubt{"ever_joined_share_size", 0.483, 1.230},
    Doubt{"first_time_applicants", 0.004, 3.214},
    Doubt{"fundable_applications", 0.080, 4.280},
    Doubt{"gini_awards", 0.629, 1.233},
    Doubt{"mean_experience", 0.072, 2.930},
    Doubt{"municipal_applications", 0.144, 2.911},
    Doubt{"municipal_awards", 0.348, 1.387},
    Doubt{"municipal_share_of_awards", 0.564, 1.353},
    Doubt{"own_contribution_nok", 0.363, 1.416},
    Doubt{"project_innovations", 0.348, 1.397},
    Doubt{"public_share_of_awards", 0.570, 1.162},
    Doubt{"reached_project_nok", 0.357, 1.370},
    Doubt{"research_innovations", 0.002, 8.597},
    Doubt{"research_share", 0.002, 8.598},
    Doubt{"research_work_years", 0.356, 1.374},
    Doubt{"share_ever_awarded", 0.511, 1.230},
    Doubt{"share_ever_joined", 0.556, 1.168},
    Doubt{"success_rate", 0.069, 1.885},
    Doubt{"success_share", -0.083, 13.005},
    Doubt{"theil_awards", 0.726, 1.209},
    Doubt{"theil_awards_between_region", 0.344, 1.426},
    Doubt{"theil_awards_between_size", -0.707, 1.926},
    Doubt{"theil_awards_within_region", 0.713, 1.196},
    Doubt{"theil_awards_within_size", 0.720, 1.196},
    Doubt{"unused_nok", -0.004, 2.748},
};

}  // namespace taktskifte
