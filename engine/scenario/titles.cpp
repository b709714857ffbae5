#include "taktskifte/scenario/titles.hpp"

#include <algorithm>
#include <set>

#include "scenario/text.hpp"

namespace taktskifte {
namespace {

// Titles that differ in blanks alone look the same.
std::string looks(const std::string& title) {
  std::string text;
  for (const auto word : split_words(title)) text += (text.empty() ? "" : " ") + std::string(word);
  return text;
}

// For each title whether another one looks the same.
std::vector<bool> shared(const std::vector<std::string>& titles) {
  std::multiset<std::string> all;
  for (const auto& title : titles) all.insert(looks(title));
  std::vector<bool> found;
  found.reserve(titles.size());
  for (const auto& title : titles) found.push_back(all.count(looks(title)) > 1);
  return found;
}

}  // namespace

std::string own_title(const Scenario& scenario) {
  return trim(scenario.title).empty() ? scenario.name : scenario.title;
}

std::vector<std::string> shown_titles(const std::vector<ResolvedScenario>& scenarios) {
  std::vector<std::string> titles;
  titles.reserve(scenarios.size());
  for (const auto& one : scenarios) titles.push_back(own_title(one.scenario));
  // More than once only where a title ends in the name of another scenario.
  for (std::size_t round = 0; round < scenarios.size(); ++round) {
    const auto same = shared(titles);
    if (std::find(same.begin(), same.end(), true) == same.end()) break;
    for (std::size_t s = 0; s < titles.size(); ++s)
      if (same[s]) titles[s] += " (" + scenarios[s].scenario.name + ")";
  }
  return titles;
}

}  // namespace taktskifte
