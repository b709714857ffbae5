#include "taktskifte/analysis/sweep_model.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "analysis/shared_values.hpp"
#include "ensemble/bounds.hpp"
#include "taktskifte/analysis/design.hpp"
#include "taktskifte/analysis/sweep_columns.hpp"
#include "taktskifte/ensemble/simulate.hpp"
#include "taktskifte/measures/recorder.hpp"
#include "taktskifte/scenario/sweep_rows.hpp"
#include "taktskifte/scenario/totals.hpp"

namespace taktskifte {
namespace {

// Paths of which an environment reads more than their values in the burn-in.
constexpr std::array<std::string_view, 2> paths_of_environment = {"peers.further", "partners.firm"};

bool is_path_of_environment(const Key& key) {
  return std::find(paths_of_environment.begin(), paths_of_environment.end(), key.name) !=
         paths_of_environment.end();
}

// All that the environment of a scenario is made from, and more.
std::string environment_text(const ResolvedScenario& resolved) {
  std::string text = burn_in_text(resolved);
  for (const auto& entry : resolved.entries)
    if (is_path_of_environment(*entry.key)) text += entry.text + '\n';
  return text;
}

// Equal texts get equal numbers, counted from 0.
std::vector<std::size_t> numbered(const std::vector<std::string>& texts) {
  std::map<std::string, std::size_t> known;
  std::vector<std::size_t> numbers;
  numbers.reserve(texts.size());
  for (const auto& text : texts) numbers.push_back(known.try_emplace(text, known.size()).first->second);
  return numbers;
}

// One scenario at one point.
struct Member {
  Scenario scenario;
  std::shared_ptr<const Environment> environment;
  std::string too_large;  // why it cannot be simulated, or empty
};

// The points of one group: [point within it][scenario].
using Group = std::vector<std::vector<Member>>;

// The worlds of one group and replicate at the end of their burn-in, one per kind of burn-in.
using BurntIn = std::map<std::size_t, World>;

class Rows {
 public:
  Rows(const SweepExperiment& experiment, int threads)
      : experiment_(experiment),
        rows_(experiment.sweep, experiment.study.scenarios.front().scenario.run.replicates),
        groups_(static_cast<std::size_t>(threads) + 1),
        worlds_(static_cast<std::size_t>(threads) + 1) {
    // Points give the same settings to all scenarios: what two share at one point they share at each.
    const std::size_t first = rows_.groups().front().front();
    std::vector<std::string> burn_ins;
    std::vector<std::string> environments;
    for (std::size_t s = 0; s < experiment.bases.size(); ++s) {
      const auto resolved = scaled_at_point(experiment, s, first);
      burn_ins.push_back(burn_in_text(resolved));
      environments.push_back(environment_text(resolved));
      if (s == 0) first_environment_ = environment(resolved.scenario);
    }
    burn_in_of_ = numbered(burn_ins);
    environment_of_ = numbered(environments);
  }

  std::vector<Series> operator()(int number, const StopRequest& stop) {
    const auto row = rows_.at(number);
    const auto group = groups_.get(row.group, [&] { return make_group(row.group); });
    const std::vector<Member>& members = (*group)[row.member];
    for (const Member& member : members)
      if (!member.too_large.empty()) throw Error(ErrorKind::scenario, member.too_large);
    const ReplicateSeed seed = seed_of(row);
    const auto worlds =
        worlds_.get({row.group, row.replicate}, [&] { return burnt_in(members, seed, stop); });
    std::vector<Series> all;
    for (std::size_t s = 0; s < members.size(); ++s)
      all.push_back(simulated(members[s], worlds->at(burn_in_of_[s]), seed, stop));
    return all;
  }

 private:
  std::shared_ptr<const Environment> environment(const Scenario& scenario) const {
    const Experiment& study = experiment_.study;
    return std::make_shared<const Environment>(
        make_environment(study.municipalities, study.sites, scenario, first_environment_.get()));
  }

  // What tells the environment of a scenario at a point from others of its group.
  [[nodiscard]] std::string environment_key(std::size_t scenario, std::size_t point) const {
    std::string text = std::to_string(environment_of_[scenario]);
    const Sweep& sweep = experiment_.sweep;
    for (std::size_t k = 0; k < sweep.keys.size(); ++k)
      if (is_path_of_environment(*sweep.keys[k].key)) text += '\n' + sweep.points[point].settings[k];
    return text;
  }

  [[nodiscard]] Group make_group(std::size_t number) const {
    std::map<std::string, std::shared_ptr<const Environment>> known;
    Group group;
    for (const std::size_t point : rows_.groups()[number]) {
      auto& members = group.emplace_back();
      for (std::size_t s = 0; s < experiment_.bases.size(); ++s) {
        ResolvedScenario resolved = scaled_at_point(experiment_, s, point);
        auto& shared = known[environment_key(s, point)];
        if (!shared) shared = environment(resolved.scenario);
        Diagnostics diagnostics;
        check_municipal_bounds(resolved, experiment_.study.municipalities, *shared, diagnostics);
        members.push_back({.scenario = std::move(resolved.scenario),
                           .environment = shared,
                           .too_large = joined_text(diagnostics)});
      }
    }
    return group;
  }

