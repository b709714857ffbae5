#include "taktskifte/scenario/keys.hpp"

#include <algorithm>

#include "scenario/key_sections.hpp"
#include "scenario/text.hpp"
#include "taktskifte/core/name_of.hpp"

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
  return name_of<Status::setting>(status, {"published", "derived", "stated", "assumed", "setting"});
}

std::string_view to_string(Confidence confidence) {
  return name_of<Confidence::high>(confidence, {"", "low", "medium", "high"});
}

std::string_view to_string(Distribution distribution) {
  return name_of<Distribution::log_uniform>(distribution, {"", "fixed", "uniform", "log-uniform"});
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
  const auto nearer = [&](const Key& a, const Key& b) {
    return edit_distance(name, a.name) < edit_distance(name, b.name);
  };
  return std::min_element(keys().begin(), keys().end(), nearer)->name;
}

std::string describe_kind(const Key& key) { return std::visit(Kind{}, key.field); }

}  // namespace taktskifte
