// The table of measures: one row per variable of a result file that is recorded per replicate and year.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace taktskifte {

/// Further axes of a measure behind (scenario, replicate, year).
enum class Axes : std::uint8_t {
  none,
  outcome,
  partner,
  region_size,
  cause,
  ministry,
  size_barrier,
  size_class,
  lorenz_share
};

/// Number of values per year: 1, 5, 6, 15 (region × size class, size class fastest), 17, 9, 18 (size class ×
/// barrier, barrier fastest), 3 or 9.
std::size_t width(Axes axes);

/// Where Lorenz curves are recorded: the parts of municipalities along Axes::lorenz_share.
inline constexpr std::array<double, 9> lorenz_shares = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

/// How a measure is stored.
enum class Stored : std::uint8_t { count /* int32 */, real /* float64 */ };

enum class Measure : std::uint8_t {
  innovations,
  research_innovations,
  research_share,
  project_innovations,
  reuse_share,
  copied_share,
  applications,
  fundable_applications,
  awards,
  municipal_applications,
  municipal_awards,
  success_rate,
  public_share_of_awards,
  own_contribution_nok,
  private_applications,
  private_awards,
  private_rd_nok,
  belief_gap,
  mean_experience,
  gini_awards,
  share_ever_awarded,
  pot_nok,
  public_part_nok,
  private_part_nok,
  awarded_nok,
  unused_nok,
  carried_in_nok,
  moved_in_nok,
  private_awarded_nok,
  private_unused_nok,
  private_carried_in_nok,
  private_moved_in_nok,
  successes_with,
  successes_without,
  partner_share,
  innovations_region_size,
  research_innovations_region_size,
  awards_region_size,
  research_work_years,
  private_research_work_years,
  open_work_years,
  lapsed_projects,
  lapsed_nok,
  private_lapsed_projects,
  private_lapsed_nok,
  innovations_cause,
  awarded_nok_ministry,
  barriers,
  preprojects,
  preproject_nok,
  joint_awards,
  theil_awards,
  theil_awards_between_size,
  theil_awards_between_region,
  lorenz_awards,
  share_ever_joined,
  ever_joined_share_size,
  first_time_applicants,
};

struct MeasureRow {
  Measure measure;
  std::string_view name;       ///< variable in the result file
  std::string_view long_name;  ///< one line, for the attribute of that name
  std::string_view units;      ///< "1", "NOK", ...
  Axes axes = Axes::none;
  Stored stored = Stored::real;
};

/// All rows, in the order of the enumeration.
std::span<const MeasureRow> measures();

/// Offset of a measure within one year's values, and the number of values a year holds.
std::size_t offset(Measure measure);
std::size_t values_per_year();

}  // namespace taktskifte
