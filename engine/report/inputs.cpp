#include "taktskifte/report/inputs.hpp"

#include "taktskifte/report/path_text.hpp"
#include "taktskifte/report/population.hpp"
#include "taktskifte/scenario/totals.hpp"

namespace taktskifte::report {
namespace {

Lines lines_of(const CheckedScenario& checked) {
  Lines lines{{checked.file + ": ok (" +
               size_text(checked.municipalities.size(), checked.sites, checked.resolved.scenario) + ")"}};
  const auto add = [&](const char* before, const std::vector<std::string>& texts) {
    for (const auto& text : texts) lines.push_back({before + text, 1});
  };
  add("", list_lines(checked.municipalities, checked.facts));
  add("", checked.remarks);
  add("read: ", checked.notes);
  add("warning: ", checked.warnings);
  for (const auto& entry : checked.resolved.entries) {
    if (entry.origin == "default") continue;
    std::string text(entry.key->name);
    text.append(" = ").append(entry.text).append("  # ").append(entry.origin).append("; default ");
    text.append(entry.key->standard.empty() ? "none" : entry.key->standard);
    text.append(", ").append(to_string(entry.key->evidence.status));
    lines.push_back({std::move(text), 1});
    if (auto meaning = path_meaning(checked.resolved, entry); !meaning.empty())
      lines.push_back({std::move(meaning), 2});
  }
  Scenario scaled = checked.resolved.scenario;
  scale_totals(scaled, checked.facts.population_scale);
  for (auto& line : total_lines("totals", scaled, checked.facts.population_scale))
    lines.push_back(std::move(line));
  return lines;
}

Value checked_value(const CheckedScenario& checked) {
  Value::Members members{{"file", checked.file}, {"municipalities", checked.municipalities.size()}};
  for (auto& member : list_members(checked.municipalities, checked.facts))
    members.push_back(std::move(member));
  const auto entries = list_of(checked.resolved.entries, [&](const Entry& entry) {
    return object("key", entry.key->name, "value", entry.text, "origin", entry.origin, "default",
                  entry.key->standard, "status", to_string(entry.key->evidence.status), "meaning",
                  path_meaning(checked.resolved, entry));
  });
  members.insert(members.end(), {{"sites", checked.sites},
                                 {"notes", list_of(checked.notes)},
                                 {"remarks", list_of(checked.remarks)},
                                 {"warnings", list_of(checked.warnings)},
                                 {"entries", entries}});
  return members;
}

Value range(double low, double high) { return low < high ? Value(Value::List{low, high}) : Value(); }

Value word_or_null(std::string_view word) { return word.empty() ? Value() : Value(word); }

}  // namespace

InputNotes input_notes(const MunicipalityTable& table, const std::vector<ResolvedScenario>& scenarios,
                       double population_scale) {
  const Scenario& first = scenarios.front().scenario;
  InputNotes notes{.facts = list_facts(table, first, population_scale)};
  notes.warnings = list_warnings(table, first, notes.facts);
  for (const auto& resolved : scenarios) {
    const std::string name = resolved.scenario.name + ": ";
    for (const auto& warning : pot_warnings(resolved.scenario)) notes.warnings.push_back(name + warning);
    for (const auto& warning : path_warnings(resolved)) notes.warnings.push_back(name + warning);
  }
  notes.remarks = list_remarks(table, first, notes.facts);
  return notes;
}

Document check_document(const std::vector<CheckedScenario>& checked) {
  Document document{.data = list_of(checked, checked_value), .blocks = {}};
  for (const auto& each : checked) document.blocks.push_back({lines_of(each), true});
  return document;
}

Value keys_value(const std::vector<Key>& keys) {
  return list_of(keys, [](const Key& key) {
    return object(
        "key", key.name, "kind", describe_kind(key), "unit", key.unit, "default", key.standard, "accepted",
        range(key.range.low, key.range.high), "study", range(key.study.low, key.study.high), "distribution",
        word_or_null(to_string(key.study.distribution)), "status", to_string(key.evidence.status),
        "confidence", word_or_null(to_string(key.evidence.confidence)), "source", key.source, "doc", key.doc);
  });
}

}  // namespace taktskifte::report
