#include "contents/inputs.hpp"
#include "taktskifte/world/expenditure.hpp"

namespace taktskifte::layout {
namespace {

void add_municipalities(Inputs& inputs, const MunicipalityTable& table) {
  inputs.text("municipality_name", municipality_names(table));
  std::vector<double> regions, classes;
  for (const auto region : of_each(table, table.region)) regions.push_back(static_cast<double>(region));
  const auto population = of_each(table, table.population);
  for (const auto people : population) classes.push_back(static_cast<double>(size_class(people)));
  inputs.numbers("municipality_region", regions);
  inputs.numbers("municipality_size_class", classes);
  inputs.numbers("population", population);
  inputs.numbers("latitude", of_each(table, table.latitude));
  inputs.numbers("longitude", of_each(table, table.longitude));
  const auto expenditure = expenditure_of(table);
  std::vector<double> from;
  for (const auto where : of_each(table, expenditure.from)) from.push_back(static_cast<double>(where));
  inputs.numbers("municipality_expenditure", of_each(table, expenditure.per_head_nok));
  inputs.numbers("municipality_expenditure_from", from);
  const Numbering& numbering = table.numbering;
  if (!numbering.successor_2024.empty())
    inputs.text("successor_2024", of_each(table, numbering.successor_2024));
  if (!numbering.successors_2024_shares.empty())
    inputs.text("successors_2024_shares", of_each(table, numbering.successors_2024_shares));
}

void add_failures(Inputs& inputs, const std::vector<Failure>& failures) {
  if (failures.empty()) return;
  std::vector<std::string> reasons;
  reasons.reserve(failures.size());
  for (const auto& failure : failures) reasons.push_back(failure.reason);
  inputs.text("failure_reason", reasons);
}

void add_keys(Inputs& inputs, const std::vector<ResolvedScenario>& scenarios) {
  std::vector<const Key*> keys;
  std::vector<std::string> names, values, origins;
  for (const auto& entry : scenarios.front().entries) {
    keys.push_back(entry.key);
    names.emplace_back(entry.key->name);
  }
  for (const auto& scenario : scenarios) {
    for (const auto& entry : scenario.entries) {
      values.push_back(entry.text);
      origins.push_back(entry.origin);
    }
  }
  inputs.text("key_name", names);
  inputs.keys(keys);
  inputs.text("key_value", values);
  inputs.text("key_origin", origins);
}

}  // namespace

std::vector<Filled> inputs_of(const ResultHeader& header) {
  Inputs inputs(all_variables());
  inputs.scenarios(header.scenarios);
  add_keys(inputs, header.scenarios);
  inputs.data(header);
  add_failures(inputs, header.failures);
  add_municipalities(inputs, header.municipalities);
  return inputs.take();
}

}  // namespace taktskifte::layout
