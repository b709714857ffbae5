#include "taktskifte/output/stored_inputs.hpp"

#include <algorithm>

#include "taktskifte/output/stored_panel.hpp"
#include "taktskifte/scenario/titles.hpp"
#include "taktskifte/world/expenditure.hpp"

namespace taktskifte {
namespace {

using Texts = std::vector<std::string>;

/// Collects what differs.
class Check {
 public:
  explicit Check(const ResultReader& reader) : reader_(reader), numeric_(reader.variable_names()) {}

  void one(const std::string& variable, const std::string& stored, const std::string& expected,
           const std::string& element = {}) {
    ++report_.checked;
    if (stored != expected)
      report_.different.add({.variable = variable,
                             .element = element,
                             .stored = shortened(stored),
                             .expected = shortened(expected)});
  }

  void all(const std::string& variable, const Texts& stored, const Texts& expected) {
    if (stored.size() != expected.size())
      return one(variable, std::to_string(stored.size()) + " values", std::to_string(expected.size()));
    for (std::size_t i = 0; i < stored.size(); ++i)
      one(variable, stored[i], expected[i], "value " + std::to_string(i + 1));
  }

  template <typename Names>
  void labels(const std::string& dimension, const Names& names) {
    const auto stored = reader_.labels(dimension);
    // An older file has no dimension that its measures do not need.
    if (!stored.empty()) all(dimension, stored, Texts(names.begin(), names.end()));
  }

  void numbers(const std::string& variable, const std::vector<double>& expected) {
    Texts stored, right;
    if (std::binary_search(numeric_.begin(), numeric_.end(), variable))
      for (const double value : reader_.read(variable).values) stored.push_back(exact_text(value));
    for (const double value : expected) right.push_back(exact_text(value));
    all(variable, stored, right);
  }

  /// The same of a variable that older files lack.
  void numbers_if_stored(const std::string& variable, const std::vector<double>& expected) {
    if (std::binary_search(numeric_.begin(), numeric_.end(), variable)) numbers(variable, expected);
  }

  void attribute(const std::string& name, const std::string& expected) {
    for (const auto& attribute : reader_.attributes())
      if (attribute.name == name) one("attribute " + name, attribute.value, expected);
  }

  InputReport take() { return std::move(report_); }

 private:
  /// The beginning of a long text: where two long texts part is found by a diff, not by a message.
  static std::string shortened(const std::string& text) {
    constexpr std::size_t longest = 60;
    return text.size() <= longest ? text : std::to_string(text.size()) + " other bytes of text";
  }

  const ResultReader& reader_;
  Texts numeric_;
  InputReport report_;
};

void check_municipalities(Check& check, const ResultReader& reader, const MunicipalityTable& table) {
  check.all("municipality", reader.labels("municipality"), table.number);
  check.all("municipality_name", reader.read_text("municipality_name"), table.name);
  std::vector<double> regions, classes;
  for (const auto region : table.region) regions.push_back(static_cast<double>(region));
  for (const auto people : table.population) classes.push_back(static_cast<double>(size_class(people)));
  check.numbers("municipality_region", regions);
  check.numbers("municipality_size_class", classes);
  check.numbers("population", table.population);
  check.numbers("latitude", table.latitude);
  check.numbers("longitude", table.longitude);
  if (reader.attribute("format_version") == "1") return;  // it has no more of them
  check.all("successor_2024", reader.read_text("successor_2024"), table.numbering.successor_2024);
  check.all("successors_2024_shares", reader.read_text("successors_2024_shares"),
            table.numbering.successors_2024_shares);
  const auto year = table.numbering.year;
  check.one("attribute municipality_number_year", reader.attribute("municipality_number_year"),
            year ? std::to_string(*year) : "");
  const auto expenditure = expenditure_of(table);
  std::vector<double> from;
  for (const auto where : expenditure.from) from.push_back(static_cast<double>(where));
  check.numbers_if_stored("municipality_expenditure", expenditure.per_head_nok);
  check.numbers_if_stored("municipality_expenditure_from", from);
}

void check_scenarios(Check& check, const ResultReader& reader, const std::vector<Resolved>& scenarios) {
  Texts own_titles, resolved, keys;
  for (const auto& one : scenarios) {
    own_titles.push_back(own_title(one.scenario));
    resolved.push_back(resolved_text(one));
  }
  const Texts titles = reader.read_text("scenario_title");
  // Version 0.1.0 did not tell equal titles apart.
  check.all("scenario_title", titles, titles == own_titles ? own_titles : shown_titles(scenarios));
  for (const auto& entry : scenarios.front().entries) keys.emplace_back(entry.key->name);
  check.all("key_name", reader.read_text("key_name"), reader.labels("key"));
  if (reader.labels("key") == keys) check.all("resolved_keys", reader.read_text("resolved_keys"), resolved);
}

}  // namespace

InputReport check_inputs(const ResultReader& reader, const std::vector<Resolved>& scenarios,
                         const MunicipalityTable& municipalities, double totals_factor) {
  Check check(reader);
  const auto& run = scenarios.front().scenario.run;
  check.attribute("seed", std::to_string(run.seed));
  check.attribute("failed_replicates", std::to_string(reader.failures().size()));
  check.one("attribute totals_factor", exact_text(reader.totals_factor()), exact_text(totals_factor));
  std::vector<double> years;
  years.reserve(static_cast<std::size_t>(run.years));
  for (int year = 0; year < run.years; ++year) years.push_back(run.first_year.value() + year);
  check.numbers("year", years);
  check.labels("outcome", outcome_names);
  check.labels("partner", partner_names);
  check.labels("region", region_names);
  check.labels("size_class", size_class_names);
  check.labels("cause", cause_names);
  check.labels("ministry", ministry_names);
  check.labels("barrier", barrier_names);
  check.numbers("lorenz_share", {lorenz_shares.begin(), lorenz_shares.end()});
  check_scenarios(check, reader, scenarios);
  check_municipalities(check, reader, municipalities);
  InputReport report = check.take();
  ++report.checked;
  if (auto found = replicates_mismatch(reader, run.replicates, StoredPanel(reader).any()))
    report.different.add(*std::move(found));
  return report;
}

}  // namespace taktskifte
