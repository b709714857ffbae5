#include <algorithm>
#include <map>
#include <variant>

#include "taktskifte/core/error.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/results/destination.hpp"
#include "taktskifte/results/mismatch.hpp"
#include "taktskifte/results/stored_trajectories.hpp"
#include "taktskifte/results/sweep_file.hpp"

namespace taktskifte {
namespace {

// Their number may change, titles say the same in other words, and tables are compared themselves.
bool counts(const Key& key) {
  return key.name != "run.replicates" && key.name != "run.title" &&
         !std::holds_alternative<FileKey>(key.field);
}

// The value of a key, and where it is from; as it stands, of a key that somebody does not know.
struct Setting {
  std::string text{}, origin = "default";
};
using Settings = std::map<std::string, Setting>;

Settings settings_of(const ResolvedScenario& resolved) {
  Settings all;
  for (const auto& entry : resolved.entries)
    if (counts(*entry.key)) all[std::string(entry.key->name)] = {entry.text, entry.origin};
  return all;
}

std::string difference(Settings was, Settings is, const std::string& scenario) {
  for (const auto& [key, setting] : was) is[key];
  // One that stopped early may go on to any number, but none of a set number stops early.
  if (is["run.precision"].text.empty()) was["run.precision"] = is["run.precision"];
  for (const auto& [key, now] : is) {
    const Setting& before = was[key];
    if (before.text == now.text || (before.origin == "default" && now.origin == "default")) continue;
    const std::string was_text = before.text.empty() ? "not set" : before.text;
    const std::string now_text = now.text.empty() ? "not known" : now.text;
    std::string found = key;
    found.append(" is ").append(was_text).append(" in its ").append(scenario);
    return found.append(", and ").append(now_text).append(" in the one to be written");
  }
  return "";
}

std::string key_difference(const ResultReader& stored, const ResultHeader& header) {
  const auto keys = stored.labels("key");
  const auto values = stored.read_text("key_value");
  const auto origins = stored.read_text("key_origin");
  const std::size_t expected = keys.size() * header.scenarios.size();
  if (keys.empty() || values.size() != expected || origins.size() != expected)
    return "it does not say what it was made from";
  for (std::size_t s = 0; s < header.scenarios.size(); ++s) {
    Settings was;
    for (std::size_t k = 0; k < keys.size(); ++k) {
      const Key* key = find_key(keys[k]);
      if (key != nullptr && !counts(*key)) continue;
      const std::size_t at = s * keys.size() + k;
      was[key != nullptr ? std::string(key->name) : keys[k]] = {values[at], origins[at]};
    }
    const auto& resolved = header.scenarios[s];
    if (auto found = difference(was, settings_of(resolved), resolved.scenario.name); !found.empty())
      return found;
  }
  return "";
}

// Whether two lists make the same world. What else they say, such as in columns that a newer list has, acts
// on nothing.
bool same_municipalities(const MunicipalityTable& a, const MunicipalityTable& b) {
  return a.number == b.number && a.name == b.name && a.region == b.region && a.population == b.population &&
         a.latitude == b.latitude && a.longitude == b.longitude &&
         std::equal(a.opex_per_head.begin(), a.opex_per_head.end(), b.opex_per_head.begin(),
                    b.opex_per_head.end(), same_bits);
}

bool same_sites(const std::vector<Site>& a, const std::vector<Site>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Site& one, const Site& other) {
    return one.institution == other.institution && one.type == other.type && one.is_main == other.is_main &&
           one.latitude == other.latitude && one.longitude == other.longitude;
  });
}

bool same_tables(const std::vector<std::string>& stored, const Data& data) {
  if (stored == std::vector{data.municipalities.text, data.institutions.text}) return true;
  if (stored.size() != 2) return false;
  try {
    return same_municipalities(read_municipalities({.name = {}, .text = stored[0]}),
                               read_municipalities(data.municipalities)) &&
           same_sites(read_sites({.name = {}, .text = stored[1]}), read_sites(data.institutions));
  } catch (const Error&) {
    return false;
  }
}

std::string name_difference(const std::vector<std::string>& names, const ResultHeader& header) {
  std::vector<std::string> scenarios;
  for (const auto& resolved : header.scenarios) scenarios.push_back(resolved.scenario.name);
  if (names == scenarios) return "";
  return "its scenarios are " + joined(names) + ", and not " + joined(scenarios);
}

}  // namespace

std::string same_study(const std::vector<std::string>& names, const StoredStudy& was,
                       const ResultHeader& header) {
  if (auto found = name_difference(names, header); !found.empty()) return found;
  for (std::size_t s = 0; s < names.size(); ++s) {
    const auto& is = header.scenarios[s];
    if (auto found = difference(settings_of(was.scenarios[s]), settings_of(is), is.scenario.name);
        !found.empty())
      return found;
  }
  const bool same = same_tables({was.data.municipalities.text, was.data.institutions.text}, header.data);
  return same ? "" : "it was made from other tables";
}

std::string study_difference(const ResultReader& stored, const ResultHeader& header) {
  if (header.sweep) {
    const int asked = header.scenarios.front().scenario.run.replicates;
    if (stored.is_sweep() && stored.replicates() > asked)
      return "it has " + std::to_string(stored.replicates()) + " replicates of each point, and not " +
             std::to_string(asked);
    return sweep_difference(stored, header);
  }
  if (stored.is_sweep()) return "it is the result of a sweep, and not of a run";
  if (auto found = name_difference(stored.scenarios(), header); !found.empty()) return found;
  if (StoredTrajectories(stored).any() != header.trajectories)
    return header.trajectories ? "it has no panels" : "it is one replicate, with panels";
  if (auto found = key_difference(stored, header); !found.empty()) return found;
  const int asked = header.scenarios.front().scenario.run.replicates;
  if (!header.trajectories && stored.replicates() > asked)
    return "it has " + std::to_string(stored.replicates()) + " replicates, and not " + std::to_string(asked);
  return same_tables(stored.read_text("data_text"), header.data) ? "" : "it was made from other tables";
}

}  // namespace taktskifte
