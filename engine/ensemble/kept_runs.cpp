#include "taktskifte/ensemble/kept_runs.hpp"

#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "ensemble/reported_years.hpp"
#include "taktskifte/ensemble/simulate.hpp"

namespace taktskifte {
namespace {

constexpr std::size_t most_kept = 256;  // replicates of a burn-in, and of a scenario

using Names = std::vector<std::pair<std::string, std::string>>;  // of each scenario: its burn-in, itself

// Lets the lowest replicate but this one go where more are kept.
template <class Kept>
void bound(std::map<int, Kept>& kept, int replicate) {
  if (kept.size() <= most_kept) return;
  const auto lowest = kept.begin();
  kept.erase(lowest->first == replicate ? std::next(lowest) : lowest);
}

}  // namespace

struct KeptRuns::State {
  /// Under burn_in_text.
  using BurnIns = std::map<std::string, std::map<int, World>>;
  /// What is known of a scenario, under resolved_text.
  struct Known {
    Environment environment;
    std::map<int, Series> series;
  };

  const Experiment* study = nullptr;
  Data data;
  std::string population;
  BurnIns burn_ins;
  std::map<std::string, Known> scenarios;
  Names names;
  Work work;

  void forget_others() {
    std::set<std::string> wanted;
    for (const auto& [burn_in, scenario] : names) wanted.insert({burn_in, scenario});
    std::erase_if(burn_ins, [&](const auto& one) { return !wanted.contains(one.first); });
    std::erase_if(scenarios, [&](const auto& one) { return !wanted.contains(one.first); });
  }
};

namespace {

// What the municipalities hang on beside their table; the seed draws a made-up population.
std::string population_text(const Scenario& scenario) {
  const auto& population = scenario.population;
  if (population.synthetic == 0) return "";
  return std::to_string(population.synthetic) + " " + std::to_string(population.reference_inhabitants) + " " +
         std::to_string(scenario.run.seed);
}

bool same_places(const Experiment& study, const Data& data, const std::string& population) {
  return study.data.municipalities.text == data.municipalities.text &&
         study.data.institutions.text == data.institutions.text &&
         population_text(study.scenarios.front().scenario) == population;
}

}  // namespace

KeptRuns::KeptRuns() : state_(std::make_unique<State>()) {}
KeptRuns::~KeptRuns() = default;

void KeptRuns::begin(const Experiment& study) {
  check_scenario_bounds(study);
  State& kept = *state_;
  const std::string population = population_text(study.scenarios.front().scenario);
  const bool same = same_places(study, kept.data, kept.population);
  const std::string scope = study.trajectories ? "with trajectories " : "";
  Names names;
  std::map<std::string, State::Known> made;
  Diagnostics diagnostics;
  for (const auto& resolved : study.scenarios) {
    names.emplace_back(scope + burn_in_text(resolved), scope + resolved_text(resolved));
    const std::string& name = names.back().second;
    if (made.contains(name) || (same && kept.scenarios.contains(name))) continue;
    const auto& others = same && !kept.scenarios.empty() ? kept.scenarios : made;
    const Environment* known = others.empty() ? nullptr : &others.begin()->second.environment;
    Environment environment = bounded_environment(study, resolved, known, diagnostics);
    if (diagnostics.empty()) made[name].environment = std::move(environment);
  }
  diagnostics.throw_if_any(ErrorKind::scenario);
  // Nothing is refused any more: only now does what was kept give way.
  if (!same)
    kept = {.data = study.data,
            .population = population,
            .burn_ins = {},
            .scenarios = {},
            .names = {},
            .work = kept.work};
  kept.scenarios.merge(made);
  kept.study = &study;
  kept.names = std::move(names);
  kept.forget_others();
}

std::vector<Series> KeptRuns::run(int replicate) {
  State& kept = *state_;
  std::vector<Series> all;
  for (std::size_t s = 0; s < kept.names.size(); ++s) {
    const Scenario& scenario = kept.study->scenarios[s].scenario;
    State::Known& known = kept.scenarios.at(kept.names[s].second);
    auto found = known.series.find(replicate);
    if (found == known.series.end()) {
      const ReplicateSeed seed{scenario.run.seed, static_cast<std::uint32_t>(replicate)};
      auto& worlds = kept.burn_ins[kept.names[s].first];
      auto world = worlds.find(replicate);
      if (world == worlds.end()) {
        world = worlds.emplace(replicate, burn_in(known.environment, scenario, seed)).first;
        bound(worlds, replicate);
        ++kept.work.burn_ins;
      }
      found = known.series
                  .emplace(replicate, series_of(world->second, known.environment, scenario, seed,
                                                kept.study->trajectories))
                  .first;
      bound(known.series, replicate);
      ++kept.work.scenarios;
    }
    all.push_back(found->second);
  }
  return all;
}

KeptRuns::Work KeptRuns::work() const { return state_->work; }

}  // namespace taktskifte
