#include "taktskifte/verify/stored_inputs.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "results/expected_file.hpp"
#include "results/h5_properties.hpp"
#include "results/h5_read.hpp"
#include "scenario/text.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/results/experiment_id.hpp"
#include "verify/stored_looks.hpp"

namespace taktskifte {
namespace {

using Texts = std::vector<std::string>;
using Names = std::set<std::string>;

/// How much a difference says. A description depends on the program's words, storage on who wrote the file.
enum class Weight { content, description, storage };

// Words about keys and scenarios, which a program of another commit may say otherwise.
const Names descriptions = {"key",      "key_unit",       "key_status",     "key_source",
                            "key_name", "key_confidence", "scenario_title", "resolved_keys"};
// What everything else is made from.
const Names sources = {"key_value", "key_origin", "scenario_text", "data_text", "failure_reason"};
// How HDF5 and netCDF tie variables to their dimensions, which every library does in its own way.
const Names plumbing = {"attribute CLASS",
                        "attribute NAME",
                        "attribute DIMENSION_LIST",
                        "attribute REFERENCE_LIST",
                        "attribute DIMENSION_LABELS",
                        "attribute _Netcdf4Dimid",
                        "attribute _Netcdf4Coordinates"};
const Names known_in_the_file = {"attribute seed", "attribute totals_factor", "attribute failed_replicates",
                                 "attribute municipality_number_year", "attribute precision_looks"};

Weight weight_of(const Property& property) {
  if (plumbing.contains(property.name) || property.name == "type" ||
      property.name == "attribute _FillValue" || property.name == "attribute coordinates")
    return Weight::storage;
  if (property.name == "attribute units" ||
      (property.variable.empty() && known_in_the_file.contains(property.name)))
    return Weight::content;
  return Weight::description;
}

/// The part of a long text where it differs from another one.
std::string part(const std::string& text, const std::string& other) {
  constexpr std::size_t longest = 60;
  constexpr std::size_t before = 20;
  if (text.size() <= longest && other.size() <= longest) return text;
  const auto differ = std::mismatch(text.begin(), text.end(), other.begin(), other.end()).first;
  auto start = static_cast<std::size_t>(differ - text.begin());
  start -= std::min(start, before);
  // Not in the middle of a character of UTF-8.
  const auto inside = [&](std::size_t at) { return at < text.size() && (text[at] & '\xC0') == '\x80'; };
  while (start > 0 && inside(start)) --start;
  std::size_t end = std::min(text.size(), start + longest);
  while (inside(end)) ++end;
  std::string shown =
      (start > 0 ? "..." : "") + text.substr(start, end - start) + (end < text.size() ? "..." : "");
  std::replace(shown.begin(), shown.end(), '\n', ' ');
  return shown;
}

/// Collects what differs.
class StoredInputs {
 public:
  StoredInputs(const ResultReader& reader, const ResultHeader& header, bool same_commit)
      : reader_(reader),
        expected_(expected_file(header)),
        same_commit_(same_commit),
        untouched_(same_commit && reader.has_checksum()) {}

  void properties();
  void variables();
  void scenario_texts(const std::vector<ResolvedScenario>& scenarios);
  void identity();

  InputReport take() { return std::move(report_); }

 private:
  void differs(Weight weight, Mismatch mismatch) {
    const bool wrong =
        weight == Weight::content || (weight == Weight::description ? same_commit_ : untouched_);
    (wrong ? report_.different : report_.noted).add(std::move(mismatch));
  }

  void one(Weight weight, Mismatch mismatch) {
    ++report_.checked;
    if (mismatch.stored == mismatch.expected) return;
    const std::string stored = part(mismatch.stored, mismatch.expected);
    mismatch.expected = part(mismatch.expected, mismatch.stored);
    mismatch.stored = stored;
    differs(weight, std::move(mismatch));
  }

  /// "attribute title" of the file, or "awards, attribute units".
  static Mismatch about(const Property& property, const std::string& stored, const std::string& expected) {
    if (property.variable.empty()) return {.variable = property.name, .stored = stored, .expected = expected};
    return {.variable = property.variable, .element = property.name, .stored = stored, .expected = expected};
  }

  void property(const Property& expected, const Property* stored);
  void history(const Property& expected, const Property& stored);
  void values(const std::string& name, const Texts& stored, const Texts& expected);
  void key_values(const std::string& name, const Texts& stored, const Texts& expected);

