#include "taktskifte/ensemble/replicates.hpp"

#include <array>
#include <filesystem>
#include <system_error>

#include "taktskifte/core/error.hpp"
#include "taktskifte/scenario/totals.hpp"
#include "taktskifte/world/environment.hpp"
#include "taktskifte/world/synthetic.hpp"

namespace taktskifte {
namespace {

// What scenarios of one study must agree in, or they could not be paired year by year.
struct Shared {
  std::string_view key;
  std::string (*value)(const ResolvedScenario&);  ///< as it would be written
};
std::string same_file(const std::string& file) {
  std::error_code astray;  // said by who reads it
  const auto real = std::filesystem::weakly_canonical(file, astray);
  return astray ? file : real.string();
}
constexpr std::array<Shared, 11> shared_values = {{
    {"run.seed", [](const ResolvedScenario& r) { return std::to_string(r.scenario.run.seed); }},
    {"run.replicates", [](const ResolvedScenario& r) { return std::to_string(r.scenario.run.replicates); }},
    {"run.precision", [](const ResolvedScenario& r) { return r.scenario.run.precision; }},
    {"run.first_year",
     [](const ResolvedScenario& r) { return std::to_string(r.scenario.run.first_year.value()); }},
    {"run.years", [](const ResolvedScenario& r) { return std::to_string(r.scenario.run.years); }},
    {"run.burn_in_years",
     [](const ResolvedScenario& r) { return std::to_string(r.scenario.run.burn_in_years); }},
    {"run.municipality_years",
     [](const ResolvedScenario& r) { return entry_of(r, "run.municipality_years").text; }},
    {"data.municipalities",
     [](const ResolvedScenario& r) { return same_file(r.scenario.data.municipalities); }},
    {"data.institutions", [](const ResolvedScenario& r) { return same_file(r.scenario.data.institutions); }},
    {"population.synthetic",
     [](const ResolvedScenario& r) { return std::to_string(r.scenario.population.synthetic); }},
    {"population.reference_inhabitants",
     [](const ResolvedScenario& r) { return std::to_string(r.scenario.population.reference_inhabitants); }},
}};

void check_pairing(const std::vector<ResolvedScenario>& scenarios) {
  if (scenarios.empty()) throw Error(ErrorKind::usage, "no scenario to run; give at least one");
  std::vector<std::string> messages;
  for (std::size_t s = 1; s < scenarios.size(); ++s) {
    for (std::size_t earlier = 0; earlier < s; ++earlier) {
      if (scenarios[s].scenario.name == scenarios[earlier].scenario.name) {
        messages.push_back("two scenarios are named " + scenarios[s].scenario.name +
                           ": results would be told apart by nothing; rename one of the files");
      }
    }
    for (const auto& [key, value] : shared_values) {
      const std::string first = value(scenarios[0]);
      const std::string other = value(scenarios[s]);
      if (first == other) continue;
      std::string message = entry_of(scenarios[s], key).origin + ": ";
      message.append(key).append(" = ").append(other).append(" in ").append(scenarios[s].scenario.name);
      message.append(", but ").append(first).append(" in ").append(scenarios[0].scenario.name);
      message += ": scenarios of one run must agree in it to be paired; set it with --set for all";
      messages.push_back(std::move(message));
    }
  }
  if (!messages.empty()) throw Error(ErrorKind::scenario, messages);
}

void take_scenarios(Experiment& study, std::vector<ResolvedScenario> scenarios) {
  for (const auto& resolved : scenarios) check_sites(study.sites, resolved);
  study.scenarios = std::move(scenarios);
  for (auto& resolved : study.scenarios) scale_totals(resolved.scenario, study.population_scale);
}

// Whether read_population() makes the same of a list.
bool same_population(const ResolvedScenario& a, const ResolvedScenario& b) {
  const Scenario& left = a.scenario;
  const Scenario& right = b.scenario;
  return left.population.synthetic == right.population.synthetic &&
         left.population.reference_inhabitants == right.population.reference_inhabitants &&
         (left.population.synthetic == 0 || left.run.seed == right.run.seed);
}

}  // namespace

Experiment prepare_experiment(std::vector<ResolvedScenario> scenarios) {
  check_pairing(scenarios);
  Data data = read_data(scenarios.front().scenario);
  return prepare_experiment(std::move(scenarios), std::move(data));
}

Experiment prepare_experiment(std::vector<ResolvedScenario> scenarios, Data data) {
  check_pairing(scenarios);
  Experiment study;
  Population population = read_population(scenarios.front(), data.municipalities);
  study.municipalities = std::move(population.municipalities);
  study.population_scale = population.population_scale;
  std::vector<std::string> site_notes;
  study.sites = read_sites(data.institutions, &site_notes);
  for (const auto& note : study.municipalities->notes)
    study.notes.push_back(data.municipalities.name + ": " + note);
  for (const auto& note : site_notes) study.notes.push_back(data.institutions.name + ": " + note);
  study.data = std::move(data);
  take_scenarios(study, std::move(scenarios));
  return study;
}

Experiment prepare_experiment(std::vector<ResolvedScenario> scenarios, const Experiment& known) {
  if (scenarios.empty() || !same_population(scenarios.front(), known.scenarios.front()))
    return prepare_experiment(std::move(scenarios), known.data);
  check_pairing(scenarios);
  Experiment study = known;
  take_scenarios(study, std::move(scenarios));
  return study;
}

Experiment prepare_experiment_again(std::vector<ResolvedScenario> scenarios, const Experiment& known) {
  check_pairing(scenarios);
  Data data = read_data(scenarios.front().scenario);
  return data == known.data ? prepare_experiment(std::move(scenarios), known)
                            : prepare_experiment(std::move(scenarios), std::move(data));
}

}  // namespace taktskifte
