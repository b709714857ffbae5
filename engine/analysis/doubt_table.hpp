// Written by tools/pairs.py from runs; change what it runs, not this.
#pragma once

#include <array>

#include "taktskifte/analysis/doubt.hpp"

namespace taktskifte {

// Effects of 50 against 7.5 % public at all points tried of apply.elasticity x panel.fundable_share and
// apply.elasticity x experience.units_per_project, as parts of those at the defaults.
inline constexpr std::array doubt_table = {
    Doubt{"applications", 0.097, 3.135},
    Doubt{"awarded_nok", 0.360, 1.370},
    Doubt{"awards", 0.360, 1.371},
    Doubt{"belief_gap", -0.471, 2.343},
    Doubt{"ever_joined_share_size", 0.488, 1.222},
    Doubt{"first_time_applicants", 0.005, 3.217},
    Doubt{"fundable_applications", 0.080, 4.287},
    Doubt{"gini_awards", 0.626, 1.235},
    Doubt{"mean_experience", 0.073, 2.933},
    Doubt{"municipal_applications", 0.145, 2.916},
    Doubt{"municipal_awards", 0.351, 1.389},
    Doubt{"municipal_share_of_awards", 0.566, 1.365},
    Doubt{"own_contribution_nok", 0.366, 1.417},
    Doubt{"project_innovations", 0.353, 1.400},
    Doubt{"public_share_of_awards", 0.572, 1.163},
    Doubt{"research_innovations", 0.072, 3.192},
    Doubt{"research_share", 0.072, 3.191},
    Doubt{"research_work_years", 0.360, 1.375},
    Doubt{"share_ever_awarded", 0.512, 1.236},
    Doubt{"share_ever_joined", 0.561, 1.170},
    Doubt{"success_rate", 0.068, 1.884},
    Doubt{"success_share", 0.005, 3.042},
    Doubt{"theil_awards", 0.722, 1.202},
    Doubt{"theil_awards_between_region", 0.346, 1.584},
    Doubt{"theil_awards_between_size", -0.515, 1.476},
    Doubt{"theil_awards_within_region", 0.699, 1.184},
    Doubt{"theil_awards_within_size", 0.718, 1.197},
    Doubt{"unused_nok", -0.004, 2.735},
};

}  // namespace taktskifte
