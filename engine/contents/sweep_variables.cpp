#include "contents/sweep_variables.hpp"

#include <numeric>

namespace taktskifte::layout {
namespace {

Description text_along(const std::string& name, const std::string& long_name,
                       const std::vector<std::string>& dimensions) {
  return {.name = name, .long_name = long_name, .units = "", .kind = std::nullopt, .dimensions = dimensions};
}

Description label_along(const std::string& name, const std::string& long_name,
                        std::optional<NumberType> kind = std::nullopt) {
  return {.name = name, .long_name = long_name, .units = "", .kind = kind, .dimensions = {name}};
}

Description count_along(const std::string& name, const std::string& long_name, const std::string& dimension) {
  return {.name = name,
          .long_name = long_name,
          .units = "",
          .kind = NumberType::int32,
          .dimensions = {dimension}};
}

std::vector<Description> all_parts_of_sweeps() {
  std::vector<Description> all = sweep_dimension_variables();
  for (auto& one : sweep_input_variables()) all.push_back(std::move(one));
  Sweep everything;
  for (const auto& row : measures()) everything.series.emplace_back(row.name);
  for (const auto& column : sweep_columns(everything, 1)) all.push_back(describe(column));
  all.push_back(sweep_drift_variable());
  return all;
}

}  // namespace

std::vector<Description> sweep_dimension_variables() {
  std::vector<Description> all = {
      label_along("design", "point of the design", NumberType::int32), label_along("key", "swept key"),
      label_along("failure", "row that failed and is in no other variable", NumberType::int32)};
  for (auto& one : dimension_variables())
    if (one.name != "key" && one.name != "municipality" && one.name != "failed_replicate")
      all.push_back(std::move(one));
  return all;
}

std::vector<Description> sweep_input_variables() {
  return {
      {.name = "design_value",
       .long_name = "value of the key at the point; of a choice the position of its word, NaN of a path over "
                    "years",
       .units = "",
       .kind = NumberType::float64,
       .dimensions = {"design", "key"}},
      text_along("design_setting", "value of the key at the point, as a scenario file says it",
                 {"design", "key"}),
      {.name = "design_state",
       .long_name = "what became of the point",
       .units = "",
       .kind = NumberType::int8,
       .dimensions = {"design"},
       .meanings = {"simulated", "refused", "failed"}},
      text_along("design_message", "why the point was refused or failed", {"design"}),
      text_along("key_treatment", "fact: acts always; policy: acts from the first reported year on", {"key"}),
      text_along("key_unit", "unit of the key's value", {"key"}),
      text_along("key_status",
                 "how well the default is known: published, derived, stated, assumed; or a setting", {"key"}),
      text_along("key_confidence",
                 "how far the default can be trusted: high, medium, low; empty for a setting", {"key"}),
      text_along("key_source", "where the default is from", {"key"}),
      count_along("failure_design", "point of the row that failed", "failure"),
      count_along("failure_replicate", "replicate of the row that failed", "failure"),
      text_along("failure_message", "what stopped the row", {"failure"}),
      text_along("scenario_title", "what the scenario is about", {"scenario"}),
      text_along("scenario_text", "scenario file as given, followed by its bases", {"scenario"}),
      text_along("resolved_keys", "every key with value, origin and status, a line each", {"scenario"}),
      text_along("data_text", "content of the table (csv)", {"data_file"})};
}

Description describe(const SweepColumn& column) {
  Description description{.name = column.name,
                          .long_name = column.long_name,
                          .units = column.units,
                          .kind = NumberType::float64,
                          .dimensions = {"design", "scenario", "replicate"}};
  description.dimensions.insert(description.dimensions.end(), column.dimensions.begin(),
                                column.dimensions.end());
  return description;
}

Description sweep_drift_variable() {
  return {.name = "burn_in_drift",
          .long_name = "whether the research share still moved at the end of the burn-in",
          .units = "1",
          .kind = NumberType::int8,
          .dimensions = {"design", "scenario", "replicate"},
          .meanings = {"steady", "drifted"},
          .fill = not_simulated};
}

Labels sweep_labels_of(const ResultHeader& header) {
  Labels labels = labels_of(header);
  const Sweep& sweep = *header.sweep;
  const auto rising = [](std::size_t count) {
    std::vector<double> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0.0);
    return numbers;
  };
  labels.numbers["design"] = rising(sweep.points.size());
  labels.numbers["replicate"] =
      rising(static_cast<std::size_t>(header.scenarios.front().scenario.run.replicates));
  if (!header.failures.empty()) labels.numbers["failure"] = rising(header.failures.size());
  labels.texts["key"].clear();
  for (const auto& key : sweep.keys) labels.texts["key"].push_back(key.name());
  return labels;
}

const std::vector<Description>& all_sweep_variables() {
  static const std::vector<Description> all = all_parts_of_sweeps();
  return all;
}

const Description* find_sweep_variable(const std::string& name) {
  for (const auto& variable : all_sweep_variables())
    if (variable.name == name) return &variable;
  return nullptr;
}

}  // namespace taktskifte::layout
