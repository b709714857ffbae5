#include "report/comparison_base.hpp"

#include <algorithm>
#include <numeric>

#include "taktskifte/core/joined.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/core/results_version.hpp"
#include "taktskifte/world/expenditure.hpp"

namespace taktskifte::report {
namespace {

int drifted_runs(const ComparedSet& set) {
  const auto flags = set.read("burn_in_drift", 1);
  return static_cast<int>(std::count(flags.begin(), flags.end(), 1.0));
}

// What the file says of its municipalities; a file made before it kept expenditure has no stand-ins.
ListFacts list_facts(const ResultView& reader) {
  const auto population = reader.numbers("population");
  ListFacts list{.municipalities = population.size(),
                 .inhabitants = std::accumulate(population.begin(), population.end(), 0.0),
                 .population_scale = reader.population_scale()};
  const auto stored = reader.variable_names();
  const std::string from = "municipality_expenditure_from";
  if (std::find(stored.begin(), stored.end(), from) == stored.end()) return list;
  for (const double where : reader.numbers(from)) {
    list.stand_ins_of_class += where == static_cast<double>(ExpenditureFrom::size_class) ? 1 : 0;
    list.stand_ins_of_all += where == static_cast<double>(ExpenditureFrom::all) ? 1 : 0;
  }
  return list;
}

std::vector<std::string> engines_of(const ComparedSet& set) {
  std::vector<std::string> engines;
  for (const auto& reader : set.readers())
    engines.push_back(
        printable(reader->attribute("engine_version") + ", commit " + reader->attribute("engine_commit")));
  return engines;
}

// For each scenario after the first: whether it and the first are as `holds` says.
template <class Holds>
std::vector<bool> against_first(const std::vector<StatedKeys>& keys, const Holds& holds) {
  std::vector<bool> all;
  for (std::size_t s = 1; s < keys.size(); ++s) all.push_back(holds(keys[0], keys[s]));
  return all;
}

std::vector<StatedKeys> keys_of(const ComparedSet& set) {
  std::vector<StatedKeys> keys;
  for (const auto& scenario : set.scenarios()) keys.push_back(scenario.keys);
  return keys;
}

}  // namespace

std::vector<bool> doubts_are_known(const ComparedSet& set) {
  // What was measured with this program's model says nothing of another's.
  const bool of_this_model =
      set.first().attribute("model_results_version") == std::to_string(model_results_version);
  return against_first(keys_of(set), [&](const StatedKeys& base, const StatedKeys& other) {
    return of_this_model && doubt_is_known(base, other);
  });
}

ComparedFile comparison_base(const ComparedSet& set, const ChosenYears& years,
                             const std::vector<int>& path_years, Family family) {
  std::vector<std::string> files;
  for (const auto& reader : set.readers()) files.push_back(reader->file());
  std::vector<std::string> names;
  for (const auto& scenario : set.scenarios()) names.push_back(scenario.name);
  const auto keys = keys_of(set);
  return {.file = joined(files),
          .files = files,
          .seed = set.first().attribute("seed"),
          .engines = engines_of(set),
          .notes = set.notes(),
          .replicates = static_cast<int>(set.replicates().size()),
          .failures = set.failures(),
          .compared = {.scenarios = names,
                       .first_year = years.first,
                       .last_year = years.last,
                       .path_years = path_years,
                       .only_funding_differs = against_first(keys, only_funding_differs)},
          .list = list_facts(set.first()),
          .drifted = drifted_runs(set),
          .keys = keys,
          .rows = {},
          .family = family};
}

}  // namespace taktskifte::report
