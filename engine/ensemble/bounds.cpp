#include "ensemble/bounds.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <vector>

#include "taktskifte/core/math.hpp"
#include "taktskifte/measures/municipality_years.hpp"
#include "taktskifte/phases/phases.hpp"

namespace taktskifte {
namespace {

struct Limit {
  double most;
  const char* words;
};
constexpr Limit exact{0x1p53, "whole numbers are kept exactly up to 2^53 (9.007e+15)"};
constexpr Limit count{std::numeric_limits<std::int32_t>::max(),
                      "a count of a result file goes up to 2147483647"};
constexpr Limit of_one{most_expected_of_one, "more than 1000 of one municipality are not simulated"};

using Keys = std::vector<std::string>;

std::string rough(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.4g", value);
  return text.data();
}

/// One scenario, and where to complain about it.
struct Checked {
  const ResolvedScenario& resolved;
  double municipalities;
  Diagnostics& diagnostics;

  [[nodiscard]] const Scenario& scenario() const { return resolved.scenario; }

  /// Whether `value` is within the limit; complains if it is not.
  bool require(double value, const Limit& limit, const Keys& involved, const std::string& what,
               const std::string& cure) const {
    if (value <= limit.most) return true;
    complain(resolved, involved, what + " may reach " + rough(value) + ", and " + limit.words + "; " + cure,
             diagnostics);
    return false;
  }
};

Checked checked(const ResolvedScenario& resolved, const MunicipalityTable& municipalities,
                Diagnostics& diagnostics) {
  return {resolved, static_cast<double>(municipalities.size()), diagnostics};
}

Year first_of_burn_in(const Scenario& scenario) {
  return scenario.run.first_year + (-scenario.run.burn_in_years);
}

/// What holds in each year: of the burn-in, then of the reported ones.
struct Policies {
  std::vector<YearPolicy> burn_in, reported;
};
Policies policies_of(const Scenario& scenario) {
  Policies policies;
  for (Year year = first_of_burn_in(scenario); year < scenario.run.first_year; ++year)
    policies.burn_in.push_back(policy_of(scenario, year, true));
  for (int y = 0; y < scenario.run.years; ++y)
    policies.reported.push_back(policy_of(scenario, scenario.run.first_year + y, false));
  return policies;
}

void check_units(const Checked& c) {
  // Each municipality has one unit at least.
  c.require(c.scenario().population.units_total + c.municipalities, count,
            {"municipalities.units_total", "population.synthetic", "data.municipalities"},
            "innovations a year, one a unit,", "lower municipalities.units_total or population.synthetic");
}

/// In kroner, not yet rounded to a type that could not hold them.
bool check_money(const Checked& c) {
  const Scenario& s = c.scenario();
  double largest = 0.0;
  double reported = 0.0;
  for (Year year = first_of_burn_in(s); year < s.run.first_year + s.run.years; ++year) {
    const double pot = s.funding.pot_mnok.at(year) * nok_per_mnok;
    largest = std::max(largest, pot);
    if (year >= s.run.first_year) reported += pot;
  }
  const bool moves_on = s.funding.unused != UnusedRule::lost;
  return c.require(largest, exact, {"funding.pot_mnok", "population.synthetic"}, "kroner of a year",
                   "lower funding.pot_mnok or population.synthetic") &&
         (!moves_on || c.require(reported, exact,
                                 {"funding.pot_mnok", "run.years", "funding.unused", "population.synthetic"},
                                 "kroner of all years, which funding.unused may add up,",
                                 "lower funding.pot_mnok, run.years or population.synthetic, or write "
                                 "funding.unused = lost"));
}

void check_groups(const Checked& c, const Policies& policies) {
  const Scenario& s = c.scenario();
  double others = 0.0;
  double firms = 0.0;
  const double most = most_expected_of_group(static_cast<std::size_t>(c.municipalities));
  const std::string words = "more than " + std::to_string(std::llround(most)) + " are not simulated";
  const Limit of_group{most, words.c_str()};
  for (const auto* years : {&policies.burn_in, &policies.reported}) {
    for (const YearPolicy& policy : *years) {
      others = std::max(others, expected_other_public(s.apply, s.funding, policy));
      firms = std::max(firms, expected_private(s.private_side, s.funding, policy));
    }
  }
  c.require(others, of_group,
            {"apply.reference_count", "apply.municipal_part", "apply.elasticity", "apply.effort",
             "funding.reference_public_pot_mnok", "funding.pot_mnok", "funding.public_share",
             "population.synthetic"},
            "expected applications of state, counties and hospitals in a year",
            "lower apply.reference_count or apply.elasticity, or raise apply.effort or "
            "funding.reference_public_pot_mnok");
  c.require(firms, of_group,
            {"private.applications", "private.elasticity", "funding.reference_private_pot_mnok",
             "funding.pot_mnok", "funding.public_share", "population.synthetic"},
            "expected applications of firms in a year",
            "lower private.applications or private.elasticity, or raise funding.reference_private_pot_mnok");
}

/// The most awards to municipalities in a year and in all reported years together, and of these and the
/// awards of the last year of the burn-in those that begin.
struct Awards {
  double a_year = 0.0, in_all = 0.0, begun = 0.0;
};

Awards most_awards(const Checked& c, const Policies& policies) {
  const Scenario& s = c.scenario();
  const double applications = c.municipalities * surely_below(most_expected_of_one);
  const auto smallest = [&](const YearPolicy& policy) {
    return std::max(1.0, std::floor(policy.request_factor * s.grant.min_mnok * nok_per_mnok));
  };
  const auto paid_by = [&](double money, const YearPolicy& policy) {
    return std::min(applications, money / smallest(policy));
  };
  Awards most;
  for (const YearPolicy& policy : policies.burn_in)
    most.a_year = std::max(most.a_year, paid_by(policy.public_part.as_double(), policy));
  // Money of the years before; that of the burn-in only where a project lapses. It may be awarded again and
  // again, but begins one project.
  double all_money = policies.burn_in.back().public_part.as_double();
  double moved_on = s.funding.unused == UnusedRule::carry ? all_money : 0.0;
  double least = smallest(policies.burn_in.back());
  for (const YearPolicy& policy : policies.reported) {
    const double part = policy.public_part.as_double();
    const double awards = paid_by(part + moved_on, policy);
    most.a_year = std::max(most.a_year, awards);
    most.in_all += awards;
    if (s.funding.unused == UnusedRule::carry) moved_on += part;
    if (s.funding.unused == UnusedRule::other_side) moved_on += policy.pot.as_double();
    all_money += s.funding.unused == UnusedRule::other_side ? policy.pot.as_double() : part;
    least = std::min(least, smallest(policy));
  }
  most.begun = std::min(most.in_all + most.a_year, all_money / least);
  return most;
}

/// Municipalities that take part in so many projects, each counted once a project.
double most_participants(const Checked& c, const Policies& policies, double projects) {
  const Scenario& s = c.scenario();
  double partners = 0.0;
  std::size_t nearest = 0;
  for (const auto* years : {&policies.burn_in, &policies.reported}) {
    for (const YearPolicy& policy : *years) {
      partners = std::max(partners, policy.partners_per_project);
      nearest = std::max(nearest, policy.peers_looked_at);
    }
  }
  const double peers = std::min(c.municipalities - 1.0, static_cast<double>(nearest) + s.peers.long_ties);
  return projects + std::min(projects * peers, surely_below(projects * partners));
}

/// Projects of which a municipality may take part in the beginning in one year: awarded then, or the year
/// before.
void check_municipality_years(const Checked& c, double awards) {
  const Scenario& s = c.scenario();
  if (!keeps_municipality_years(s.run, static_cast<std::size_t>(c.municipalities))) return;
  c.require(s.run.replicates * 2.0 * awards, count,
            {"run.replicates", "grant.min_mnok", "funding.pot_mnok", "run.municipality_years"},
            "projects that a municipality leads or joins in a year, summed over replicates,",
            "lower run.replicates or funding.pot_mnok, or write run.municipality_years = no");
}

void check_awards(const Checked& c, const Policies& policies) {
  const Scenario& s = c.scenario();
  const double replicates = s.run.replicates;
  const Awards most = most_awards(c, policies);
  check_municipality_years(c, most.a_year);
  // Projects that end in one year were awarded in the four years before it.
  const double ending = most_participants(c, policies, longest_project * most.a_year);
  c.require(
      std::max(1, s.experience.innovations_per_participant) * ending, count,
      {"experience.innovations_per_participant", "grant.min_mnok", "funding.pot_mnok", "grant.size_factor",
       "experience.partners_per_project", "funding.public_share", "population.synthetic"},
      "innovations that projects yield in a year",
      "lower experience.innovations_per_participant, experience.partners_per_project or "
      "funding.pot_mnok, or raise grant.min_mnok");
  const Keys keys = {"run.replicates", "run.years",         "grant.min_mnok",      "funding.pot_mnok",
                     "funding.unused", "grant.size_factor", "population.synthetic"};
  const std::string cure = "lower run.replicates, run.years or funding.pot_mnok, or raise grant.min_mnok";
  // That the totals of a municipality (measures/series.hpp) fit in 32 bits rests on this, for the grants that
  // it leads, and on `begun` below, for the projects that it takes part in.
  const double by_one = std::min(most.in_all, surely_below(most_expected_of_one * s.run.years));
  c.require(replicates * by_one * by_one, exact, keys,
            "squares of the grants that a municipality leads, summed over replicates,", cure);
  if (c.require(replicates * most_participants(c, policies, most.begun), exact, keys,
                "participations in projects, summed over replicates,", cure))
    c.require(most.begun, count, Keys(keys.begin() + 1, keys.end()),
              "projects of all reported years, in all of which one municipality may take part,",
              "lower run.years, funding.pot_mnok or population.synthetic, or raise grant.min_mnok");
  c.require(replicates * s.run.years * c.municipalities * surely_below(most_expected_of_one), exact,
            {"run.replicates", "run.years", "population.synthetic", "data.municipalities"},
            "applications of municipalities, summed over replicates,",
            "lower run.replicates, run.years or population.synthetic");
}

/// The first of those with the largest entry.
template <class T>
std::size_t place_of_largest(const ListColumn<T>& column) {
  std::size_t place = 0;
  for (std::size_t i = 1; i < column.size(); ++i)
    if (column[i] > column[place]) place = i;
  return place;
}

std::string called(const MunicipalityTable& table, std::size_t municipality) {
  return municipality_number(table, municipality) + " " + municipality_name(table, municipality);
}

void check_planned(const Checked& c, const Environment& environment, const MunicipalityTable& table) {
  const Scenario& s = c.scenario();
  double planned = 0.0;
  for (int y = 0; y < s.run.years; ++y)
    planned = std::max(planned, planned_municipal_applications(s.apply, s.funding,
                                                               policy_of(s, s.run.first_year + y, false)));
  // The calibration makes up for the effort of the burn-in.
  planned *= policy_of(s, s.run.first_year + (-1), true).effort;
  // Who has not applied before answers to the public part of the burn-in besides.
  const double extra = s.apply.first_time_extra_elasticity;
  const double before = policy_of(s, s.run.first_year + (-1), true).known_public_part;
  double first_time = 1.0;
  for (int y = 0; extra > 0.0 && y < s.run.years; ++y) {
    const YearPolicy policy = policy_of(s, s.run.first_year + y, false);
    first_time = std::max(first_time, pow(policy.known_public_part / before, extra));
  }
  planned *= first_time;
  const std::size_t most = place_of_largest(environment.application_weight);
  c.require(planned * environment.application_weight[most], of_one,
            {"apply.reference_count", "apply.municipal_part", "apply.elasticity",
             "apply.first_time_extra_elasticity", "apply.effort", "funding.reference_public_pot_mnok",
             "funding.pot_mnok", "funding.public_share", "apply.weights", "data.municipalities",
             "population.synthetic"},
            "expected applications of " + called(table, most) + " in a year",
            "lower apply.reference_count, apply.municipal_part, apply.elasticity or "
            "apply.first_time_extra_elasticity, or raise apply.effort");
}

}  // namespace

double surely_below(double mean) { return mean + 10.0 * std::sqrt(mean) + 70.0; }

void check_bounds(const ResolvedScenario& resolved, const MunicipalityTable& municipalities,
                  Diagnostics& diagnostics) {
  const Checked c = checked(resolved, municipalities, diagnostics);
  check_units(c);
  if (!check_money(c)) return;
  const Policies policies = policies_of(c.scenario());
  check_groups(c, policies);
  check_awards(c, policies);
}

void check_municipal_bounds(const ResolvedScenario& resolved, const MunicipalityTable& municipalities,
                            const Environment& environment, Diagnostics& diagnostics) {
  const Checked c = checked(resolved, municipalities, diagnostics);
  check_planned(c, environment, municipalities);

  const RunParameters& run = c.scenario().run;
  double strategy = 0.0;
  for (int y = 0; y < run.years; ++y)
    strategy = std::max(strategy, c.scenario().population.strategy.at(run.first_year + y));
  const auto chance = innovation_chances(environment.innovation_chance, strategy);
  double all = 0.0;
  double largest = 0.0;
  std::size_t who = 0;
  for (std::size_t i = 0; i < environment.size(); ++i) {
    const double innovations = run.years * chance[i] * environment.units[i];
    all += innovations;
    if (innovations > largest) who = i;
    largest = std::max(largest, innovations);
  }
  const Keys keys = {"run.replicates",      "run.years",           "municipalities.units_total",
                     "innovation.strategy", "data.municipalities", "population.synthetic"};
  const std::string cure = "lower run.replicates, run.years or municipalities.units_total";
  const std::size_t most_units = place_of_largest(environment.units);
  if (keeps_municipality_years(run, environment.size()))
    c.require(1.0 * run.replicates * environment.units[most_units], count,
              {"run.replicates", "municipalities.units_total", "run.municipality_years"},
              "innovations of " + called(municipalities, most_units) +
                  " in a year, one a unit, summed over replicates,",
              "lower run.replicates or municipalities.units_total, or write run.municipality_years = no");
  const double by_one = surely_below(largest);
  c.require(run.replicates * by_one * by_one, exact, keys,
            "squares of the innovations with a researcher in " + called(municipalities, who) +
                ", which all may have one, summed over replicates,",
            cure);
  c.require(run.replicates * surely_below(all), exact, keys, "innovations, summed over replicates,", cure);
}

}  // namespace taktskifte
