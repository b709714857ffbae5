#include <algorithm>
#include <stdexcept>

#include "contents/description.hpp"
#include "taktskifte/scenario/titles.hpp"
#include "taktskifte/world/expenditure.hpp"

namespace taktskifte::layout {
namespace {

/// The inputs while they are put together.
class Inputs {
 public:
  void numbers(const std::string& name, std::vector<double> values) {
    all_.push_back({described(name), std::move(values), {}});
  }

  void text(const std::string& name, std::vector<std::string> values) {
    all_.push_back({described(name), {}, std::move(values)});
  }

  [[nodiscard]] std::vector<Filled> take() { return std::move(all_); }

 private:
  [[nodiscard]] const Description& described(const std::string& name) const {
    const auto found = std::find_if(table_.begin(), table_.end(),
                                    [&](const Description& description) { return description.name == name; });
    if (found == table_.end()) throw std::logic_error("no variable " + name + " in the table of inputs");
    return *found;
  }

  std::vector<Filled> all_;
  const std::vector<Description> table_ = input_variables();
};

void add_municipalities(Inputs& inputs, const MunicipalityTable& table) {
  inputs.text("municipality_name", municipality_names(table));
  std::vector<double> regions, classes;
  for (const auto region : table.region) regions.push_back(static_cast<double>(region));
  for (const auto people : table.population) classes.push_back(static_cast<double>(size_class(people)));
  inputs.numbers("municipality_region", regions);
  inputs.numbers("municipality_size_class", classes);
  inputs.numbers("population", table.population);
  inputs.numbers("latitude", of_each(table, table.latitude));
  inputs.numbers("longitude", of_each(table, table.longitude));
  const auto expenditure = expenditure_of(table);
  std::vector<double> from;
  for (const auto where : expenditure.from) from.push_back(static_cast<double>(where));
  inputs.numbers("municipality_expenditure", expenditure.per_head_nok);
  inputs.numbers("municipality_expenditure_from", from);
  const Numbering& numbering = table.numbering;
  if (!numbering.successor_2024.empty())
    inputs.text("successor_2024", of_each(table, numbering.successor_2024));
  if (!numbering.successors_2024_shares.empty())
    inputs.text("successors_2024_shares", of_each(table, numbering.successors_2024_shares));
}

void add_scenarios(Inputs& inputs, const std::vector<ResolvedScenario>& scenarios) {
  std::vector<std::string> texts, resolved;
  for (const auto& scenario : scenarios) {
    texts.push_back(scenario.text);
    resolved.push_back(resolved_text(scenario));
  }
  inputs.text("scenario_title", shown_titles(scenarios));
  inputs.text("scenario_text", texts);
  inputs.text("resolved_keys", resolved);
}

void add_failures(Inputs& inputs, const std::vector<Failure>& failures) {
  if (failures.empty()) return;
  std::vector<std::string> reasons;
  reasons.reserve(failures.size());
  for (const auto& failure : failures) reasons.push_back(failure.reason);
  inputs.text("failure_reason", reasons);
}

void add_keys(Inputs& inputs, const std::vector<ResolvedScenario>& scenarios) {
  std::vector<std::string> names, units, statuses, confidences, sources, values, origins;
  for (const auto& entry : scenarios.front().entries) {
    names.emplace_back(entry.key->name);
    units.emplace_back(entry.key->unit);
    statuses.emplace_back(to_string(entry.key->evidence.status));
    confidences.emplace_back(to_string(entry.key->evidence.confidence));
    sources.emplace_back(entry.key->source);
  }
  for (const auto& scenario : scenarios) {
    for (const auto& entry : scenario.entries) {
      values.push_back(entry.text);
      origins.push_back(entry.origin);
    }
  }
  inputs.text("key_name", names);
  inputs.text("key_unit", units);
  inputs.text("key_status", statuses);
  inputs.text("key_confidence", confidences);
  inputs.text("key_source", sources);
  inputs.text("key_value", values);
  inputs.text("key_origin", origins);
}

}  // namespace

std::vector<Filled> inputs_of(const ResultHeader& header) {
  Inputs inputs;
  add_scenarios(inputs, header.scenarios);
  add_keys(inputs, header.scenarios);
  inputs.text("data_text", {header.data.municipalities.text, header.data.institutions.text});
  add_failures(inputs, header.failures);
  add_municipalities(inputs, header.municipalities);
  return inputs.take();
}

}  // namespace taktskifte::layout
