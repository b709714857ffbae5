#include "taktskifte/verify/stored_invariants.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "contents/municipality_sums.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/measures/invariants.hpp"
#include "taktskifte/measures/trajectories.hpp"
#include "taktskifte/results/stored_series.hpp"
#include "taktskifte/results/stored_trajectories.hpp"
#include "verify/rule_checks.hpp"
#include "verify/stored_sums.hpp"
#include "verify/stored_years.hpp"

namespace taktskifte {
namespace {

/// The values a rule is about: "applications 79, awards 80"; of a measure with elements, all or their sum.
std::string values_of(const Rule& rule, const YearOfSeries& year) {
  std::string text;
  for (const Measure measure : rule.of) {
    text += (text.empty() ? "" : ", ") + std::string(row_of(measure).name);
    const std::size_t elements = row_of(measure).elements();
    if (elements > 1 && rule.of.size() > 1) {
      text += " in all " + exact_text(year.sum(measure));
      continue;
    }
    for (std::size_t element = 0; element < elements; ++element)
      text += " " + exact_text(year(measure, element));
  }
  return text;
}

/// Of each row of municipality_sum_rows() that is a measure summed over replicates and years: that sum, per
/// scenario.
using Totals = std::map<std::string_view, std::vector<double>>;

Totals no_totals(std::size_t scenarios) {
  Totals totals;
  for (const auto& row : municipality_sum_rows())
    if (!row.adds_up_to.empty()) totals.emplace(row.adds_up_to, std::vector<double>(scenarios, 0.0));
  return totals;
}

void check_totals(const ResultReader& reader, const StoredSeries& stored, const Totals& expected,
                  RuleReport& report) {
  const std::size_t scenarios = reader.scenarios().size();
  const std::size_t municipalities = reader.labels("municipality").size();
  for (const auto& row : municipality_sum_rows()) {
    const std::string name(row.name);
    if (row.adds_up_to.empty() || !stored.has(measure_named(row.adds_up_to).measure) || !reader.has(name))
      continue;
    const auto sums = sums_of_rows(read_numbers(reader, name, scenarios * municipalities), scenarios);
    const auto& of_measure = expected.at(row.adds_up_to);
    check_rule(
        report, "sums over municipalities are those over replicates and years", scenarios,
        [&](std::size_t s) { return sums[s] == of_measure[s]; },
        [&](std::size_t s) {
          return Mismatch{
              .variable = name,
              .scenario = reader.scenarios()[s],
              .element = "over all municipalities",
              .stored = exact_text(sums[s]),
              .expected = exact_text(of_measure[s]) + ", the sum of " + std::string(row.adds_up_to)};
        });
  }
}

void check_trajectories(const ResultReader& reader, StoredSeries& stored, RuleReport& report) {
  const StoredTrajectories trajectories(reader);
  if (!trajectories.any()) return;
  const std::string rule = "panels add up over municipalities to the measures of the country";
  report.rule(rule);  // even if no column is of a measure
  const std::size_t years = reader.years().size();
  for (std::size_t position = 0; position < reader.replicate_numbers().size(); ++position) {
    for (std::size_t s = 0; s < reader.scenarios().size(); ++s) {
      for (std::size_t column = 0; column < trajectory_columns().size(); ++column) {
        const TrajectoryColumn& row = trajectory_columns()[column];
        if (row.adds_up_to.empty() || !trajectories.names().at(column)) continue;
        const Measure measure = measure_named(row.adds_up_to).measure;
        if (!stored.has(measure)) continue;
        const auto values = trajectories.read(column, s, position);
        const auto sums = sums_of_rows(values, years);
        const auto whole = [&](std::size_t y) { return stored.at(position)[s].at(y, measure, row.element); };
        check_rule(
            report, rule, years, [&](std::size_t y) { return sums[y] == whole(y); },
            [&](std::size_t y) {
              return Mismatch{.variable = *trajectories.names()[column],
                              .scenario = reader.scenarios()[s],
                              .replicate = reader.replicate_numbers()[position],
                              .year = reader.years()[y],
                              .element = "over all municipalities",
                              .stored = exact_text(sums[y]),
                              .expected = exact_text(whole(y)) + " as in " + std::string(row.adds_up_to)};
            });
      }
    }
  }
}

void check_drift(const ResultReader& reader, RuleReport& report) {
  const auto drift = reader.read("burn_in_drift").values;
  const auto& replicates = reader.replicate_numbers();
  check_rule(
      report, "burn_in_drift is 0 or 1", drift.size(),
      [&](std::size_t at) { return drift[at] == 0.0 || drift[at] == 1.0; },
      [&](std::size_t at) {
        return Mismatch{.variable = "burn_in_drift",
                        .scenario = reader.scenarios()[at / replicates.size()],
                        .replicate = replicates[at % replicates.size()],
                        .stored = exact_text(drift[at]),
                        .expected = "0 or 1"};
      });
}

}  // namespace

RuleCount& RuleReport::rule(const std::string& name) {
  RuleCount* const found = find_named(rules, name);
  return found != nullptr ? *found : rules.emplace_back(RuleCount{.name = name});
}

RuleReport check_invariants(const ResultReader& reader) {
  RuleReport report;
  StoredSeries stored(reader);
  for (const auto& row : measures())
    if (!stored.has(row.measure)) report.missing.emplace_back(row.name);
  auto rules = measure_invariants();
  std::erase_if(rules, [&](const Rule& rule) {
    return !std::all_of(rule.of.begin(), rule.of.end(), [&](Measure m) { return stored.has(m); });
  });

  const auto& scenarios = reader.scenarios();
  const auto& years = reader.years();
  std::vector<std::size_t> broken(rules.size(), 0);  // how often each
  Totals sums = no_totals(scenarios.size());
  for (std::size_t position = 0; position < reader.replicate_numbers().size(); ++position) {
    const auto& replicate = stored.at(position);
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
      for (std::size_t y = 0; y < years.size(); ++y) {
        const YearOfSeries year(replicate[s], y);
        for (auto& [name, sum] : sums) sum[s] += year(measure_named(name).measure);
        for (std::size_t r = 0; r < rules.size(); ++r) {
          if (rules[r].holds(year)) continue;
          ++broken[r];
          report.broken.add({.variable = rules[r].name,
                             .scenario = scenarios[s],
                             .replicate = reader.replicate_numbers()[position],
                             .year = years[y],
                             .stored = values_of(rules[r], year),
                             .expected = "as this rule says"});
        }
      }
    }
  }
  const std::size_t cells = scenarios.size() * reader.replicate_numbers().size() * years.size();
  for (std::size_t r = 0; r < rules.size(); ++r) {
    RuleCount& rule = report.rule(rules[r].name);
    rule.checked += cells;
    rule.broken += broken[r];
  }
  check_totals(reader, stored, sums, report);
  check_sums(reader, report);
  check_trajectories(reader, stored, report);
  check_stored_years(reader, report);
  check_drift(reader, report);
  return report;
}

}  // namespace taktskifte
