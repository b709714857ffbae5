#include "contents/inputs.hpp"

#include <stdexcept>

#include "taktskifte/core/find_named.hpp"
#include "taktskifte/scenario/titles.hpp"

namespace taktskifte::layout {

void Inputs::numbers(const std::string& name, std::vector<double> values) {
  all_.push_back({described(name), std::move(values), {}});
}

void Inputs::text(const std::string& name, std::vector<std::string> values) {
  all_.push_back({described(name), {}, std::move(values)});
}

void Inputs::keys(const std::vector<const Key*>& keys) {
  const auto column = [&](const std::string& name, const auto& of) {
    std::vector<std::string> values;
    values.reserve(keys.size());
    for (const Key* key : keys) values.emplace_back(of(*key));
    text(name, std::move(values));
  };
  column("key_unit", [](const Key& key) { return key.unit; });
  column("key_status", [](const Key& key) { return to_string(key.evidence.status); });
  column("key_confidence", [](const Key& key) { return to_string(key.evidence.confidence); });
  column("key_source", [](const Key& key) { return key.source; });
}

void Inputs::scenarios(const std::vector<ResolvedScenario>& scenarios) {
  std::vector<std::string> texts, resolved;
  for (const auto& scenario : scenarios) {
    texts.push_back(scenario.text);
    resolved.push_back(resolved_text(scenario));
  }
  text("scenario_title", shown_titles(scenarios));
  text("scenario_text", std::move(texts));
  text("resolved_keys", std::move(resolved));
}

void Inputs::data(const ResultHeader& header) {
  text("data_text", {header.data.municipalities.text, header.data.institutions.text});
}

const Description& Inputs::described(const std::string& name) const {
  if (const Description* found = find_named(table_, name)) return *found;
  throw std::logic_error("no variable " + name + " in the table of variables");
}

}  // namespace taktskifte::layout
