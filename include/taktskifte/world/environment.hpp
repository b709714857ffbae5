// What no year and no replicate changes: columns derived once from the data and the scenario.
#pragma once

#include <span>
#include <vector>

#include "taktskifte/core/aligned.hpp"
#include "taktskifte/core/shared.hpp"
#include "taktskifte/random/weighted_choice.hpp"
#include "taktskifte/scenario/read.hpp"
#include "taktskifte/world/list_column.hpp"
#include "taktskifte/world/municipalities.hpp"
#include "taktskifte/world/outcomes.hpp"
#include "taktskifte/world/peers.hpp"

namespace taktskifte {

/// Where municipalities and sites lie. It follows from their tables alone.
struct Geography {
  ListColumn<std::int32_t> place;  ///< copies of a municipality share their place
  std::vector<double> site_km;     ///< [place][site] from there to the site
};

/// One entry per municipality in every column.
struct Environment {
  std::vector<std::uint32_t> number;  ///< by which it draws, see draw_numbers()
  ListColumn<Region> region;
  ListColumn<SizeClass> size_class;
  ListColumn<int> units;                  ///< service units U_i >= 1
  ListColumn<double> population;          ///< inhabitants
  ListColumn<double> z;                   ///< standardised ln(population), unweighted
  ListColumn<double> access;              ///< standardised closeness to research, unweighted
  ListColumn<double> innovation_chance;   ///< h_i: a unit innovates within one year
  ListColumn<double> slack_nok;           ///< slack_share * opex per head * population, NOK a year
  ListColumn<double> application_weight;  ///< omega_i, sums to 1
  ListColumn<double> application_logit;   ///< log odds in it, on which access acts
  std::vector<double> site_share;         ///< [site] of all work-years, sums to 1
  std::vector<SiteType> site_type;        ///< [site]
  std::vector<std::int32_t> institution;  ///< [site] which institution, counted from 0
  Shared<Geography> geography;
  /// [place][site, in strips] exp(-(distance - distance to the nearest) / decay): only ratios matter.
  AlignedColumn<double> proximity;
  Shared<NearestPeers> nearest;
  std::vector<OutcomeLaws> success;    ///< draws of successes, for every share of firms that a year has
  std::vector<std::uint16_t> by_size;  ///< places within each block of rows, smaller municipalities first
  double research_intercept =
      0.0;  ///< alpha before calibration: logit of the share that researchers do not initiate
  double reference_success = 0.0;  ///< believed success chance to start with, share of applications

  [[nodiscard]] std::size_t size() const { return number.size(); }
  [[nodiscard]] std::size_t sites() const { return site_share.size(); }
  /// The draws of successes of a year in which firms take part in such a share of innovations.
  [[nodiscard]] const OutcomeLaws& success_with(double firm_share) const;
  /// How sites lie in columns from which one is drawn.
  [[nodiscard]] Strips site_strips() const { return Strips::of(sites()); }
  /// The proximity of a municipality to every site, in strips.
  [[nodiscard]] std::span<const double> proximity_of(std::size_t municipality) const {
    const std::size_t size = site_strips().size();
    return std::span(proximity).subspan(static_cast<std::size_t>(geography->place[municipality]) * size,
                                        size);
  }
};

/// Derives the setting. Source of each formula: engine/MODEL.md, "Initialization".
/// Preconditions: at least one municipality with a figure of expenditure, and one site; the scenario has
/// passed its checks and check_sites. `known` is that of another scenario with the same tables, or null: what
/// it has that is the same (distances, nearest peers) is shared, not computed once more.
Environment make_environment(const MunicipalityTable& table, const std::vector<Site>& sites,
                             const Scenario& scenario, const Environment* known = nullptr);

/// Whether researchers are anywhere to be had: some site has weight, and, if projects need researchers, some
/// such site is open to them in a reported year. Errors: ErrorKind::scenario names the key to blame.
void check_sites(const std::vector<Site>& sites, const ResolvedScenario& resolved);

/// Service units of each municipality: its part of `units_total` by inhabitants, rounded, but at least 1.
ListColumn<int> units_of(const ListColumn<double>& population, double units_total);

/// The pieces, for tests.
/// (value - mean) / standard deviation; all zero if the values are equal.
ListColumn<double> standardised(const ListColumn<double>& values);
/// b such that the unit-weighted mean of logistic(b + offset) over the members of a region equals `target` in
/// (0, 1). One offset and number of units for each row of the list; `members` are places among these.
double solve_region_intercept(std::span<const double> offset, std::span<const int> units,
                              std::span<const std::uint32_t> members, double target);
/// Mean request of a public grant, MNOK.
double mean_grant_mnok(const GrantParameters& rules);
/// Mean running time of a project, years.
double mean_project_years(const ProjectParameters& rules);

}  // namespace taktskifte