  const ResultReader& reader_;
  h5::Handle expected_;
  bool same_commit_, untouched_;
  InputReport report_;
};

void StoredInputs::history(const Property& expected, const Property& stored) {
  ++report_.checked;
  auto lines = split_lines(stored.value);
  const auto own = std::find(lines.begin(), lines.end(), expected.value);
  if (own == lines.end())
    return differs(Weight::description,
                   about(expected, part(stored.value, expected.value), part(expected.value, stored.value)));
  lines.erase(own);
  for (const auto& line : lines) report_.noted.add(about(expected, part(line, ""), "nothing"));
}

void StoredInputs::property(const Property& expected, const Property* stored) {
  const Weight weight = weight_of(expected);
  if (stored == nullptr) {
    ++report_.checked;
    const bool needed =
        (expected.name == "attribute units" && same_commit_) || expected.name == "attribute precision_looks";
    return differs(needed ? Weight::content : Weight::storage,
                   about(expected, "nothing", part(expected.value, "")));
  }
  if (weight == Weight::storage && !untouched_) return;
  if (expected.name == "attribute study_id") return;  // held against the texts of the file itself
  if (expected.name == "attribute history") return history(expected, *stored);
  one(weight, about(expected, stored->value, expected.value));
  if (untouched_ && stored->value == expected.value)
    one(Weight::storage, about(expected, "stored as " + stored->storage, "stored as " + expected.storage));
}

void StoredInputs::properties() {
  std::map<std::pair<std::string, std::string>, Property> stored;
  Names variables = {""};
  for (auto& property : reader_.properties()) {
    variables.insert(property.variable);
    stored.emplace(std::pair(property.variable, property.name), property);
  }
  Names expected_variables;
  for (const auto& expected : h5::properties(expected_)) {
    if (!variables.contains(expected.variable)) {
      if (expected_variables.insert(expected.variable).second)
        differs(Weight::storage,
                {.variable = expected.variable, .stored = "nothing", .expected = "a variable"});
      continue;
    }
    expected_variables.insert(expected.variable);
    const auto found = stored.find({expected.variable, expected.name});
    property(expected, found == stored.end() ? nullptr : &found->second);
    if (found != stored.end()) stored.erase(found);
  }
  for (const auto& [key, more] : stored) {
    if (expected_variables.contains(more.variable)) {
      if (!plumbing.contains(more.name)) report_.noted.add(about(more, part(more.value, ""), "nothing"));
    } else if (more.name == "type") {
      report_.noted.add({.variable = more.variable, .stored = "a variable", .expected = "nothing"});
    }
  }
}

void StoredInputs::values(const std::string& name, const Texts& stored, const Texts& expected) {
  const Weight weight = descriptions.contains(name) ? Weight::description : Weight::content;
  if (stored.size() != expected.size())
    return one(weight, {.variable = name,
                        .stored = std::to_string(stored.size()) + " values",
                        .expected = std::to_string(expected.size())});
  for (std::size_t i = 0; i < stored.size(); ++i)
    one(weight, {.variable = name,
                 .element = "value " + std::to_string(i + 1),
                 .stored = stored[i],
                 .expected = expected[i]});
}

/// By the names of keys: another program may have other ones.
void StoredInputs::key_values(const std::string& name, const Texts& stored, const Texts& expected) {
  const auto keys = reader_.labels("key");
  if (stored.size() != keys.size()) return values(name, stored, expected);
  const auto known = h5::read_text(h5::open_dataset(expected_, "key"));
  for (std::size_t k = 0; k < known.size(); ++k) {
    const auto at = std::find(keys.begin(), keys.end(), known[k]);
    if (at == keys.end()) continue;  // said of the dimension
    one(Weight::description, {.variable = name,
                              .element = "key " + known[k],
                              .stored = stored[static_cast<std::size_t>(at - keys.begin())],
                              .expected = expected[k]});
  }
}

void StoredInputs::variables() {
  for (const auto& name : h5::dataset_names(expected_)) {
    if (sources.contains(name)) continue;
    const auto dataset = h5::open_dataset(expected_, name);
    if (h5::is_text(dataset)) {
      const auto stored = reader_.read_text(name);
      const auto expected = h5::read_text(dataset);
      // An older file has no dimension that its measures do not need.
      if (stored.empty()) continue;
      const bool of_keys = h5::dimension_names(dataset, name) == Texts{"key"} && name != "key";
      of_keys ? key_values(name, stored, expected) : values(name, stored, expected);
    } else if (h5::shape(dataset).size() == 1 && reader_.has(name)) {
      Texts stored, expected;
      for (const double value : reader_.read(name).values) stored.push_back(exact_text(value));
      for (const double value : h5::read_numbers(dataset)) expected.push_back(exact_text(value));
      values(name, stored, expected);
    }
  }
}

void StoredInputs::scenario_texts(const std::vector<ResolvedScenario>& scenarios) {
  for (const auto& resolved : scenarios) {
    report_.checked += resolved.entries.size();
    for (const auto& [key, entry, text] : disagreements_with_text(resolved))
      differs(Weight::description,
              {.variable = key.empty() ? "scenario_text" : "key_value",
               .scenario = resolved.scenario.name,
               .element = key.empty() ? "" : "key " + key,
               .stored = part(entry, text),
               .expected = part(text, entry) + (key.empty() ? "" : " as in scenario_text")});
  }
}

void StoredInputs::identity() {
  const auto attributes = reader_.attributes();
  const ResultText* const id = find_named(attributes, "study_id");
  if (id == nullptr) return;  // an older file, or said already
  one(Weight::content,
      {.variable = "attribute study_id", .stored = id->value, .expected = study_id(reader_)});
}

}  // namespace

InputReport check_inputs(const ResultReader& reader, ResultHeader header, bool same_commit) {
  const StoredLooks ended = stored_looks(reader, header);
  header.precision_looks = ended.looks;
  StoredInputs check(reader, header, same_commit);
  check.properties();
  check.variables();
  check.scenario_texts(header.scenarios);
  check.identity();
  InputReport report = check.take();
  ++report.checked;
  if (auto found = replicates_mismatch(reader, ended.replicates, header.trajectories)) {
    if (!ended.looks.empty()) found->expected = std::to_string(ended.replicates) + ", as run.precision says";
    report.different.add(*std::move(found));
  }
  return report;
}

}  // namespace taktskifte
