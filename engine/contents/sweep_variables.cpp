#include "contents/sweep_variables.hpp"

#include <utility>

namespace taktskifte::layout {
namespace {

Description count_along(const std::string& name, const std::string& long_name, const std::string& dimension) {
  return {.name = name,
          .long_name = long_name,
          .units = "",
          .kind = NumberType::int32,
          .dimensions = {dimension}};
}

}  // namespace

std::vector<Description> sweep_dimension_variables() {
  std::vector<Description> all = {
      axis_variable("design", "point of the design", NumberType::int32), axis_variable("key", "swept key"),
      axis_variable("failure", "row that failed and is in no other variable", NumberType::int32)};
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
      text_variable("design_setting", "value of the key at the point, as a scenario file says it",
                    {"design", "key"}),
      {.name = "design_state",
       .long_name = "what became of the point",
       .units = "",
       .kind = NumberType::int8,
       .dimensions = {"design"},
       .meanings = {"simulated", "refused", "failed"}},
      text_variable("design_message", "why the point was refused or failed", {"design"}),
      text_variable("key_treatment", "fact: acts always; policy: acts from the first reported year on",
                    {"key"}),
      text_variable("key_unit", "unit of the key's value", {"key"}),
      text_variable("key_status",
                    "how well the default is known: published, derived, stated, assumed; or a setting",
                    {"key"}),
      text_variable("key_confidence",
                    "how far the default can be trusted: high, medium, low; empty for a setting", {"key"}),
      text_variable("key_source", "where the default is from", {"key"}),
      count_along("failure_design", "point of the row that failed", "failure"),
      count_along("failure_replicate", "replicate of the row that failed", "failure"),
      text_variable("failure_message", "what stopped the row", {"failure"}),
      text_variable("scenario_title", "what the scenario is about", {"scenario"}),
      text_variable("scenario_text", "scenario file as given, followed by its bases", {"scenario"}),
      text_variable("resolved_keys", "every key with value, origin and status, a line each", {"scenario"}),
      text_variable("data_text", "content of the table (csv)", {"data_file"})};
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
  return drift_variable({"design", "scenario", "replicate"}, not_simulated);
}

Labels sweep_labels_of(const ResultHeader& header) {
  Labels labels = labels_of(header);
  const Sweep& sweep = *header.sweep;
  labels.numbers["design"] = counted(sweep.points.size());
  labels.numbers["replicate"] =
      counted(static_cast<std::size_t>(header.scenarios.front().scenario.run.replicates));
  if (!header.failures.empty()) labels.numbers["failure"] = counted(header.failures.size());
  labels.texts["key"].clear();
  for (const auto& key : sweep.keys) labels.texts["key"].push_back(key.name());
  return labels;
}

const std::vector<Description>& all_sweep_variables() {
  static const std::vector<Description> all = [] {
    std::vector<Description> table = sweep_dimension_variables();
    for (auto& one : sweep_input_variables()) table.push_back(std::move(one));
    Sweep everything;
    for (const auto& row : measures()) everything.series.emplace_back(row.name);
    for (const auto& column : sweep_columns(everything, 1)) table.push_back(describe(column));
    table.push_back(sweep_drift_variable());
    return table;
  }();
  return all;
}

}  // namespace taktskifte::layout
