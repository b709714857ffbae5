#include <algorithm>
#include <cmath>
#include <set>

#include "taktskifte/core/decimal.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/report/info.hpp"
#include "taktskifte/results/sweep_file.hpp"

namespace taktskifte::report {
namespace {

std::size_t count_of(const StoredSweep& stored, PointState state) {
  return static_cast<std::size_t>(std::count(stored.states.begin(), stored.states.end(), state));
}

// "21 values from 0 to 1", or the values themselves where they are few or no numbers.
std::string values_in_words(const Sweep& sweep, std::size_t key) {
  std::set<std::string> settings;
  double least = INFINITY;
  double most = -INFINITY;
  for (const auto& point : sweep.points) {
    settings.insert(point.settings[key]);
    const double value = value_of(sweep.keys[key], point.settings[key]);
    least = std::min(least, value);
    most = std::max(most, value);
  }
  constexpr std::size_t few = 3;
  if (settings.size() <= few || !std::isfinite(least + most))
    return joined(std::vector<std::string>(settings.begin(), settings.end()));
  return std::to_string(settings.size()) + " values from " + exact_text(least) + " to " + exact_text(most);
}

Lines key_lines(const Sweep& sweep) {
  Lines lines;
  for (std::size_t k = 0; k < sweep.keys.size(); ++k)
    lines.push_back({sweep.keys[k].name() + " (" + std::string(to_string(sweep.keys[k].treatment)) +
                         "): " + printable(values_in_words(sweep, k)),
                     1});
  return lines;
}

// Each message with the number of points that it is of.
Lines message_lines(const StoredSweep& stored) {
  constexpr std::size_t most = 10;
  std::vector<std::string> messages;
  for (std::size_t p = 0; p < stored.messages.size(); ++p)
    if (stored.states[p] != PointState::simulated)
      messages.push_back("point " + std::to_string(p) +
                         (stored.states[p] == PointState::refused ? " refused: " : " failed: ") +
                         stored.messages[p]);
  Lines lines;
  for (std::size_t m = 0; m < std::min(most, messages.size()); ++m)
    lines.push_back({printable(messages[m]), 1});
  if (messages.size() > most)
    lines.push_back({"and " + std::to_string(messages.size() - most) + " more in design_message", 1});
  return lines;
}

KeyValues values_of_sweep(const ResultReader& reader, const StoredSweep& stored) {
  const auto attribute = [&](const char* name) { return printable(reader.attribute(name)); };
  return {
      {{"made by", {attribute("history")}},
       {"with",
        {"Taktskifte " + attribute("engine_version") + ", commit " + attribute("engine_commit") + ", " +
         attribute("engine_compiler") + "; format " + attribute("format_version") +
         ", numbers of model_results_version " + attribute("model_results_version")}},
       {"years", {std::to_string(reader.years().front()) + " to " + std::to_string(reader.years().back())}},
       {"design", {attribute("design")}},
       {"points",
        {std::to_string(count_of(stored, PointState::simulated)) + " simulated, " +
         std::to_string(count_of(stored, PointState::refused)) + " refused, " +
         std::to_string(count_of(stored, PointState::failed)) + " failed"}},
       {"replicates",
        {std::to_string(reader.replicates()) + " of each point, seed " + attribute("seed") + ", chance " +
         attribute("chance")}},
       {"totals", {exact_text(reader.population_scale()) + " times those of the keys"}}}};
}

std::vector<Variable> variables_of(const ResultReader& reader) {
  std::vector<Variable> variables;
  for (const auto& name : reader.variable_names()) variables.push_back(reader.describe(name));
  return variables;
}

Value data_of_sweep(const ResultReader& reader, const StoredSweep& stored,
                    const std::vector<Variable>& variables) {
  Value::Members attributes;
  for (const auto& attribute : reader.attributes()) attributes.emplace_back(attribute.name, attribute.value);
  const auto& sweep = stored.sweep;
  const auto keys = list_of(sweep.keys, [](const SweptKey& key) {
    return object("name", key.name(), "treatment", to_string(key.treatment), "unit", key.key->unit);
  });
  Value::List refused;
  for (std::size_t p = 0; p < stored.states.size(); ++p)
    if (stored.states[p] != PointState::simulated)
      refused.push_back(object("point", p, "state",
                               stored.states[p] == PointState::refused ? "refused" : "failed", "message",
                               stored.messages[p]));
  return object("attributes", attributes, "points", sweep.points.size(), "simulated",
                count_of(stored, PointState::simulated), "refused", count_of(stored, PointState::refused),
                "failed", count_of(stored, PointState::failed), "messages", refused, "keys", keys,
                "replicates", reader.replicates(), "scenarios", list_of(reader.scenarios()), "first_year",
                reader.years().front(), "years", reader.years().size(), "variables",
                list_of(variables, [](const Variable& variable) {
                  return object("name", variable.name, "dimensions", list_of(variable.dimensions), "units",
                                variable.units, "long_name", variable.long_name);
                }));
}

}  // namespace

Document sweep_document(const ResultReader& reader) {
  const StoredSweep stored = read_stored_sweep(reader);
  const auto variables = variables_of(reader);
  Document document{.data = data_of_sweep(reader, stored, variables), .blocks = {}};
  auto& blocks = document.blocks;
  blocks.push_back({Lines{{printable(reader.attribute("title"))}}});
  blocks.push_back({values_of_sweep(reader, stored), true});
  blocks.push_back({Heading{"Swept keys"}});
  blocks.push_back({key_lines(stored.sweep)});
  if (auto messages = message_lines(stored); !messages.empty()) {
    blocks.push_back({Heading{"Points without results"}});
    blocks.push_back({std::move(messages)});
  }
  blocks.push_back({Heading{"Scenarios"}});
  Lines scenarios;
  const auto titles = reader.read_text("scenario_title");
  for (std::size_t s = 0; s < reader.scenarios().size(); ++s)
    scenarios.push_back(
        {printable(reader.scenarios()[s]) + (s < titles.size() ? ": " + printable(titles[s]) : ""), 1});
  blocks.push_back({std::move(scenarios)});
  blocks.push_back({Heading{"Variables"}});
  Lines lines;
  for (const auto& variable : variables)
    lines.push_back({variable.name + " (" + joined(variable.dimensions) + ") " +
                         (variable.units.empty() || variable.units == "1" ? "" : variable.units + " ") +
                         "- " + variable.long_name,
                     1});
  blocks.push_back({std::move(lines)});
  return document;
}

}  // namespace taktskifte::report
