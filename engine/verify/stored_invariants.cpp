#include "taktskifte/verify/stored_invariants.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "taktskifte/core/error.hpp"
#include "taktskifte/measures/invariants.hpp"
#include "taktskifte/measures/trajectories.hpp"
#include "taktskifte/results/stored_series.hpp"
#include "taktskifte/results/stored_trajectories.hpp"
#include "verify/stored_sums.hpp"
#include "verify/stored_years.hpp"

namespace taktskifte {
namespace {

const MeasureRow& row_of(Measure measure) { return measures()[static_cast<std::size_t>(measure)]; }

/// The values a rule is about: "applications 79, awards 80"; of a measure with elements, all or their sum.
std::string values_of(const Rule& rule, const YearOfSeries& year) {
  std::string text;
  for (const Measure measure : rule.of) {
    text += (text.empty() ? "" : ", ") + std::string(row_of(measure).name);
    const std::size_t elements = width(row_of(measure).axes);
    if (elements > 1 && rule.of.size() > 1) {
      text += " in all " + exact_text(year.sum(measure));
      continue;
    }
    for (std::size_t element = 0; element < elements; ++element)
      text += " " + exact_text(year(measure, element));
  }
  return text;
}

void count(RuleReport& report, const std::string& name, std::size_t checked, std::size_t broken) {
  if (report.rules.empty() || report.rules.back().name != name) report.rules.push_back({.name = name});
  report.rules.back().checked += checked;
  report.rules.back().broken += broken;
}

/// Sums over municipalities, and the measure whose sum over replicates and years is the same.
struct TotalRow {
  const char* variable;
  Measure measure;
};
constexpr std::array totals = {
    TotalRow{"municipality_innovations_sum", Measure::innovations},
    TotalRow{"municipality_research_innovations_sum", Measure::research_innovations},
    TotalRow{"municipality_applications_sum", Measure::municipal_applications},
    TotalRow{"municipality_awards_sum", Measure::municipal_awards},
};
using Totals = std::vector<std::array<double, totals.size()>>;  // per scenario

void check_totals(const ResultReader& reader, const StoredSeries& stored, const Totals& expected,
                  RuleReport& report) {
  const auto names = reader.variable_names();
  const std::size_t municipalities = reader.labels("municipality").size();
  for (std::size_t t = 0; t < totals.size(); ++t) {
    const std::string name = totals[t].variable;
    if (!stored.has(totals[t].measure) || !std::binary_search(names.begin(), names.end(), name)) continue;
    const auto values = reader.read(name).values;
    if (values.size() != reader.scenarios().size() * municipalities)
      throw Error(ErrorKind::data,
                  reader.file() + ": variable " + name +
                      " has another shape than its dimensions: the file was altered; fetch it "
                      "again, or run its scenarios again");
    const std::size_t before = report.broken.count;
    for (std::size_t s = 0; s < reader.scenarios().size(); ++s) {
      double sum = 0.0;
      for (std::size_t m = 0; m < municipalities; ++m) sum += values[s * municipalities + m];
      if (sum != expected[s][t])
        report.broken.add({.variable = name,
                           .scenario = reader.scenarios()[s],
                           .element = "over all municipalities",
                           .stored = exact_text(sum),
                           .expected = exact_text(expected[s][t]) + ", the sum of " +
                                       std::string(row_of(totals[t].measure).name)});
    }
    count(report, "sums over municipalities are those over replicates and years", reader.scenarios().size(),
          report.broken.count - before);
  }
}

/// Columns of the panel whose sum over municipalities is a measure, or one element of it.
struct TrajectoryTotal {
  std::string_view column;
  Measure measure;
  std::size_t element = 0;
};
constexpr std::array trajectory_totals = {
    TrajectoryTotal{"innovations", Measure::innovations},
    TrajectoryTotal{"research_innovations", Measure::research_innovations},
    TrajectoryTotal{"project_innovations", Measure::project_innovations},
    TrajectoryTotal{"applications", Measure::municipal_applications},
    TrajectoryTotal{"awards", Measure::municipal_awards},
    TrajectoryTotal{"preproject", Measure::preprojects},
    TrajectoryTotal{"successes_with_quality", Measure::successes_with, 0},
    TrajectoryTotal{"successes_with_efficiency", Measure::successes_with, 1},
    TrajectoryTotal{"successes_with_avoided_cost", Measure::successes_with, 2},
    TrajectoryTotal{"successes_with_employee_satisfaction", Measure::successes_with, 3},
    TrajectoryTotal{"successes_with_business_value", Measure::successes_with, 4},
    TrajectoryTotal{"successes_without_quality", Measure::successes_without, 0},
    TrajectoryTotal{"successes_without_efficiency", Measure::successes_without, 1},
    TrajectoryTotal{"successes_without_avoided_cost", Measure::successes_without, 2},
    TrajectoryTotal{"successes_without_employee_satisfaction", Measure::successes_without, 3},
    TrajectoryTotal{"successes_without_business_value", Measure::successes_without, 4},
};

void check_trajectories(const ResultReader& reader, StoredSeries& stored, RuleReport& report) {
  const StoredTrajectories trajectories(reader);
  if (!trajectories.any()) return;
  std::size_t checked = 0;
  const std::size_t before = report.broken.count;
  const std::size_t years = reader.years().size();
  for (std::size_t position = 0; position < reader.replicate_numbers().size(); ++position) {
    for (std::size_t s = 0; s < reader.scenarios().size(); ++s) {
      for (const auto& total : trajectory_totals) {
        const auto column = static_cast<std::size_t>(
            std::find_if(trajectory_columns().begin(), trajectory_columns().end(),
                         [&](const TrajectoryColumn& one) { return one.name == total.column; }) -
            trajectory_columns().begin());
        if (!trajectories.names().at(column) || !stored.has(total.measure)) continue;
        const auto values = trajectories.read(column, s, position);
        const std::size_t municipalities = values.size() / years;
        for (std::size_t y = 0; y < years; ++y) {
          double sum = 0.0;
          for (std::size_t m = 0; m < municipalities; ++m) sum += values[y * municipalities + m];
          const double whole = stored.at(position)[s].at(y, total.measure, total.element);
          ++checked;
          if (sum != whole)
            report.broken.add(
                {.variable = *trajectories.names()[column],
                 .scenario = reader.scenarios()[s],
                 .replicate = reader.replicate_numbers()[position],
                 .year = reader.years()[y],
                 .element = "over all municipalities",
                 .stored = exact_text(sum),
                 .expected = exact_text(whole) + " as in " + std::string(row_of(total.measure).name)});
        }
      }
    }
  }
  count(report, "panels add up over municipalities to the measures of the country", checked,
        report.broken.count - before);
}

void check_drift(const ResultReader& reader, RuleReport& report) {
  const auto drift = reader.read("burn_in_drift").values;
  const auto& replicates = reader.replicate_numbers();
  const std::size_t before = report.broken.count;
  for (std::size_t at = 0; at < drift.size(); ++at)
    if (drift[at] != 0.0 && drift[at] != 1.0)
      report.broken.add({.variable = "burn_in_drift",
                         .scenario = reader.scenarios()[at / replicates.size()],
                         .replicate = replicates[at % replicates.size()],
                         .stored = exact_text(drift[at]),
                         .expected = "0 or 1"});
  count(report, "burn_in_drift is 0 or 1", drift.size(), report.broken.count - before);
}

}  // namespace

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
  Totals sums(scenarios.size(), std::array<double, totals.size()>{});
  for (std::size_t position = 0; position < reader.replicate_numbers().size(); ++position) {
    const auto& replicate = stored.at(position);
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
      for (std::size_t y = 0; y < years.size(); ++y) {
        const YearOfSeries year(replicate[s], y);
        for (std::size_t t = 0; t < totals.size(); ++t) sums[s][t] += year(totals[t].measure);
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
  for (std::size_t r = 0; r < rules.size(); ++r) count(report, rules[r].name, cells, broken[r]);
  check_totals(reader, stored, sums, report);
  check_sums(reader, report);
  check_trajectories(reader, stored, report);
  check_stored_years(reader, report);
  check_drift(reader, report);
  return report;
}

}  // namespace taktskifte
