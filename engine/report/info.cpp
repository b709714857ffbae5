#include "taktskifte/report/info.hpp"

#include "taktskifte/core/decimal.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/report/failures.hpp"

namespace taktskifte::report {
namespace {

std::string numbering(const std::string& year) {
  if (year.empty()) return "the year that the municipality numbers are of is not known";
  return "municipality numbers of " + year;
}

std::string inputs_text(const Overview& file) {
  std::vector<std::string> counts;
  for (const auto& [status, count] : file.inputs) counts.push_back(std::to_string(count) + " " + status);
  return joined(counts) + (file.of_low_confidence > 0
                               ? "; " + std::to_string(file.of_low_confidence) + " of low confidence"
                               : "");
}

KeyValues values_of(const Overview& file) {
  const auto attribute = [&](const char* name) { return printable(file.attribute(name)); };
  const std::string results = attribute("model_results_version");  // older files have none
  return {{{"made by", {attribute("history")}},
           {"with",
            {"Taktskifte " + attribute("engine_version") + ", commit " + attribute("engine_commit") + ", " +
             attribute("engine_compiler") + "; format " + attribute("format_version") +
             ", numbers of model_results_version " + (results.empty() ? "1 or earlier" : results)}},
           {"years", {std::to_string(file.years.front()) + " to " + std::to_string(file.years.back())}},
           {"replicates", {std::to_string(file.replicates) + ", seed " + attribute("seed")}},
           {"totals", {exact_text(file.population_scale) + " times those of the keys"}},
           {"numbering", {numbering(file.attribute("municipality_number_year"))}},
           {"inputs", {inputs_text(file)}}}};
}

Lines scenario_lines(const Overview& file) {
  Lines lines;
  for (const auto& scenario : file.scenarios) {
    lines.push_back({printable(scenario.name) + ": " + printable(scenario.title) + "; " +
                         std::to_string(scenario.drifted) + " of " + std::to_string(file.replicates) +
                         " replicates drifted in their burn-in",
                     1});
    for (const auto& each : scenario.differences)
      lines.push_back({printable(each.key + " = " + each.value + " (" + each.origin + "), " +
                                 each.first_value + " in " + file.scenarios.front().name),
                       2});
  }
  return lines;
}

Lines variable_lines(const Overview& file) {
  Lines lines;
  for (const auto& variable : file.variables)
    lines.push_back({variable.name + " (" + joined(variable.dimensions) + ") " +
                         (variable.units == "1" ? "" : variable.units + " ") + "- " + variable.long_name,
                     1});
  return lines;
}

template <typename Number>
Value::Members members_of(const std::vector<std::pair<std::string, Number>>& numbers) {
  return {numbers.begin(), numbers.end()};
}

Value data_of(const Overview& file) {
  Value::Members attributes;
  for (const auto& attribute : file.attributes) attributes.emplace_back(attribute.name, attribute.value);
  const auto scenarios = list_of(file.scenarios, [](const ScenarioOverview& scenario) {
    return object("name", scenario.name, "title", scenario.title, "drifted", scenario.drifted, "differences",
                  list_of(scenario.differences, [](const KeyDifference& each) {
                    return object("key", each.key, "value", each.value, "origin", each.origin, "first_value",
                                  each.first_value);
                  }));
  });
  const auto variables = list_of(file.variables, [](const Variable& variable) {
    return object("name", variable.name, "dimensions", list_of(variable.dimensions), "shape",
                  list_of(variable.shape, [](std::size_t size) { return Value(size); }), "units",
                  variable.units, "long_name", variable.long_name);
  });
  return object("attributes", attributes, "replicates", file.replicates, "failed",
                failure_values(file.failures), "totals_factor", file.population_scale, "first_year",
                file.years.front(), "years", file.years.size(), "inputs", members_of(file.inputs),
                "inputs_of_low_confidence", file.of_low_confidence, "scenarios", scenarios, "dimensions",
                members_of(file.dimensions), "variables", variables);
}

}  // namespace

Document info_document(const Overview& file) {
  Document document{.data = data_of(file), .blocks = {}};
  auto& blocks = document.blocks;
  blocks.push_back({Lines{{printable(file.attribute("title"))}}});
  blocks.push_back({values_of(file), true});
  if (auto failed = failure_lines(file.failures, file.replicates); !failed.empty())
    blocks.push_back({std::move(failed), true});
  blocks.push_back({Heading{"Scenarios"}});
  blocks.push_back({scenario_lines(file)});
  blocks.push_back({Heading{"Dimensions"}});
  Lines dimensions;
  for (const auto& [name, size] : file.dimensions)
    dimensions.push_back({name + ": " + std::to_string(size), 1});
  blocks.push_back({std::move(dimensions)});
  blocks.push_back({Heading{"Variables"}});
  blocks.push_back({variable_lines(file)});
  return document;
}

}  // namespace taktskifte::report