  static std::string joined_text(const Diagnostics& diagnostics) {
    try {
      diagnostics.throw_if_any(ErrorKind::scenario);
      return "";
    } catch (const Error& error) {
      return error.what();
    }
  }

  [[nodiscard]] ReplicateSeed seed_of(const SweepRows::Row& row) const {
    const std::uint64_t seed = experiment_.study.scenarios.front().scenario.run.seed;
    const auto replicate = static_cast<std::uint32_t>(row.replicate);
    if (experiment_.sweep.chance == PointChance::common) return {seed, replicate};
    const std::size_t compared = row.point / points_in_row(experiment_.sweep);
    return {seed, static_cast<std::uint32_t>(compared) * static_cast<std::uint32_t>(rows_.replicates()) +
                      replicate};
  }

  [[nodiscard]] BurntIn burnt_in(const std::vector<Member>& members, ReplicateSeed seed,
                                 const StopRequest& stop) const {
    BurntIn worlds;
    for (std::size_t s = 0; s < members.size(); ++s)
      if (!worlds.contains(burn_in_of_[s]))
        worlds.emplace(burn_in_of_[s], burn_in(*members[s].environment, members[s].scenario, seed, stop));
    return worlds;
  }

  [[nodiscard]] Series simulated(const Member& member, World world, ReplicateSeed seed,
                                 const StopRequest& stop) const {
    const Scenario& scenario = member.scenario;
    Recorder recorder(*member.environment, scenario.run.years);
    simulate(
        world, *member.environment, scenario, seed, [&](const World& w) { recorder.observe(w); }, stop);
    const Series whole = recorder.take(world);
    return {.values = sweep_numbers(experiment_.sweep, whole), .totals = {}, .drifted = whole.drifted};
  }

  const SweepExperiment& experiment_;
  SweepRows rows_;
  std::vector<std::size_t> burn_in_of_, environment_of_;  // kind of each scenario
  std::shared_ptr<const Environment> first_environment_;  // whose distances and peers others share
  SharedValues<std::size_t, Group> groups_;
  SharedValues<std::pair<std::size_t, int>, BurntIn> worlds_;
};

void check_point(const SweepExperiment& experiment, std::size_t point) {
  Diagnostics diagnostics;
  for (std::size_t s = 0; s < experiment.bases.size(); ++s) {
    const auto resolved = scaled_at_point(experiment, s, point);
    check_sites(experiment.study.sites, resolved);
    check_bounds(resolved, experiment.study.municipalities, diagnostics);
  }
  diagnostics.throw_if_any(ErrorKind::scenario);
}

SweepExperiment made_possible(Experiment study, std::vector<ResolvedScenario> bases, Sweep sweep, int threads,
                              const StopRequest& stop) {
  SweepExperiment experiment{.study = std::move(study), .bases = std::move(bases), .sweep = std::move(sweep)};
  refuse_impossible(experiment, threads, stop);
  return experiment;
}

}  // namespace

ResolvedScenario scaled_at_point(const SweepExperiment& experiment, std::size_t scenario, std::size_t point) {
  auto resolved = at_point(experiment.bases[scenario], experiment.sweep, point);
  scale_totals(resolved.scenario, experiment.study.population_scale);
  return resolved;
}

SweepExperiment prepare_sweep(std::vector<ResolvedScenario> bases, Sweep sweep, int threads,
                              const StopRequest& stop) {
  Experiment study = prepare_experiment(bases);
  return made_possible(std::move(study), std::move(bases), std::move(sweep), threads, stop);
}

SweepExperiment prepare_sweep(std::vector<ResolvedScenario> bases, Sweep sweep, const Experiment& known,
                              int threads) {
  Experiment study = prepare_experiment(bases, known);
  return made_possible(std::move(study), std::move(bases), std::move(sweep), threads, {});
}

void refuse_impossible(SweepExperiment& experiment, int threads, const StopRequest& stop) {
  refuse_points(
      experiment.sweep, threads, [&](std::size_t point) { check_point(experiment, point); }, stop);
}

std::size_t rows_in_flight(const SweepExperiment& experiment, int threads) {
  constexpr std::size_t most_rows = 1024;
  constexpr std::size_t most_bytes = std::size_t{32} << 20U;
  const RunParameters& run = experiment.study.scenarios.front().scenario.run;
  std::size_t numbers = 0;
  for (const auto& column : sweep_columns(experiment.sweep, static_cast<std::size_t>(run.years)))
    numbers += column.size;
  const std::size_t bytes_of_row =
      std::max<std::size_t>(1, experiment.bases.size() * numbers * sizeof(double));
  const std::size_t in_turn = SweepRows(experiment.sweep, run.replicates).largest_group();
  const std::size_t rows =
      std::max(static_cast<std::size_t>(threads), std::min(most_rows, most_bytes / bytes_of_row));
  return rows < in_turn ? rows : rows / in_turn * in_turn;
}

ReplicateModel sweep_model(const SweepExperiment& experiment, int threads) {
  const auto rows = std::make_shared<Rows>(experiment, threads);
  return [rows](int number, const StopRequest& stop) { return (*rows)(number, stop); };
}

}  // namespace taktskifte
