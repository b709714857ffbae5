#include "taktskifte/study/patterns.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "taktskifte/world/setting.hpp"

namespace taktskifte {
namespace {

using enum Measure;
using Kind = PatternKind;

const std::vector<std::string> as_shipped;
const std::vector<std::string> scenarios = {"today", "flow-2019", "parity"};

Formula constant(double target) {
  return [target](const Terms&) { return target; };
}

/// The mean of a measure over years [first, last), or over all of them.
std::function<Terms(const Series&)> mean_of(Measure measure, std::size_t first, std::size_t last) {
  return [=](const Series& s) { return Terms{per_year(s, measure, first, last)}; };
}

// ---- innovations and partners ------------------------------------------------------------------------

void add_innovations(const Ground& ground, std::vector<Pattern>& all) {
  for (std::size_t r = 0; r < region_count; ++r) {
    all.push_back({"innovations a unit, " + std::string(region_names[r]),
                   "a unit and year",
                   Kind::solved,
                   {"today", as_shipped},
                   [r, units = ground.units[r], expected = ground.expected_innovations[r]](const Series& s) {
                     Terms terms{0.0, units, expected};
                     for (std::size_t c = 0; c < size_class_count; ++c) {
                       terms[0] += per_year(s, innovations_region_size, r * size_class_count + c);
                     }
                     return terms;
                   },
                   ratio,
                   [](const Terms& t) { return t[2] / t[1]; },
                   0.005});
  }
}

void add_partners(const Ground& ground, std::vector<Pattern>& all) {
  all.push_back({"research share, years 1-10",
                 "share",
                 Kind::calibrated,
                 {"today", as_shipped},
                 mean_of(research_share, 0, 10),
                 first_term,
                 constant(0.13),
                 0.01});
  all.push_back({"research share, years 11-20",
                 "share",
                 Kind::calibrated,
                 {"today", as_shipped},
                 mean_of(research_share, 10, 20),
                 first_term,
                 constant(0.13),
                 0.01});
  all.push_back({"research share, last less first",
                 "share",
                 Kind::calibrated,
                 {"today", as_shipped},
                 [](const Series& s) {
                   return Terms{per_year(s, research_share, 15, 20) - per_year(s, research_share, 0, 5)};
                 },
                 first_term,
                 constant(0.0),
                 0.005});
  all.push_back({"reuse share",
                 "share",
                 Kind::calibrated,
                 {"today", as_shipped},
                 mean_of(reuse_share, 0, 20),
                 first_term,
                 constant(0.75),
                 0.02});
  const PartnerRules& rules = ground.scenario.partners;
  constexpr Year before_policy{0};
  const std::array<double, partner_count> shares{rules.research_share,
                                                 rules.other_public.at(before_policy),
                                                 rules.firm.at(before_policy),
                                                 rules.citizens.at(before_policy),
                                                 rules.own_units.at(before_policy),
                                                 rules.voluntary.at(before_policy)};
  for (std::size_t p = 0; p < partner_count; ++p) {
    all.push_back({"partner share, " + std::string(partner_names[p]),
                   "share",
                   Kind::set,
                   {"today", as_shipped},
                   [p](const Series& s) { return Terms{per_year(s, partner_share, p)}; },
                   first_term,
                   constant(shares[p]),
                   0.01});
  }
  all.push_back({"odds of researchers, large:small",
                 "ratio",
                 Kind::weak,
                 {"today", as_shipped},
                 [](const Series& s) {
                   Terms terms{};
                   for (std::size_t r = 0; r < region_count; ++r) {
                     const std::size_t small = r * size_class_count;
                     const std::size_t large = small + size_class_count - 1;
                     for (const auto& [first, group] : {std::pair{0U, large}, std::pair{2U, small}}) {
                       const double with = per_year(s, research_innovations_region_size, group);
                       terms[first] += with;
                       terms[first + 1] += per_year(s, innovations_region_size, group) - with;
                     }
                   }
                   return terms;
                 },
                 ratio_of_ratios,
                 constant(2.0),
                 0.5});
}

// ---- money -------------------------------------------------------------------------------------------

void add_money(const Ground& ground, std::vector<Pattern>& all) {
  const Case flow{"flow-2019", as_shipped};
  all.push_back({"applications, flow of 2019", "a year", Kind::follows, flow, mean_of(applications, 10, 20),
                 first_term, constant(110.0), 12.0});
  all.push_back({"awards, flow of 2019", "a year", Kind::follows, flow, mean_of(awards, 10, 20), first_term,
                 constant(33.0), 4.0});
  all.push_back({"success rate, flow of 2019", "share", Kind::follows, flow,
                 [](const Series& s) {
                   return Terms{per_year(s, awards, 10, 20), per_year(s, applications, 10, 20)};
                 },
                 ratio, constant(0.3), 0.05});
  all.push_back({"private awards, flow of 2019", "a year", Kind::follows, flow,
                 mean_of(private_awards, 10, 20), first_term, constant(140.0), 20.0});
  all.push_back({"public awards at 7.5 %",
                 "a year",
                 Kind::follows,
                 {"today", as_shipped},
                 mean_of(awards, 0, 20),
                 first_term,
                 constant(17.0),
                 3.0});
  all.push_back({"public awards at 50 %",
                 "a year",
                 Kind::follows,
                 {"parity", as_shipped},
                 [](const Series& s) {
                   return Terms{per_year(s, awards, 10, 20), per_year(s, fundable_applications, 10, 20)};
                 },
                 first_term,
                 [](const Terms& t) { return std::min(115.0, t[1]); },
                 8.0});
  all.push_back({"municipal share of public awards",
                 "share",
                 Kind::follows,
                 {"today", as_shipped},
                 [](const Series& s) {
                   return Terms{per_year(s, municipal_awards), per_year(s, awards)};
                 },
                 ratio,
                 constant(0.6),
                 0.1});
  all.push_back({"largest municipality's awards",
                 "share",
                 Kind::weak,
                 {"today", as_shipped},
                 [largest = ground.largest](const Series& s) {
                   const auto& led = s.totals.awards;
                   return Terms{
                       static_cast<double>(led[largest]),
                       static_cast<double>(std::accumulate(led.begin(), led.end(), std::int64_t{0}))};
                 },
                 ratio,
                 constant(0.2),
                 0.1});
}

// ---- results -----------------------------------------------------------------------------------------

void add_differences(const Ground& ground, std::vector<Pattern>& all) {
  for (const char* causal : {"0", "0.5", "1"}) {
    for (std::size_t k = 0; k < outcome_count; ++k) {
      const bool long_name = k == static_cast<std::size_t>(Outcome::employee_satisfaction);
      const std::string name = std::string("gap in ") + (long_name ? "satisfaction" : outcome_names[k]);
      all.push_back({name + ", cause " + causal,
                     "share",
                     Kind::closed_form,
                     {"today", {std::string("barometer.causal_share=") + causal}},
                     [k](const Series& s) {
                       const double with = per_year(s, research_innovations);
                       return Terms{per_year(s, successes_with, k), with, per_year(s, successes_without, k),
                                    per_year(s, innovations) - with};
                     },
                     difference_of_ratios,
                     constant(ground.scenario.barometer.gap[k]),
                     0.01});
    }
  }
}

}  // namespace

Ground ground_of(const BenchOptions& options) {
  const Study study = study_of({{"today", {}}}, options);
  const Setting setting = make_setting(study.municipalities, study.sites, study.scenarios[0].scenario);
  Ground ground{.scenario = study.scenarios[0].scenario};
  for (std::size_t i = 0; i < setting.size(); ++i) {
    const auto region = static_cast<std::size_t>(setting.region[i]);
    ground.units[region] += setting.units[i];
    ground.expected_innovations[region] += setting.units[i] * setting.innovation_chance[i];
    ground.units_by_size[static_cast<std::size_t>(setting.size_class[i])] += setting.units[i];
  }
  const auto& people = study.municipalities.population;
  ground.largest = static_cast<std::size_t>(std::max_element(people.begin(), people.end()) - people.begin());
  return ground;
}

const std::vector<std::string>& pattern_scenarios() { return scenarios; }

std::vector<Pattern> patterns(const Ground& ground) {
  std::vector<Pattern> all;
  add_innovations(ground, all);
  add_partners(ground, all);
  add_money(ground, all);
  add_differences(ground, all);
  return all;
}

}  // namespace taktskifte
