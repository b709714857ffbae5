#include "taktskifte/results/overview.hpp"

#include <algorithm>
#include <array>

#include "taktskifte/core/error.hpp"
#include "taktskifte/core/find_named.hpp"

namespace taktskifte {

namespace {

std::vector<KeyDifference> differences(const ResultReader& reader, std::size_t scenario) {
  const auto keys = reader.read_text("key_name");
  const std::size_t size = reader.scenarios().size() * keys.size();
  const auto values = read_texts(reader, "key_value", size);
  const auto origins = read_texts(reader, "key_origin", size);
  std::vector<KeyDifference> found;
  for (std::size_t key = 0; key < keys.size(); ++key) {
    const auto at = scenario * keys.size() + key;
    if (values[at] != values[key]) found.push_back({keys[key], values[at], origins[at], values[key]});
  }
  return found;
}

std::vector<ScenarioOverview> scenarios(const ResultReader& reader) {
  const auto titles = read_texts(reader, "scenario_title", reader.scenarios().size());
  const auto drift = reader.read("burn_in_drift").values;
  if (drift.size() != reader.scenarios().size() * static_cast<std::size_t>(reader.replicates()))
    throw Error(
        ErrorKind::data,
        reader.file() +
            ": variable burn_in_drift has another shape than its dimensions: the file was altered; run "
            "its scenarios again");
  const auto replicates = static_cast<std::ptrdiff_t>(reader.replicates());
  std::vector<ScenarioOverview> all;
  for (std::size_t scenario = 0; scenario < reader.scenarios().size(); ++scenario) {
    const auto first = drift.begin() + static_cast<std::ptrdiff_t>(scenario) * replicates;
    all.push_back({.name = reader.scenarios()[scenario],
                   .title = titles[scenario],
                   .drifted = static_cast<int>(std::count(first, first + replicates, 1.0)),
                   .differences = differences(reader, scenario)});
  }
  return all;
}

int of_low_confidence(const ResultReader& reader) {
  const auto confidences = reader.read_text("key_confidence");  // files made before there was one have none
  return static_cast<int>(std::count(confidences.begin(), confidences.end(), "low"));
}

std::vector<std::pair<std::string, int>> inputs(const ResultReader& reader) {
  const auto statuses = reader.read_text("key_status");
  std::vector<std::pair<std::string, int>> counts;
  for (const char* status : {"published", "derived", "stated", "assumed", "setting"})
    counts.emplace_back(status, static_cast<int>(std::count(statuses.begin(), statuses.end(), status)));
  return counts;
}

std::vector<std::pair<std::string, std::size_t>> dimensions(const ResultReader& reader) {
  std::vector<std::pair<std::string, std::size_t>> sizes = {
      {"scenario", reader.scenarios().size()},
      {"replicate", static_cast<std::size_t>(reader.replicates())},
      {"year", reader.years().size()}};
  for (const char* name : {"outcome", "partner", "region", "size_class", "municipality", "key"})
    sizes.emplace_back(name, reader.labels(name).size());
  if (reader.has("lorenz_share"))
    sizes.emplace_back("lorenz_share", reader.read("lorenz_share").values.size());
  return sizes;
}

}  // namespace

std::string Overview::attribute(const std::string& name) const {
  const ResultText* const found = find_named(attributes, name);
  return found == nullptr ? "" : found->value;
}

Overview overview_of(const ResultReader& reader) {
  Overview overview{.attributes = reader.attributes(),
                    .scenarios = scenarios(reader),
                    .years = reader.years(),
                    .replicates = reader.replicates(),
                    .failures = reader.failures(),
                    .population_scale = reader.population_scale(),
                    .dimensions = dimensions(reader),
                    .inputs = inputs(reader),
                    .of_low_confidence = of_low_confidence(reader),
                    .variables = {}};
  for (const auto& name : reader.variable_names()) overview.variables.push_back(reader.describe(name));
  return overview;
}

}  // namespace taktskifte
