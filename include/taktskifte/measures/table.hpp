// The table of measures: a row is all that a measure needs. New ones go to the end: the order is that of
// result files, whose bytes it decides.
#pragma once

#include <algorithm>
#include <stdexcept>

#include "taktskifte/measures/measures.hpp"
#include "taktskifte/measures/year_view.hpp"

namespace taktskifte {
namespace margin_reasons {

inline constexpr std::string_view one_percent_of_pot = "less than one percent of the pot of 2019, 1460 MNOK";
inline constexpr std::string_view half_a_point =
    "half a percentage point: 37 of some 7400 innovations a year in the whole country";
inline constexpr std::string_view one_point = "one percentage point: barometers are published in whole ones";
inline constexpr std::string_view few_projects =
    "a few projects in a country: less than applications vary from call to call";
inline constexpr std::string_view reach = "two percentage points: some eight municipalities of 422";
inline constexpr std::string_view sixty_to_forty =
    "grants go 60 to 40 between two halves of the people instead of evenly, which gives an index of 0.02";

}  // namespace margin_reasons

namespace measure_table {

using namespace margin_reasons;
using namespace year_view;
using enum MeasureUnit;
using Y = YearState;

inline constexpr auto researcher = static_cast<std::size_t>(Partner::researcher);

template <std::size_t Rows>
constexpr std::array<MeasureRow, Rows> numbered(std::array<MeasureRow, Rows> rows) {
  for (std::size_t at = 0; at < Rows; ++at) {
    MeasureRow& row = rows[at];
    row.measure = Measure{at};
    // GCC 12 takes elements that a row leaves out for unknown when it compiles, unless they are written.
    row.along = {row.along[0], row.along[1]};
    row.part_of = {row.part_of[0], row.part_of[1]};
  }
  return rows;
}

/// For kroner of the year whose margin is that of the pot, and which are no part of another measure.
constexpr MeasureRow money(std::string_view name, std::string_view long_name,
                           double (*value)(const YearView&)) {
  return {.name = name,
          .long_name = long_name,
          .unit = nok,
          .value = value,
          .margin = {10.0, one_percent_of_pot}};
}
/// The same for what `compare` shows on demand only.
constexpr MeasureRow detailed_money(std::string_view name, std::string_view long_name,
                                    double (*value)(const YearView&)) {
  MeasureRow row = money(name, long_name, value);
  row.detail = true;
  return row;
}

inline constexpr std::array rows = numbered(std::array{
    MeasureRow{.name = "innovations",
               .long_name = "innovations of municipal units in the year",
               .unit = count,
               .value = sum_of_year<&Y::innovations>,
               .margin = {37.0, "half a percent of some 7400 innovations a year"}},
    MeasureRow{.name = "research_innovations",
               .long_name = "innovations with a researcher among the partners, projects not counted",
               .unit = count,
               .value = [](const YearView& y) { return with_partner(y, researcher); },
               .part_of = {sum_of("innovations")},
               .margin = {37.0, "the margin of research_share, times some 7400 innovations a year"}},
    MeasureRow{
        .name = "research_share",
        .long_name = "share of innovations with a researcher among the partners (NaN without innovations)",
        .unit = share,
        .formula = {sum_of("research_innovations"), sum_of("innovations")},
        .margin = {0.005, half_a_point}},
    MeasureRow{
        .name = "project_innovations",
        .long_name = "innovations that funded projects themselves yield; part of no other count",
        .unit = count,
        .value = sum_of_year<&Y::project_innovations>,
        .margin = {10.0, "what three projects of three municipalities each yield, one innovation in each"}},
    MeasureRow{.name = "reuse_share",
               .long_name = "share of innovations that reuse another's solution",
               .unit = share,
               .value =
                   [](const YearView& y) {
                     return fraction(sum_of_year<&Y::reused>(y), sum_of_year<&Y::innovations>(y));
                   },
               .margin = {0.01, one_point}},
    MeasureRow{.name = "copied_share",
               .long_name = "share of innovations that copy another's solution as it is",
               .unit = share,
               .value =
                   [](const YearView& y) {
                     return fraction(of_year<&Y::copied>(y), sum_of_year<&Y::innovations>(y));
                   },
               .part_of = {sum_of("reuse_share")},
               .detail = true,
               .margin = {0.01, one_point}},
    MeasureRow{.name = "applications",
               .long_name = "applications on the public side",
               .unit = count,
               .value =
                   [](const YearView& y) {
                     return sum_of_year<&Y::applications>(y) + of_year<&Y::other_applications>(y);
                   },
               .margin = {5.0, few_projects}},
    MeasureRow{.name = "fundable_applications",
               .long_name = "applications on the public side that the panel finds worth funding",
               .unit = count,
               .value = of_year<&Y::fundable_applications>,
               .part_of = {sum_of("applications")},
               .margin = {5.0, few_projects}},
    MeasureRow{
        .name = "awards",
        .long_name = "grants on the public side",
        .unit = count,
        .value = [](const YearView& y) { return sum_of_year<&Y::awards>(y) + of_year<&Y::other_awards>(y); },
        .part_of = {sum_of("fundable_applications")},
        .margin = {3.0, few_projects}},
    MeasureRow{.name = "municipal_applications",
               .long_name = "applications led by a municipality",
               .unit = count,
               .value = sum_of_year<&Y::applications>,
               .part_of = {sum_of("applications")},
               .margin = {5.0, few_projects}},
    MeasureRow{.name = "municipal_awards",
               .long_name = "grants led by a municipality",
               .unit = count,
               .value = sum_of_year<&Y::awards>,
               .part_of = {sum_of("awards"), sum_of("municipal_applications")},
               .margin = {3.0, few_projects}},
    MeasureRow{.name = "success_rate",
               .long_name = "awards per application on the public side (NaN without applications)",
               .unit = share,
               .formula = {sum_of("awards"), sum_of("applications")},
               .margin = {0.03, "an applicant's chance changes by one in 33"}},
    MeasureRow{.name = "public_share_of_awards",
               .long_name = "share of all grants that go to the public side (NaN without grants)",
               .unit = share,
               .formula = {sum_of("awards"), sum_of("awards", "private_awards")},
               .margin = {0.02, "some three of 150 awards a year change sides"}},
    money("own_contribution_nok",
          "applicants' own contribution, in kind included, to the year's public awards",
          of_year<&Y::own_contribution_nok>),
    MeasureRow{.name = "private_applications",
               .long_name = "applications on the private side",
               .unit = count,
               .value = of_year<&Y::private_applications>,
               .margin = {5.0, few_projects}},
    MeasureRow{.name = "private_awards",
               .long_name = "grants on the private side",
               .unit = count,
               .value = of_year<&Y::private_awards>,
               .part_of = {sum_of("private_applications")},
               .margin = {3.0, few_projects}},
    money("private_rd_nok", "research and development set off by private grants",
          of_year<&Y::private_rd_nok>),
    MeasureRow{
        .name = "belief_gap",
        .long_name =
            "what municipalities believe researchers add to the chance of success, mean weighted by units",
        .unit = index,
        .value =
            [](const YearView& y) {
              return mean_by_units(y, [&](std::size_t i) { return believed_improvement(y.world, i); });
            },
        .margin = {0.01, one_point}},
    MeasureRow{.name = "mean_experience",
               .long_name = "share of units with recent research experience, mean weighted by units",
               .unit = share,
               .value =
                   [](const YearView& y) {
                     return mean_by_units(y, [&](std::size_t i) { return y.world.experience[i]; });
                   },
               .margin = {0.01, one_point}},
    MeasureRow{
        .name = "gini_awards",
        .long_name =
            "Gini index over municipalities of grants led since the first reported year (NaN before any)",
        .unit = share,
        .value = [](const YearView& y) { return gini(y.awards); },
        .over_years = OverYears::last,
        .margin = {0.02, "two hundredths of the range of the index"}},
    MeasureRow{.name = "share_ever_awarded",
               .long_name = "share of municipalities that have led a grant since the first reported year",
               .unit = share,
               .value = [](const YearView& y) { return share_ever(y.so_far.awards); },
               .over_years = OverYears::rising,
               .margin = {0.02, reach}},
    money("pot_nok", "the whole pot, public and private part",
          [](const YearView& y) { return y.world.year_state.ledger.pot.as_double(); }),
    money("public_part_nok", "public part of the pot", account<&Ledger::public_side, &Account::part>),
    money("private_part_nok", "private part of the pot", account<&Ledger::private_side, &Account::part>),
    money("awarded_nok", "granted on the public side", account<&Ledger::public_side, &Account::awarded>),
    money("unused_nok", "left over on the public side", account<&Ledger::public_side, &Account::unused>),
    detailed_money("carried_in_nok", "carried in from last year on the public side",
                   account<&Ledger::public_side, &Account::carried_in>),
    detailed_money("moved_in_nok", "moved in from the private side to the public side",
                   account<&Ledger::public_side, &Account::moved_in>),
    money("private_awarded_nok", "granted on the private side",
          account<&Ledger::private_side, &Account::awarded>),
    money("private_unused_nok", "left over on the private side",
          account<&Ledger::private_side, &Account::unused>),
    detailed_money("private_carried_in_nok", "carried in from last year on the private side",
                   account<&Ledger::private_side, &Account::carried_in>),
    detailed_money("private_moved_in_nok", "moved in from the public side to the private side",
                   account<&Ledger::private_side, &Account::moved_in>),
    MeasureRow{.name = "successes_with",
               .long_name = "innovations with a researcher that succeeded in the outcome",
               .unit = count,
               .along = {"outcome"},
               .values = successes<true>,
               .part_of = {sum_of("research_innovations")},
               .detail = true},
    MeasureRow{.name = "successes_without",
               .long_name = "innovations without a researcher that succeeded in the outcome",
               .unit = count,
               .along = {"outcome"},
               .values = successes<false>,
               .part_of = {difference_of("innovations", "research_innovations")},
               .detail = true},
    MeasureRow{.name = "partner_share",
               .long_name = "share of innovations made with the partner",
               .unit = share,
               .along = {"partner"},
               .values =
                   [](const YearView& y, std::span<double> shares) {
                     const double all = sum_of_year<&Y::innovations>(y);
                     for (std::size_t p = 0; p < shares.size(); ++p)
                       shares[p] = fraction(with_partner(y, p), all);
                   },
               .detail = true,
               .margin = {0.005, "as research_share, which is one of them"}},
    MeasureRow{.name = "innovations_region_size",
               .long_name = "innovations by region and size class",
               .unit = count,
               .along = {"region", "size_class"},
               .values =
                   [](const YearView& y, std::span<double> sums) {
                     by_region_and_size(y, sums,
                                        [&](std::size_t i) { return y.world.year_state.innovations[i]; });
                   },
               .adds_up_to = sum_of("innovations"),
               .detail = true},
    MeasureRow{.name = "research_innovations_region_size",
               .long_name = "innovations with a researcher by region and size class",
               .unit = count,
               .along = {"region", "size_class"},
               .values =
                   [](const YearView& y, std::span<double> sums) {
                     by_region_and_size(y, sums, [&](std::size_t i) { return with_researcher(y, i); });
                   },
               .adds_up_to = sum_of("research_innovations"),
               .detail = true},
    MeasureRow{.name = "awards_region_size",
               .long_name = "grants led by a municipality, by region and size class",
               .unit = count,
               .along = {"region", "size_class"},
               .values =
                   [](const YearView& y, std::span<double> sums) {
                     by_region_and_size(y, sums, [&](std::size_t i) { return y.world.year_state.awards[i]; });
                   },
               .adds_up_to = sum_of("municipal_awards"),
               .detail = true},
    MeasureRow{.name = "research_work_years",
               .long_name = "researchers at work in funded projects on the public side",
               .unit = work_years,
               .value = work_years_in_use<&ResearchReservations::public_side>,
               .margin = {5.0, "one percent of the work-years open to funded projects"}},
    MeasureRow{.name = "private_research_work_years",
               .long_name = "researchers at work in funded projects on the private side",
               .unit = work_years,
               .value = work_years_in_use<&ResearchReservations::private_side>,
               .margin = {5.0, "one percent of the work-years open to funded projects"}},
    MeasureRow{.name = "open_work_years",
               .long_name = "researchers that funded projects can draw on",
               .unit = work_years,
               .value = of_year<&Y::open_work_years>,
               .detail = true,
               .margin = {5.0, "one percent of the work-years open to funded projects"}},
    MeasureRow{
        .name = "lapsed_projects",
        .long_name = "public projects given up in the year since no researchers were free in two years",
        .unit = count,
        .value = of_year<&Y::lapsed_projects>,
        .margin = {3.0, few_projects}},
    money("lapsed_nok", "grants of these projects; part of awarded_nok of an earlier year",
          of_year<&Y::lapsed>),
    MeasureRow{
        .name = "private_lapsed_projects",
        .long_name = "private projects given up in the year since no researchers were free in two years",
        .unit = count,
        .value = of_year<&Y::private_lapsed_projects>,
        .detail = true,
        .margin = {3.0, few_projects}},
    detailed_money("private_lapsed_nok",
                   "grants of these projects; part of private_awarded_nok of an earlier year",
                   of_year<&Y::private_lapsed>),
    MeasureRow{.name = "innovations_cause",
               .long_name = "innovations by main cause",
               .unit = count,
               .along = {"cause"},
               .values =
                   [](const YearView& y, std::span<double> counts) {
                     std::copy(y.world.year_state.causes.begin(), y.world.year_state.causes.end(),
                               counts.begin());
                   },
               .adds_up_to = sum_of("innovations"),
               .detail = true,
               .margin = {37.0, "as innovations"}},
    MeasureRow{.name = "awarded_nok_ministry",
               .long_name = "granted on the public side, by the ministry that pays",
               .unit = nok,
               .along = {"ministry"},
               .values =
                   [](const YearView& y, std::span<double> amounts) {
                     for (std::size_t m = 0; m < amounts.size(); ++m)
                       amounts[m] = y.world.year_state.ministries[m].as_double();
                   },
               .adds_up_to = sum_of("awarded_nok"),
               .detail = true,
               .margin = {10.0, one_percent_of_pot}},
    MeasureRow{
        .name = "barriers",
        .long_name = "innovations without a researcher by the first step that stopped it, and by size class",
        .unit = count,
        .along = {"size_class", "barrier"},
        .values =
            [](const YearView& y, std::span<double> counts) {
              for (std::size_t at = 0; at < counts.size(); ++at)
                counts[at] =
                    static_cast<double>(y.world.year_state.barriers[at / barrier_count][at % barrier_count]);
            },
        .adds_up_to = difference_of("innovations", "research_innovations"),
        .detail = true,
        .margin = {37.0, "half a percent of some 7400 innovations a year"}},
    MeasureRow{.name = "preprojects",
               .long_name = "grants for pre-projects; not among awards",
               .unit = count,
               .value = sum_of_year<&Y::preproject>,
               .detail = true,
               .margin = {3.0, few_projects}},
    MeasureRow{.name = "preproject_nok",
               .long_name = "granted for pre-projects; part of awarded_nok",
               .unit = nok,
               .value = of_year<&Y::preprojects_awarded>,
               .part_of = {sum_of("awarded_nok")},
               .detail = true,
               .margin = {10.0, one_percent_of_pot}},
    MeasureRow{.name = "joint_awards",
               .long_name = "grants to a municipality and a state body together; among municipal_awards",
               .unit = count,
               .value = of_year<&Y::joint_awards>,
               .part_of = {sum_of("municipal_awards")},
               .detail = true,
               .margin = {3.0, few_projects}},
    MeasureRow{.name = "theil_awards",
               .long_name = "Theil index over municipalities of grants led per inhabitant since the first "
                            "reported year (NaN before any)",
               .unit = index,
               .value =
                   [](const YearView& y) {
                     return theil(y.so_far.awards, y.environment.population, y.sums.population);
                   },
               .over_years = OverYears::last,
               .margin = {0.02, sixty_to_forty}},
    MeasureRow{.name = "theil_awards_between_size",
               .long_name = "part of theil_awards between size classes; the rest is within them",
               .unit = index,
               .value =
                   [](const YearView& y) {
                     return theil_between(y, y.environment.size_class, y.sums.population_of_size);
                   },
               .over_years = OverYears::last,
               .margin = {0.02, sixty_to_forty}},
    MeasureRow{.name = "theil_awards_between_region",
               .long_name = "part of theil_awards between regions; the rest is within them",
               .unit = index,
               .value =
                   [](const YearView& y) {
                     return theil_between(y, y.environment.region, y.sums.population_of_region);
                   },
               .over_years = OverYears::last,
               .margin = {0.02, sixty_to_forty}},
    MeasureRow{.name = "lorenz_awards",
               .long_name = "share of grants led since the first reported year that goes to this part of "
                            "municipalities, those with the fewest (NaN before any)",
               .unit = share,
               .along = {"lorenz_share"},
               .values =
                   [](const YearView& y, std::span<double> curve) {
                     const auto shares = lorenz(y.awards, lorenz_shares);
                     std::copy(shares.begin(), shares.end(), curve.begin());
                   },
               .over_years = OverYears::last,
               .detail = true,
               .margin = {0.02, "two of a hundred grants change hands"}},
    MeasureRow{.name = "share_ever_joined",
               .long_name = "share of municipalities that have led or joined a funded project that began "
                            "since the first reported year; the rest are never reached",
               .unit = share,
               .value = [](const YearView& y) { return share_ever(y.so_far.participations); },
               .over_years = OverYears::rising,
               .margin = {0.02, reach}},
    MeasureRow{
        .name = "ever_joined_share_size",
        .long_name = "share_ever_joined by size class (NaN in a class without municipalities)",
        .unit = share,
        .along = {"size_class"},
        .values = [](const YearView& y,
                     std::span<double> shares) { share_ever_by_size(y, y.so_far.participations, shares); },
        .over_years = OverYears::rising,
        .margin = {0.02, "as share_ever_joined"}},
    MeasureRow{.name = "first_time_applicants",
               .long_name = "municipalities that apply and had not since the burn-in began",
               .unit = count,
               .value = of_year<&Y::first_time_applicants>,
               .part_of = {sum_of("municipal_applications")},
               .margin = {3.0, "three municipalities of 422 a year"}},
    MeasureRow{.name = "reached_project_nok",
               .long_name = "granted on the public side less what lapsed in the year, which was granted "
                            "earlier: over the years, money that reached a project",
               .unit = nok,
               .formula = {difference_of("awarded_nok", "lapsed_nok"), {}},
               .margin = {10.0, one_percent_of_pot}},
    MeasureRow{.name = "private_reached_project_nok",
               .long_name = "granted on the private side less what lapsed in the year, which was granted "
                            "earlier: over the years, money that reached a project",
               .unit = nok,
               .formula = {difference_of("private_awarded_nok", "private_lapsed_nok"), {}},
               .margin = {10.0, one_percent_of_pot}},
});

constexpr std::size_t position_of(std::string_view name) {
  for (const MeasureRow& row : rows)
    if (row.name == name) return row.measure.position();
  throw std::logic_error("no measure of that name");
}

}  // namespace measure_table

consteval Measure::Measure(const char* name) : position_(measure_table::position_of(name)) {}

}  // namespace taktskifte
