#include "taktskifte/validation/limits.hpp"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "taktskifte/analysis/format.hpp"
#include "taktskifte/analysis/pooled.hpp"
#include "taktskifte/analysis/study_keys.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/measures/invariants.hpp"
#include "taktskifte/measures/table.hpp"

namespace taktskifte {
namespace {

using format::fixed;

constexpr double false_alarm = 1e-6;

/// Standard deviations that a normal value leaves with chance `false_alarm`, either side.
double sigmas() { return quantile(complement(boost::math::normal(), false_alarm / 2.0)); }

/// Calls body(series, year) for every replicate and reported year.
template <typename Body>
void each_year(const Replicates& replicates, const Body& body) {
  for (const Series& series : replicates)
    for (std::size_t year = 0; year < years_of(series); ++year) body(series, year);
}

double sum(const Replicates& replicates, Measure measure, std::size_t element = 0) {
  double total = 0.0;
  each_year(replicates, [&](const Series& s, std::size_t y) { total += s.at(y, measure, element); });
  return total;
}

double mean_a_year(const Replicates& replicates, Measure measure) {
  return sum(replicates, measure) /
         (static_cast<double>(replicates.size()) * static_cast<double>(years_of(replicates.front())));
}

std::string of_years(int count, const Replicates& replicates) {
  return std::to_string(count) + " of " + std::to_string(replicates.size() * years_of(replicates.front())) +
         " years";
}

Observation no_award(const std::vector<Replicates>& runs) {
  const double awards_seen = sum(runs[0], "awards");
  const double nok = sum(runs[0], "awarded_nok");
  return {fixed(awards_seen, 0) + " awards, " + fixed(nok, 0) + " NOK", awards_seen == 0.0 && nok == 0.0};
}

Observation all_fundable(const std::vector<Replicates>& runs) {
  int others = 0;
  each_year(runs[0], [&](const Series& s, std::size_t y) {
    others += s.at(y, "awards") == s.at(y, "fundable_applications") ? 0 : 1;
  });
  const double a_year = mean_a_year(runs[0], "awards");
  return {"awards differ from fundable in " + of_years(others, runs[0]) + "; " + fixed(a_year, 1) + " a year",
          others == 0 && a_year > 0.0};
}

Observation binomial(const std::vector<Replicates>& runs) {
  constexpr double p = 0.13;
  double squares = 0.0;
  double with = 0.0;
  double all = 0.0;
  double years = 0.0;
  each_year(runs[0], [&](const Series& s, std::size_t y) {
    const double n = s.at(y, "innovations");
    const double x = s.at(y, "research_innovations");
    squares += (x - p * n) * (x - p * n) / (n * p * (1.0 - p));
    with += x;
    all += n;
    ++years;
  });
  const double away = (with - p * all) / std::sqrt(all * p * (1.0 - p));
  const boost::math::chi_squared law(years);
  const bool as_law =
      squares > quantile(law, false_alarm / 2.0) && squares < quantile(complement(law, false_alarm / 2.0));
  return {"share " + fixed(with / all, 5) + " (" + fixed(away, 1) + " sd off); chi-square " +
              fixed(squares, 0) + " on " + fixed(years, 0),
          std::fabs(away) < sigmas() && as_law};
}

Observation arms_alike(const std::vector<Replicates>& runs) {
  const double with = sum(runs[0], "research_innovations");
  const double without = sum(runs[0], "innovations") - with;
  double worst = 0.0;
  double widest = 0.0;
  for (std::size_t k = 0; k < outcome_count; ++k) {
    const double a = sum(runs[0], "successes_with", k);
    const double b = sum(runs[0], "successes_without", k);
    const double p = (a + b) / (with + without);
    const double difference = a / with - b / without;
    const double error = std::sqrt(p * (1.0 - p) * (1.0 / with + 1.0 / without));
    worst = std::max(worst, std::fabs(difference) / error);
    widest = std::max(widest, std::fabs(difference));
  }
  return {"largest difference " + fixed(widest, 5) + " (" + fixed(worst, 1) + " sd)", worst < sigmas()};
}

Observation same_success(const std::vector<Replicates>& runs) {
  double widest = 0.0;
  bool holds = true;
  for (std::size_t k = 0; k < outcome_count; ++k) {
    std::vector<Terms> pairs;
    for (std::size_t r = 0; r < runs[0].size(); ++r) {
      auto successes = [&](const Series& s) {
        return per_year(s, "successes_with", k) + per_year(s, "successes_without", k);
      };
      pairs.push_back({successes(runs[1][r]), per_year(runs[1][r], "innovations"), successes(runs[0][r]),
                       per_year(runs[0][r], "innovations")});
    }
    const Pooled difference = pooled(pairs, difference_of_ratios, false_alarm);
    widest = std::max(widest, std::fabs(difference.value));
    holds =
        holds && difference.interval && difference.interval->low <= 0.0 && difference.interval->high >= 0.0;
  }
  return {"largest difference " + fixed(widest, 6) + " of the share that succeeds", holds};
}

Observation same_applications(const std::vector<Replicates>& runs) {
  int others = 0;
  for (std::size_t r = 0; r < runs[0].size(); ++r)
    for (std::size_t y = 0; y < years_of(runs[0][r]); ++y)
      others += runs[0][r].at(y, "applications") == runs[1][r].at(y, "applications") ? 0 : 1;
  return {"they differ in " + of_years(others, runs[0]), others == 0};
}

/// Applications per application of the first run, against the ratio of public parts to the power of 1.5.
Observation answer_to_money(const std::vector<Replicates>& runs) {
  const double expected = pow(sum(runs[1], "public_part_nok") / sum(runs[0], "public_part_nok"), 1.5);
  std::vector<Terms> pairs;
  for (std::size_t r = 0; r < runs[0].size(); ++r) {
    pairs.push_back({per_year(runs[1][r], "applications"), per_year(runs[0][r], "applications")});
  }
  const Pooled seen = pooled(pairs, ratio, false_alarm);
  const bool holds = seen.interval && seen.interval->low <= expected && seen.interval->high >= expected;
  return {"ratio " + fixed(seen.value, 3) + ", formula " + fixed(expected, 3), holds};
}

Observation ledger(const std::vector<Replicates>& runs) {
  const auto rules = measure_balances();
  int wrong = 0;
  int years = 0;
  for (const Replicates& run : runs) {
    each_year(run, [&](const Series& s, std::size_t y) {
      const bool all = std::all_of(rules.begin(), rules.end(), [year = YearOfSeries(s, y)](const Rule& rule) {
        return rule.holds(year);
      });
      wrong += all ? 0 : 1;
      ++years;
    });
  }
  return {"off in " + std::to_string(wrong) + " of " + std::to_string(years) + " years", wrong == 0};
}

Observation same_innovations(const std::vector<Replicates>& runs) {
  int others = 0;
  for (std::size_t run = 1; run < runs.size(); ++run) {
    for (std::size_t r = 0; r < runs[0].size(); ++r) {
      const Series& first = runs[0][r];
      const Series& other = runs[run][r];
      others += other.totals.innovations == first.totals.innovations ? 0 : 1;
      for (std::size_t y = 0; y < years_of(first); ++y)
        for (std::size_t g = 0; g < region_count * size_class_count; ++g)
          others +=
              other.at(y, "innovations_region_size", g) == first.at(y, "innovations_region_size", g) ? 0 : 1;
    }
  }
  return {std::to_string(others) + " counts differ, by year, region and size, or by municipality",
          others == 0};
}

Observation scarce_researchers(const std::vector<Replicates>& runs) {
  const double before = mean_a_year(runs[0], "lapsed_projects");
  const double now = mean_a_year(runs[1], "lapsed_projects");
  bool within = true;
  for (const Replicates& run : runs) {
    each_year(run, [&](const Series& s, std::size_t y) {
      if (y < 3) return;  // till then projects run that began before the limit fell
      // Work-years are sums of doubles; a part in 10^9 of some hundred is far above their rounding.
      within = within && s.at(y, "research_work_years") + s.at(y, "private_research_work_years") <=
                             s.at(y, "open_work_years") * (1.0 + 1e-9);
    });
  }
  return {fixed(now, 1) + " (" + fixed(before, 1) + " today) projects lapse a year; work-years " +
              (within ? "kept" : "exceeded"),
          now > before && now > 0.0 && within};
}

Observation scarce_demand(const std::vector<Replicates>& runs) {
  const double left = mean_a_year(runs[0], "unused_nok") / nok_per_mnok;
  const double given = mean_a_year(runs[0], "awards");
  const double fundable = mean_a_year(runs[0], "fundable_applications");
  return {
      fixed(given, 1) + " of " + fixed(fundable, 1) + " fundable a year, " + fixed(left, 0) + " MNOK left",
      left > 50.0 && given >= 0.99 * fundable};
}

const std::vector<std::string> gaps_off = {
    "barometer.gap_quality=0", "barometer.gap_efficiency=0", "barometer.gap_avoided_cost=0",
    "barometer.gap_employee_satisfaction=0", "barometer.gap_business_value=0"};

/// Nothing but money moves applications; the own contribution is free, so that no budget cuts them.
std::vector<std::string> money_alone(const char* elasticity) {
  return {"apply.experience=0", "apply.belief=0", "apply.winner_factor=1",
          "grant.support_cap_municipal=1900:1", std::string("apply.elasticity=") + elasticity};
}

const std::vector<LimitCase> cases = {
    {"public share 0", "no public award", {{"today", {"funding.public_share=0"}}}, no_award},
    {"pot of 20 000 MNOK, half public",
     "every fundable application awarded",
     {{"parity", {"funding.pot_mnok=20000"}}},
     all_fundable},
    {"all slopes of choice 0",
     "research innovations are binomial",
     {{"today", partners_by_chance()}},
     binomial},
    {"all gaps 0", "both arms succeed alike", {{"today", gaps_off}}, arms_alike},
    {"causal share 0",
     "all innovations succeed alike in every mix",
     {{"today", {"barometer.causal_share=0"}}, {"parity", {"barometer.causal_share=0"}}},
     same_success},
    {"only money moves applications, elasticity 0",
     "as many at 7.5 and at 50 %",
     {{"today", money_alone("0")}, {"parity", money_alone("0")}},
     same_applications},
    {"the same, elasticity 1.5",
     "(50 / 7.5)^1.5 times as many",
     {{"today", money_alone("1.5")}, {"parity", money_alone("1.5")}},
     answer_to_money},
    {"unused money carried or moved",
     "the ledger balances to the krone",
     {{"parity", {"funding.unused=carry", "apply.elasticity=0"}},
      {"parity", {"funding.unused=other_side", "apply.elasticity=0"}}},
     ledger},
    {"mixes differ in the share alone",
     "the same innovations",
     {{"today", {}}, {"flow-2019", {}}, {"parity", {}}},
     same_innovations},
    {"2 % of work-years open, half public",
     "projects lapse, work-years keep to their limit",
     {{"today", {"research.open_to_municipalities=0.02"}},
      {"parity", {"research.open_to_municipalities=0.02"}}},
     scarce_researchers},
    {"elasticity 0, half public",
     "demand is the ceiling and money is left",
     {{"parity", {"apply.elasticity=0"}}},
     scarce_demand},
};

}  // namespace

std::span<const LimitCase> limit_cases() { return cases; }

std::vector<LimitResult> measure_limits(const VariantOptions& options) {
  return measured(options, "limit cases", cases, [&](const LimitCase& limit) {
    return LimitResult{limit.name, limit.must, limit.look(run_variants(limit.runs, options))};
  });
}

}  // namespace taktskifte
