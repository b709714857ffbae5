#include "taktskifte/run/ensemble.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "taktskifte/core/error.hpp"
#include "taktskifte/core/parallel.hpp"
#include "taktskifte/record/panel.hpp"
#include "taktskifte/record/recorder.hpp"
#include "taktskifte/run/simulate.hpp"
#include "taktskifte/scenario/totals.hpp"
#include "taktskifte/world/synthetic.hpp"

namespace taktskifte {
namespace {

// Replicates in flight at a time; fewer of a large population, since each keeps totals per municipality.
constexpr std::size_t most_replicates = 64;
constexpr std::size_t most_municipalities = 640'000;  // of all replicates in flight

// Scenarios that share their burn-in, so that it is computed once for all of them.
struct Group {
  std::vector<std::size_t> scenarios;
  std::vector<Setting> settings;  // one per scenario of the group
};

std::vector<Group> group_by_burn_in(const Study& study) {
  std::map<std::string, std::size_t> known;
  std::vector<Group> groups;
  for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
    const auto [place, is_new] = known.try_emplace(burn_in_text(study.scenarios[s]), groups.size());
    if (is_new) groups.emplace_back();
    Group& group = groups[place->second];
    group.scenarios.push_back(s);
    group.settings.push_back(make_setting(study.municipalities, study.sites, study.scenarios[s].scenario));
  }
  return groups;
}

std::vector<Series> run_replicate(const Study& study, const std::vector<Group>& groups, int replicate) {
  std::vector<Series> series(study.scenarios.size());
  for (const Group& group : groups) {
    const Scenario& first = study.scenarios[group.scenarios.front()].scenario;
    const Luck luck{first.run.seed, static_cast<std::uint32_t>(replicate)};
    const World burnt_in = burn_in(group.settings.front(), first, luck);
    for (std::size_t member = 0; member < group.scenarios.size(); ++member) {
      const Scenario& scenario = study.scenarios[group.scenarios[member]].scenario;
      const Setting& setting = group.settings[member];
      World world = burnt_in;
      Recorder recorder(setting, scenario.belief, scenario.run.years);
      PanelRecorder panel(setting, scenario.belief, study.panels ? scenario.run.years : 0);
      simulate(world, setting, scenario, luck, [&](const World& w) {
        recorder.observe(w);
        if (study.panels) panel.observe(w);
      });
      series[group.scenarios[member]] = recorder.take(world);
      series[group.scenarios[member]].panel = panel.take();
    }
  }
  return series;
}

// What scenarios of one study must agree in, or they could not be paired year by year.
struct Shared {
  std::string_view key;
  std::string (*value)(const Scenario&);
};
std::string same_file(const std::string& file) { return std::filesystem::weakly_canonical(file).string(); }
constexpr std::array<Shared, 8> shared_values = {{
    {"run.seed", [](const Scenario& s) { return std::to_string(s.run.seed); }},
    {"run.replicates", [](const Scenario& s) { return std::to_string(s.run.replicates); }},
    {"run.first_year", [](const Scenario& s) { return std::to_string(s.run.first_year.value()); }},
    {"run.years", [](const Scenario& s) { return std::to_string(s.run.years); }},
    {"run.burn_in_years", [](const Scenario& s) { return std::to_string(s.run.burn_in_years); }},
    {"data.municipalities", [](const Scenario& s) { return same_file(s.data.municipalities); }},
    {"data.institutions", [](const Scenario& s) { return same_file(s.data.institutions); }},
    {"population.synthetic", [](const Scenario& s) { return std::to_string(s.population.synthetic); }},
}};

const Entry& entry_of(const Resolved& resolved, std::string_view key) {
  return *std::find_if(resolved.entries.begin(), resolved.entries.end(),
                       [&](const Entry& entry) { return entry.key->name == key; });
}

void check_pairing(const std::vector<Resolved>& scenarios) {
  std::vector<std::string> messages;
  for (std::size_t s = 1; s < scenarios.size(); ++s) {
    for (std::size_t earlier = 0; earlier < s; ++earlier) {
      if (scenarios[s].scenario.name == scenarios[earlier].scenario.name) {
        messages.push_back("two scenarios are named " + scenarios[s].scenario.name +
                           ": results would be told apart by nothing; rename one of the files");
      }
    }
    for (const auto& [key, value] : shared_values) {
      const std::string first = value(scenarios[0].scenario);
      const std::string other = value(scenarios[s].scenario);
      if (first == other) continue;
      std::string message = entry_of(scenarios[s], key).origin + ": ";
      message.append(key).append(" = ").append(other).append(" in ").append(scenarios[s].scenario.name);
      message.append(", but ").append(first).append(" in ").append(scenarios[0].scenario.name);
      message += ": scenarios of one run must agree in it to be paired; set it with --set for all";
      messages.push_back(std::move(message));
    }
  }
  if (!messages.empty()) throw Error(Exit::scenario, messages);
}

}  // namespace

Study prepare_study(std::vector<Resolved> scenarios) {
  check_pairing(scenarios);
  Study study;
  Population population = read_population(scenarios.front().scenario);
  study.municipalities = std::move(population.municipalities);
  study.totals_factor = population.totals_factor;
  study.sites = read_sites(scenarios.front().scenario.data.institutions);
  study.scenarios = std::move(scenarios);
  for (auto& resolved : study.scenarios) scale_totals(resolved.scenario, study.totals_factor);
  return study;
}

void run_ensemble(const Study& study, const EnsembleOptions& options, const ReplicateSink& sink) {
  const std::vector<Group> groups = group_by_burn_in(study);
  const auto count = static_cast<std::size_t>(
      options.replicates > 0 ? options.replicates : study.scenarios.front().scenario.run.replicates);
  const std::size_t within_memory = most_municipalities / study.municipalities.size();
  const std::size_t in_flight =
      std::max(static_cast<std::size_t>(options.threads), std::min(most_replicates, within_memory));
  std::vector<std::vector<Series>> block;
  for (std::size_t first = 0; first < count; first += in_flight) {
    block.assign(std::min(in_flight, count - first), {});
    for_each_chunk(block.size(), 1, options.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t r = begin; r < end; ++r) {
        block[r] = run_replicate(study, groups, static_cast<int>(first + r));
      }
    });
    for (std::size_t r = 0; r < block.size(); ++r) sink(static_cast<int>(first + r), std::move(block[r]));
  }
}

}  // namespace taktskifte
