#include "taktskifte/analysis/margins.hpp"

#include <array>

namespace taktskifte {
namespace {

constexpr std::string_view one_percent_of_pot = "less than one percent of the pot of 2019, 1460 MNOK";
constexpr std::string_view half_a_point =
    "half a percentage point: 37 of some 7400 innovations a year in the whole country";
constexpr std::string_view one_point = "one percentage point: barometers are published in whole ones";
constexpr std::string_view few_projects =
    "a few projects in a country: less than applications vary from call to call";
constexpr std::string_view reach = "two percentage points: some eight municipalities of 422";
constexpr std::string_view sixty_to_forty =
    "grants go 60 to 40 between two halves of the people instead of evenly, which gives an index of 0.02";

constexpr std::array table = {
    Margin{"innovations", 37.0, "half a percent of some 7400 innovations a year"},
    Margin{"research_innovations", 37.0, "the margin of research_share, times some 7400 innovations a year"},
    Margin{"research_share", 0.005, half_a_point},
    Margin{"project_innovations", 10.0,
           "what three projects of three municipalities each yield, one innovation in each"},
    Margin{"success_share", 0.005, half_a_point},
    Margin{"success_share_with", 0.01, one_point},
    Margin{"success_share_without", 0.01, one_point},
    Margin{"partner_share", 0.005, "as research_share, which is one of them"},
    Margin{"reuse_share", 0.01, one_point},
    Margin{"copied_share", 0.01, one_point},
    Margin{"belief_gap", 0.01, one_point},
    Margin{"mean_experience", 0.01, one_point},
    Margin{"applications", 5.0, few_projects},
    Margin{"fundable_applications", 5.0, few_projects},
    Margin{"awards", 3.0, few_projects},
    Margin{"success_rate", 0.03, "an applicant's chance changes by one in 33"},
    Margin{"municipal_applications", 5.0, few_projects},
    Margin{"first_time_applicants", 3.0, few_projects},
    Margin{"municipal_awards", 3.0, few_projects},
    Margin{"municipal_share_of_awards", 0.05, "one award in twenty changes hands"},
    Margin{"public_share_of_awards", 0.02, "some three of 150 awards a year change sides"},
    Margin{"gini_awards", 0.02, "two hundredths of the range of the index"},
    Margin{"share_ever_awarded", 0.02, reach},
    Margin{"share_ever_joined", 0.02, reach},
    Margin{"ever_joined_share_size", 0.02, "as share_ever_joined"},
    Margin{"theil_awards", 0.02, sixty_to_forty},
    Margin{"theil_awards_between_size", 0.02, sixty_to_forty},
    Margin{"theil_awards_within_size", 0.02, sixty_to_forty},
    Margin{"theil_awards_between_region", 0.02, sixty_to_forty},
    Margin{"theil_awards_within_region", 0.02, sixty_to_forty},
    Margin{"lorenz_awards", 0.02, "two of a hundred grants change hands"},
    Margin{"pot_nok", 10.0, one_percent_of_pot},
    Margin{"public_part_nok", 10.0, one_percent_of_pot},
    Margin{"awarded_nok", 10.0, one_percent_of_pot},
    Margin{"unused_nok", 10.0, one_percent_of_pot},
    Margin{"carried_in_nok", 10.0, one_percent_of_pot},
    Margin{"moved_in_nok", 10.0, one_percent_of_pot},
    Margin{"own_contribution_nok", 10.0, one_percent_of_pot},
    Margin{"research_work_years", 5.0, "one percent of the work-years open to funded projects"},
    Margin{"private_research_work_years", 5.0, "one percent of the work-years open to funded projects"},
    Margin{"open_work_years", 5.0, "one percent of the work-years open to funded projects"},
    Margin{"lapsed_projects", 3.0, few_projects},
    Margin{"lapsed_nok", 10.0, one_percent_of_pot},
    Margin{"private_lapsed_projects", 3.0, few_projects},
    Margin{"private_lapsed_nok", 10.0, one_percent_of_pot},
    Margin{"private_part_nok", 10.0, one_percent_of_pot},
    Margin{"private_applications", 5.0, few_projects},
    Margin{"private_awards", 3.0, few_projects},
    Margin{"private_awarded_nok", 10.0, one_percent_of_pot},
    Margin{"private_unused_nok", 10.0, one_percent_of_pot},
    Margin{"private_carried_in_nok", 10.0, one_percent_of_pot},
    Margin{"private_moved_in_nok", 10.0, one_percent_of_pot},
    Margin{"private_rd_nok", 10.0, one_percent_of_pot},
    Margin{"preprojects", 3.0, few_projects},
    Margin{"preproject_nok", 10.0, one_percent_of_pot},
    Margin{"joint_awards", 3.0, few_projects},
    Margin{"innovations_cause", 37.0, "as innovations"},
    Margin{"awarded_nok_ministry", 10.0, one_percent_of_pot},
    Margin{"barriers", 37.0, "half a percent of some 7400 innovations a year"},
};

}  // namespace

std::span<const Margin> default_margins() { return table; }

std::optional<double> default_margin(std::string_view row) {
  const std::string_view name = row.substr(0, row.find('['));
  for (const auto& margin : table)
    if (margin.row == name) return margin.value;
  return std::nullopt;
}

}  // namespace taktskifte
