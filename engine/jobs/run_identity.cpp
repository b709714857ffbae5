#include "taktskifte/jobs/run_identity.hpp"

#include <algorithm>

#include "taktskifte/analysis/sweep_columns.hpp"
#include "taktskifte/scenario/sweep_rows.hpp"

namespace taktskifte {
namespace {

// The verb and what each scenario sets, defaults left out.
std::string history_of(const std::vector<ResolvedScenario>& scenarios, const std::string& verb) {
  std::string history = "taktskifte " + verb;
  for (const auto& resolved : scenarios) {
    history += " " + resolved.scenario.name + "(";
    std::string set;
    for (const auto& entry : resolved.entries) {
      if (entry.origin == "default") continue;
      set += (set.empty() ? "" : "; ") + std::string(entry.key->name) + " = " + entry.text;
    }
    history += set + ")";
  }
  return history;
}

RunIdentity identity_of_sweep(const ResultHeader& header, const Sweep& sweep) {
  const auto& run = header.scenarios.front().scenario.run;
  const auto years = static_cast<std::size_t>(run.years);
  const SweepRows rows(sweep, run.replicates);
  RunIdentity identity{.id = study_id(header),
                       .scenarios = header.scenarios.size(),
                       .years = years,
                       .municipalities = header.municipalities->size(),
                       .replicates = rows.count(),
                       .in_turn = rows.largest_group()};
  for (const auto& column : sweep_columns(sweep, years)) identity.columns += column.size;
  return identity;
}

}  // namespace

ResultHeader header_of(const Experiment& study) {
  return {.scenarios = study.scenarios,
          .municipalities = study.municipalities,
          .data = study.data,
          .replicates = {},
          .failures = {},
          .population_scale = study.population_scale,
          .history = history_of(study.scenarios, "run")};
}

ResultHeader header_of(const SweepExperiment& experiment) {
  ResultHeader header = header_of(experiment.study);
  header.history = history_of(experiment.study.scenarios, "sweep") + ":";
  for (const auto& key : experiment.sweep.keys)
    header.history.append(" ").append(to_string(key.treatment)).append(" ").append(key.name()).append(";");
  header.history += " " + experiment.sweep.design;
  header.sweep = experiment.sweep;
  return header;
}

std::size_t rows_in_flight(const RunIdentity& identity, int threads) {
  constexpr std::size_t most_rows = 1024;
  constexpr std::size_t most_bytes = std::size_t{32} << 20U;
  const std::size_t within_memory = most_bytes / (identity.scenarios * identity.columns * sizeof(double));
  const std::size_t rows = std::max(static_cast<std::size_t>(threads), std::min(most_rows, within_memory));
  return rows < identity.in_turn ? rows : rows / identity.in_turn * identity.in_turn;
}

RunIdentity identity_of(const ResultHeader& header) {
  const auto& run = header.scenarios.front().scenario.run;
  if (header.sweep) return identity_of_sweep(header, *header.sweep);
  return {.id = study_id(header),
          .scenarios = header.scenarios.size(),
          .years = static_cast<std::size_t>(run.years),
          .municipalities = header.municipalities->size(),
          .replicates = run.replicates,
          .municipality_years = keeps_municipality_years(run, header.municipalities->size())};
}

}  // namespace taktskifte
