#include "taktskifte/measures/measures.hpp"

#include <array>

#include "taktskifte/scenario/scenario.hpp"

namespace taktskifte {
namespace {

using enum Measure;

constexpr Axes none = Axes::none;
constexpr Stored count = Stored::count;
constexpr Stored real = Stored::real;

constexpr std::array table = {
    MeasureRow{innovations, "innovations", "innovations of municipal units in the year", "1", none, count},
    MeasureRow{research_innovations, "research_innovations",
               "innovations with a researcher among the partners, projects not counted", "1", none, count},
    MeasureRow{research_share, "research_share",
               "share of innovations with a researcher among the partners (NaN without innovations)", "1",
               none, real},
    MeasureRow{project_innovations, "project_innovations",
               "innovations that funded projects themselves yield; part of no other count", "1", none, count},
    MeasureRow{reuse_share, "reuse_share", "share of innovations that reuse another's solution", "1", none,
               real},
    MeasureRow{copied_share, "copied_share", "share of innovations that copy another's solution as it is",
               "1", none, real},
    MeasureRow{applications, "applications", "applications on the public side", "1", none, count},
    MeasureRow{fundable_applications, "fundable_applications",
               "applications on the public side that the panel finds worth funding", "1", none, count},
    MeasureRow{awards, "awards", "grants on the public side", "1", none, count},
    MeasureRow{municipal_applications, "municipal_applications", "applications led by a municipality", "1",
               none, count},
    MeasureRow{municipal_awards, "municipal_awards", "grants led by a municipality", "1", none, count},
    MeasureRow{success_rate, "success_rate",
               "awards per application on the public side (NaN without applications)", "1", none, real},
    MeasureRow{public_share_of_awards, "public_share_of_awards",
               "share of all grants that go to the public side (NaN without grants)", "1", none, real},
    MeasureRow{own_contribution_nok, "own_contribution_nok",
               "applicants' own contribution, in kind included, to the year's public awards", "NOK", none,
               real},
    MeasureRow{private_applications, "private_applications", "applications on the private side", "1", none,
               count},
    MeasureRow{private_awards, "private_awards", "grants on the private side", "1", none, count},
    MeasureRow{private_rd_nok, "private_rd_nok", "research and development set off by private grants", "NOK",
               none, real},
    MeasureRow{belief_gap, "belief_gap",
               "what municipalities believe researchers add to the chance of success, mean weighted by units",
               "1", none, real},
    MeasureRow{mean_experience, "mean_experience",
               "share of units with recent research experience, mean weighted by units", "1", none, real},
    MeasureRow{gini_awards, "gini_awards",
               "Gini index over municipalities of grants led since the first reported year (NaN before any)",
               "1", none, real},
    MeasureRow{share_ever_awarded, "share_ever_awarded",
               "share of municipalities that have led a grant since the first reported year", "1", none,
               real},
    MeasureRow{pot_nok, "pot_nok", "the whole pot, public and private part", "NOK", none, real},
    MeasureRow{public_part_nok, "public_part_nok", "public part of the pot", "NOK", none, real},
    MeasureRow{private_part_nok, "private_part_nok", "private part of the pot", "NOK", none, real},
    MeasureRow{awarded_nok, "awarded_nok", "granted on the public side", "NOK", none, real},
    MeasureRow{unused_nok, "unused_nok", "left over on the public side", "NOK", none, real},
    MeasureRow{carried_in_nok, "carried_in_nok", "carried in from last year on the public side", "NOK", none,
               real},
    MeasureRow{moved_in_nok, "moved_in_nok", "moved in from the private side to the public side", "NOK", none,
               real},
    MeasureRow{private_awarded_nok, "private_awarded_nok", "granted on the private side", "NOK", none, real},
    MeasureRow{private_unused_nok, "private_unused_nok", "left over on the private side", "NOK", none, real},
    MeasureRow{private_carried_in_nok, "private_carried_in_nok",
               "carried in from last year on the private side", "NOK", none, real},
    MeasureRow{private_moved_in_nok, "private_moved_in_nok",
               "moved in from the public side to the private side", "NOK", none, real},
    MeasureRow{successes_with, "successes_with",
               "innovations with a researcher that succeeded in the outcome", "1", Axes::outcome, count},
    MeasureRow{successes_without, "successes_without",
               "innovations without a researcher that succeeded in the outcome", "1", Axes::outcome, count},
    MeasureRow{partner_share, "partner_share", "share of innovations made with the partner", "1",
               Axes::partner, real},
    MeasureRow{innovations_region_size, "innovations_region_size", "innovations by region and size class",
               "1", Axes::region_size, count},
    MeasureRow{research_innovations_region_size, "research_innovations_region_size",
               "innovations with a researcher by region and size class", "1", Axes::region_size, count},
    MeasureRow{awards_region_size, "awards_region_size",
               "grants led by a municipality, by region and size class", "1", Axes::region_size, count},
    MeasureRow{research_work_years, "research_work_years",
               "researchers at work in funded projects on the public side", "work-years", Axes::none, real},
    MeasureRow{private_research_work_years, "private_research_work_years",
               "researchers at work in funded projects on the private side", "work-years", Axes::none, real},
    MeasureRow{open_work_years, "open_work_years", "researchers that funded projects can draw on",
               "work-years", Axes::none, real},
    MeasureRow{lapsed_projects, "lapsed_projects",
               "public projects given up in the year since no researchers were free in two years", "1",
               Axes::none, count},
    MeasureRow{lapsed_nok, "lapsed_nok", "grants of these projects; part of awarded_nok of an earlier year",
               "NOK", Axes::none, real},
    MeasureRow{private_lapsed_projects, "private_lapsed_projects",
               "private projects given up in the year since no researchers were free in two years", "1",
               Axes::none, count},
    MeasureRow{private_lapsed_nok, "private_lapsed_nok",
               "grants of these projects; part of private_awarded_nok of an earlier year", "NOK", Axes::none,
               real},
    MeasureRow{innovations_cause, "innovations_cause", "innovations by main cause", "1", Axes::cause, count},
    MeasureRow{awarded_nok_ministry, "awarded_nok_ministry",
               "granted on the public side, by the ministry that pays", "NOK", Axes::ministry, real},
    MeasureRow{barriers, "barriers",
               "innovations without a researcher by the first step that stopped it, and by size class", "1",
               Axes::size_barrier, count},
    MeasureRow{preprojects, "preprojects", "grants for pre-projects; not among awards", "1", none, count},
    MeasureRow{preproject_nok, "preproject_nok", "granted for pre-projects; part of awarded_nok", "NOK", none,
               real},
    MeasureRow{joint_awards, "joint_awards",
               "grants to a municipality and a state body together; among municipal_awards", "1", none,
               count},
    MeasureRow{theil_awards, "theil_awards",
               "Theil index over municipalities of grants led per inhabitant since the first reported year "
               "(NaN before any)",
               "1", Axes::none, real},
    MeasureRow{theil_awards_between_size, "theil_awards_between_size",
               "part of theil_awards between size classes; the rest is within them", "1", Axes::none, real},
    MeasureRow{theil_awards_between_region, "theil_awards_between_region",
               "part of theil_awards between regions; the rest is within them", "1", Axes::none, real},
    MeasureRow{lorenz_awards, "lorenz_awards",
               "share of grants led since the first reported year that goes to this part of municipalities, "
               "those with the fewest (NaN before any)",
               "1", Axes::lorenz_share, real},
    MeasureRow{share_ever_joined, "share_ever_joined",
               "share of municipalities that have led or joined a funded project that began since the first "
               "reported year; the rest are never reached",
               "1", Axes::none, real},
    MeasureRow{ever_joined_share_size, "ever_joined_share_size",
               "share_ever_joined by size class (NaN in a class without municipalities)", "1",
               Axes::size_class, real},
    MeasureRow{first_time_applicants, "first_time_applicants",
               "municipalities that apply and had not since the burn-in began", "1", Axes::none, count},
};

constexpr std::size_t elements(Axes axes) {
  switch (axes) {
    case Axes::outcome:
      return outcome_count;
    case Axes::partner:
      return partner_count;
    case Axes::region_size:
      return region_count * size_class_count;
    case Axes::cause:
      return cause_count;
    case Axes::ministry:
      return ministry_count;
    case Axes::size_barrier:
      return size_class_count * barrier_count;
    case Axes::size_class:
      return size_class_count;
    case Axes::lorenz_share:
      return lorenz_shares.size();
    case Axes::none:
      break;
  }
  return 1;
}

constexpr bool in_enumeration_order() {
  for (std::size_t row = 0; row < table.size(); ++row)
    if (static_cast<std::size_t>(table[row].measure) != row) return false;
  return true;
}
static_assert(in_enumeration_order(), "offset() finds a row by the number of its measure");
static_assert(table.size() == static_cast<std::size_t>(first_time_applicants) + 1, "every measure has a row");

/// offsets[m] of each measure, and the number of all values at the end.
constexpr auto offsets = [] {
  std::array<std::size_t, table.size() + 1> sums{};
  for (std::size_t row = 0; row < table.size(); ++row) sums[row + 1] = sums[row] + elements(table[row].axes);
  return sums;
}();

}  // namespace

std::size_t width(Axes axes) { return elements(axes); }

std::span<const MeasureRow> measures() { return table; }

std::size_t offset(Measure measure) { return offsets[static_cast<std::size_t>(measure)]; }

std::size_t values_per_year() { return offsets.back(); }

}  // namespace taktskifte
