#include "taktskifte/scenario/keys.hpp"

#include <algorithm>
#include <limits>

#include "scenario/key_sections.hpp"
#include "scenario/text.hpp"

namespace taktskifte {
namespace {

std::vector<Key> all_sections() {
  std::vector<Key> table;
  for (const auto section :
       {run_keys(), funding_keys(), apply_keys(), grant_keys(), panel_keys(), private_keys(), world_keys(),
        research_keys(), choice_keys(), results_keys(), causes_keys()})
    table.insert(table.end(), section.begin(), section.end());
  return table;
}

struct Kind {
  std::string operator()(RealField) const { return "number"; }
  std::string operator()(IntegerField) const { return "whole number"; }
  std::string operator()(SeedField) const { return "whole number"; }
  std::string operator()(YearField) const { return "year"; }
  std::string operator()(PathField) const { return "number or path over years"; }
  std::string operator()(TextField) const { return "text"; }
  std::string operator()(const FileKey&) const { return "file"; }
  std::string operator()(RealsField field) const {
    Scenario scenario;
    return std::to_string(field(scenario).size()) + " numbers";
  }
  std::string operator()(const ChoiceKey& choice) const {
    std::string list;
    for (const auto word : choice.words) list += (list.empty() ? "" : " | ") + std::string(word);
    return list;
  }
};

}  // namespace

std::string_view to_string(Status status) {
  switch (status) {
    case Status::published:
      return "published";
    case Status::derived:
      return "derived";
    case Status::stated:
      return "stated";
    case Status::assumed:
      return "assumed";
    case Status::setting:
      return "setting";
  }
  return "unknown";
}

std::string_view to_string(Confidence confidence) {
  switch (confidence) {
    case Confidence::low:
      return "low";
    case Confidence::medium:
      return "medium";
    case Confidence::high:
      return "high";
    case Confidence::none:
      break;
  }
  return "";
}

std::string_view to_string(Distribution distribution) {
  switch (distribution) {
    case Distribution::fixed:
      return "fixed";
    case Distribution::uniform:
      return "uniform";
    case Distribution::log_uniform:
      return "log-uniform";
    case Distribution::none:
      break;
  }
  return "";
}

bool is_doubtful(const Key& key) {
  return key.evidence.status == Status::assumed || key.evidence.confidence == Confidence::low;
}

std::span<const Key> keys() {
  static const std::vector<Key> table = all_sections();
  return table;
}

const Key* find_key(std::string_view name) {
  const auto table = keys();
  const auto found = std::find_if(table.begin(), table.end(), [&](const Key& key) {
    if (key.name == name) return true;
    const auto former = split_words(key.former);
    return std::find(former.begin(), former.end(), name) != former.end();
  });
  return found == table.end() ? nullptr : &*found;
}

std::vector<std::string_view> readable_names() {
  std::vector<std::string_view> names;
  for (const Key& key : keys()) names.push_back(key.name);
  for (const Key& key : keys()) {
    const auto former = split_words(key.former);
    names.insert(names.end(), former.begin(), former.end());
  }
  return names;
}

std::string_view nearest_key(std::string_view name) {
  constexpr std::size_t longest_key = 64;  // all are shorter; what stands behind cannot bring a name nearer
  name = name.substr(0, longest_key);
  std::string_view nearest;
  std::size_t fewest = std::numeric_limits<std::size_t>::max();
  for (const Key& key : keys()) {
    const auto edits = edit_distance(name, key.name);
    if (edits < fewest) {
      fewest = edits;
      nearest = key.name;
    }
  }
  return nearest;
}

std::string describe_kind(const Key& key) { return std::visit(Kind{}, key.field); }

}  // namespace taktskifte
