// How often intervals hold after run.precision has ended a run, over many seeds, on every fourth
// municipality.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include "taktskifte/analysis/compare.hpp"
#include "taktskifte/analysis/precision.hpp"
#include "taktskifte/core/parallel.hpp"
#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/scenario/read.hpp"

using namespace taktskifte;

namespace {

constexpr int no_end = 100000;
constexpr std::size_t fourth = 4;
constexpr double without_margin = std::numeric_limits<double>::quiet_NaN();

std::vector<ResolvedScenario> three_mixes(std::size_t seed) {
  std::vector<ResolvedScenario> scenarios;
  for (const std::string name : {"today", "parity", "today-10"})
    scenarios.push_back(
        read_scenario(std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios/" + name + ".ini",
                      {"run.years=2", "run.burn_in_years=10", "run.seed=" + std::to_string(seed),
                       "population.reference_inhabitants=5295619"}));
  return scenarios;
}

Data small_data() {
  Data data = prepare_experiment(three_mixes(1)).data;
  std::istringstream lines(data.municipalities.text);
  std::string few, line;
  for (std::size_t number = 0; std::getline(lines, line); ++number)
    if (number == 0 || number % fourth == 1) few += line + "\n";
  data.municipalities.text = few;
  return data;
}

using TargetValues = std::vector<IndicatorValues>;  // per target: [scenario][replicate]

void add_values(const std::vector<PrecisionTarget>& targets, const std::vector<Series>& series,
                TargetValues& values) {
  for (std::size_t t = 0; t < targets.size(); ++t)
    for (std::size_t s = 0; s < series.size(); ++s)
      values[t][s].push_back(indicator_of(series[s], *targets[t].indicator));
}

/// The differences of each target, of so many replicates that they are the truth.
std::vector<std::vector<double>> truth_of(const std::vector<PrecisionTarget>& targets, const Data& data,
                                          int replicates) {
  const Experiment study = prepare_experiment(three_mixes(1), data);
  TargetValues values(targets.size(), IndicatorValues(study.scenarios.size()));
  run_ensemble(study, {.threads = available_threads(), .replicates = replicates},
               [&](int, std::vector<Series>&& series) { add_values(targets, series, values); });
  std::vector<std::vector<double>> truth;
  for (const auto& of_target : values) {
    auto& differences = truth.emplace_back();
    for (const Difference& one : compare(of_target, without_margin).differences)
      differences.push_back(one.value);
  }
  return truth;
}

struct Stopped {
  int replicates = 0;
  bool covers = false;
};

/// A run of one seed that ends by one target.
Stopped stopped_by(const PrecisionTarget& target, const Data& data, std::size_t seed,
                   const std::vector<double>& truth) {
  const Experiment study = prepare_experiment(three_mixes(seed), data);
  const ReplicateModel model = replicate_model(study);
  const std::vector targets{target};
  TargetValues values(1, IndicatorValues(study.scenarios.size()));
  int there = 0;
  for (int wanted = next_look(0, no_end);; wanted = next_look(wanted, no_end)) {
    for (; there < wanted; ++there) add_values(targets, model(there, {}), values);
    if (wanted == no_end || reached(targets, look_at(values, wanted))) break;
  }
  const auto differences = compare(values[0], without_margin).differences;
  bool covers = true;
  for (std::size_t d = 0; d < differences.size(); ++d)
    covers = covers && differences[d].simultaneous->low <= truth[d] &&
             truth[d] <= differences[d].simultaneous->high;
  return {.replicates = there, .covers = covers};
}

}  // namespace

TEST_CASE("Both intervals hold after a run has stopped by its precision") {
  const char* const file = std::getenv("TAKTSKIFTE_WRITE_TABLE");
  // 100 seeds tell a rule that holds less often than 0.95 less 3.5 standard errors; the script takes 2 000.
  const std::size_t seeds = file == nullptr ? 100 : 2000;
  const int replicates = file == nullptr ? 2000 : 10000;
  constexpr double least = 0.87;
  // Of what decides the most skewed: its intervals hold least often at the first looks.
  const auto targets = precision_targets("research_share:0.00014", 3);
  const Data data = small_data();
  const auto truth = truth_of(targets, data, replicates);
  std::string table;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    std::vector<Stopped> runs(seeds);
    for_each_chunk(seeds, 1, available_threads(), [&](std::size_t first, std::size_t) {
      runs[first] = stopped_by(targets[t], data, 100 + first, truth[t]);
    });
    std::vector<int> ends;
    for (const Stopped& run : runs) ends.push_back(run.replicates);
    std::sort(ends.begin(), ends.end());
    const auto covered =
        std::count_if(runs.begin(), runs.end(), [](const Stopped& run) { return run.covers; });
    std::ostringstream row;
    row << "| " << targets[t].indicator->name << ":" << targets[t].half_width << " | " << seeds << " | "
        << ends.front() << " | " << ends[seeds / 2] << " | " << ends.back() << " | " << covered << " |\n";
    table += row.str();
    if (file != nullptr) std::ofstream(file) << table;
    INFO(row.str());
    CHECK(static_cast<double>(covered) >= least * static_cast<double>(seeds));
    CHECK(ends.front() < ends.back());
  }
}
