#include "taktskifte/ensemble/replicates.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <new>
#include <numeric>
#include <optional>
#include <utility>

#include "ensemble/reported_years.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/parallel.hpp"
#include "taktskifte/ensemble/simulate.hpp"
#include "taktskifte/measures/municipality_years.hpp"
#include "taktskifte/measures/trajectories.hpp"

namespace taktskifte {
namespace {

// Replicates in flight at a time; fewer if each keeps many numbers. Up to three times the memory is in use:
// by those that wait for an earlier one, those that wait for their shard, and what is made of these for the
// file.
constexpr std::size_t most_replicates = 256;
constexpr std::size_t most_bytes = std::size_t{32} << 20U;  // kept by all replicates in flight

// Scenarios that share their burn-in, so that it is computed once for all of them.
struct Group {
  std::vector<std::size_t> scenarios;
  std::vector<std::shared_ptr<const Environment>> settings;  // one per scenario of the group
};

std::vector<Group> group_by_burn_in(const Experiment& study, const Environment* known,
                                    const StopRequest& stop) {
  check_scenario_bounds(study);
  Diagnostics diagnostics;
  std::map<std::string, std::size_t> burn_ins;
  std::vector<Group> groups;
  for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
    end_if(stop);
    const auto [place, is_new] = burn_ins.try_emplace(burn_in_text(study.scenarios[s]), groups.size());
    if (is_new) groups.emplace_back();
    Group& group = groups[place->second];
    group.scenarios.push_back(s);
    const Environment* other = s > 0 ? groups.front().settings.front().get() : known;
    group.settings.push_back(std::make_shared<const Environment>(
        bounded_environment(study, study.scenarios[s], other, diagnostics)));
  }
  diagnostics.throw_if_any(ErrorKind::scenario);
  return groups;
}

std::vector<Series> run_replicate(const Experiment& study, const std::vector<Group>& groups, int replicate,
                                  const StopRequest& stop) {
  std::vector<Series> series(study.scenarios.size());
  for (const Group& group : groups) {
    const Scenario& first = study.scenarios[group.scenarios.front()].scenario;
    const ReplicateSeed seed{first.run.seed, static_cast<std::uint32_t>(replicate)};
    World burnt_in = burn_in(*group.settings.front(), first, seed, stop);
    for (std::size_t member = 0; member < group.scenarios.size(); ++member) {
      const Scenario& scenario = study.scenarios[group.scenarios[member]].scenario;
      const Environment& environment = *group.settings[member];
      const bool last = member + 1 == group.scenarios.size();
      World world = last ? std::exchange(burnt_in, World{}) : burnt_in;
      series[group.scenarios[member]] =
          series_of(std::move(world), environment, scenario, seed, study.trajectories, stop);
    }
  }
  return series;
}

// Runs one replicate; what it throws becomes its result. Nothing if it was stopped.
std::optional<ReplicateResult> result_of(const ReplicateModel& model, int replicate,
                                         const StopRequest& stop) {
  ReplicateResult result{.replicate = replicate, .series = {}, .failure = {}};
  try {
    result.series = model(replicate, stop);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::stopped) return std::nullopt;
    result.failure = error.what();
    result.exit = error.kind();
  } catch (const std::exception& problem) {
    result.failure = problem.what();
    if (result.failure.empty()) result.failure = "no reason given";
  }
  return result;
}

// What each replicate keeps until it is written: its measures, totals per municipality, year by year if asked
// for, and its panel.
std::size_t bytes_of_replicate(const Experiment& study) {
  const RunParameters& run = study.scenarios.front().scenario.run;
  const auto years = static_cast<std::size_t>(run.years);
  constexpr std::size_t bytes_of_year = 4 * sizeof(std::int32_t);  // columns of MunicipalityYears
  const std::size_t municipalities = study.municipalities->size();
  const std::size_t by_year = keeps_municipality_years(run, municipalities) ? years * bytes_of_year : 0;
  constexpr std::size_t totals = 5;  // columns of MunicipalityTotals
  const std::size_t trajectories = study.trajectories ? years * trajectory_columns().size() : 0;
  return study.scenarios.size() *
         (sizeof(double) * (years * values_per_year() + municipalities * trajectories) +
          municipalities * (totals * sizeof(std::int32_t) + by_year));
}

}  // namespace

ReplicateModel replicate_model(const Experiment& study) { return prepare_model(study).model; }

PreparedModel prepare_model(const Experiment& study, const Environment* known, const StopRequest& stop) {
  const auto groups = std::make_shared<const std::vector<Group>>(group_by_burn_in(study, known, stop));
  const auto model = [&study, groups](int replicate, const StopRequest& stop) {
    return run_replicate(study, *groups, replicate, stop);
  };
  return {.model = model, .environment = groups->front().settings.front()};
}

std::size_t replicates_in_flight(const Experiment& study, int threads) {
  const std::size_t within_memory = most_bytes / bytes_of_replicate(study);
  return std::max(static_cast<std::size_t>(threads), std::min(most_replicates, within_memory));
}

std::vector<ReplicateResult> run_in_turn(const ReplicateModel& model, std::span<const int> replicates,
                                         const StopRequest& stop) {
  std::vector<ReplicateResult> results;
  for (const int replicate : replicates) {
    if (stop && stop()) break;
    if (auto result = result_of(model, replicate, stop)) results.push_back(std::move(*result));
  }
  return results;
}

std::vector<ReplicateResult> run_block(const ReplicateModel& model, std::span<const int> replicates,
                                       const BlockOptions& options) {
  std::vector<std::vector<ReplicateResult>> parts(replicates.size());  // each where it begins
  const auto run = [&](std::size_t begin, std::size_t end) {
    parts[begin] = run_in_turn(model, replicates.subspan(begin, end - begin), options.stop);
  };
  for_each_chunk(replicates.size(), options.in_turn, options.threads, run);
  std::vector<ReplicateResult> results;
  for (auto& part : parts) std::move(part.begin(), part.end(), std::back_inserter(results));
  return results;
}

void run_ensemble(const Experiment& study, const EnsembleOptions& options, const ReplicateSink& sink) {
  const ReplicateModel model = replicate_model(study);
  const int count =
      options.replicates > 0 ? options.replicates : study.scenarios.front().scenario.run.replicates;
  const auto in_flight = static_cast<int>(replicates_in_flight(study, options.threads));
  for (int first = 0; first < count; first += in_flight) {
    std::vector<int> block(static_cast<std::size_t>(std::min(in_flight, count - first)));
    std::iota(block.begin(), block.end(), first);
    for (auto& result : run_block(model, block, {.threads = options.threads})) {
      if (!result.failure.empty())
        throw Error(result.exit,
                    "replicate " + std::to_string(result.replicate) + " failed: " + result.failure);
      sink(result.replicate, std::move(result.series));
    }
  }
}

}  // namespace taktskifte
