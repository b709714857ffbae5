#include <map>
#include <string_view>

#include "scenario/layers.hpp"
#include "taktskifte/scenario/read.hpp"

namespace taktskifte {
namespace {

std::vector<Disagreement> compare(const ResolvedScenario& resolved, const std::vector<Layer>& layers) {
  std::map<std::string_view, const LayerEntry*> set;
  const auto entries = entries_of(layers);
  for (const auto& one : entries)
    if (const Key* key = find_key(one.entry.name)) set[key->name] = &one;
  std::vector<Disagreement> found;
  for (const auto& entry : resolved.entries) {
    if (entry.origin == "--set") continue;
    const auto by_text = set.find(entry.key->name);
    const std::string is = entry.text + " (" + entry.origin + ")";
    const std::string should = by_text == set.end()
                                   ? std::string(entry.key->standard) + " (default)"
                                   : by_text->second->entry.text + " (" + by_text->second->origin + ")";
    if (is != should) found.push_back({std::string(entry.key->name), is, should});
  }
  return found;
}

}  // namespace

std::vector<Disagreement> disagreements_with_text(const ResolvedScenario& resolved) {
  const auto first = layers_of(resolved.text, HeadTaken::first);
  if (first.empty())
    return {{"", "a text", "lines of a scenario file and of its bases, each under its name"}};
  auto found = compare(resolved, first);
  if (found.empty()) return found;
  const auto last = layers_of(resolved.text, HeadTaken::last);
  return last.empty() || !compare(resolved, last).empty() ? found : std::vector<Disagreement>{};
}

}  // namespace taktskifte
