// Alternatives of the model's structure as points of a sweep.
#include <algorithm>
#include <map>

#include "analysis/drawn_setting.hpp"
#include "taktskifte/analysis/study_keys.hpp"

namespace taktskifte {
namespace {

const std::vector<StructureAlternative> alternatives = {
    {"decision rule: threshold", {"choice.rule=threshold"}},
    {"unused money is carried over", {"funding.unused=carry"}},
    {"unused money goes to the other side", {"funding.unused=other_side"}},
    {"null weights: applicants by chance", applicants_by("equal")},
    {"null weights: applicants by size alone", applicants_by("size")},
    {"null weights: partners by chance", partners_by_chance()},
    {"equal weights of outcomes", {"belief.outcome_weights=0.2 0.2 0.2 0.2 0.2"}},
};

/// The swept keys of all alternatives with the values that they take in each.
struct Points {
  std::vector<SweptKey> keys;
  std::vector<std::string> base;
  std::vector<std::vector<std::string>> settings;  // [alternative][key]
};

bool is_left_out(const StructureAlternative& alternative, const std::vector<ResolvedScenario>& scenarios) {
  return std::any_of(alternative.settings.begin(), alternative.settings.end(), [&](const auto& setting) {
    return is_chosen(scenarios, *find_key(sweep_line(setting).key));
  });
}

// None of the keys is chosen in a scenario, so that all scenarios have the same values as the first.
Points points_of(const std::vector<ResolvedScenario>& scenarios) {
  const ResolvedScenario& base = scenarios.front();
  Points points;
  std::map<std::string, std::size_t> places;
  std::vector<std::map<std::size_t, std::string>> changed;
  Diagnostics diagnostics;
  for (const auto& alternative : alternatives) {
    if (is_left_out(alternative, scenarios)) continue;
    auto& values_of = changed.emplace_back();
    for (const auto& setting : alternative.settings) {
      const auto line = sweep_line(setting);
      const auto values = read_values(line, base, diagnostics);
      diagnostics.throw_if_any(ErrorKind::scenario);
      const auto [place, is_new] = places.try_emplace(line.key, points.keys.size());
      if (is_new) {
        points.keys.push_back(values->key);
        points.base.push_back(base_setting(values->key, base));
      }
      values_of[place->second] = values->given.front();
    }
  }
  for (const auto& of_alternative : changed) {
    points.settings.push_back(points.base);
    for (const auto& [key, value] : of_alternative) points.settings.back()[key] = value;
  }
  return points;
}

// The settings of the first point under an alternative.
std::vector<std::string> changed_by(const StructureAlternative& alternative, const Sweep& sweep,
                                    std::vector<std::string> settings) {
  for (const auto& setting : alternative.settings) {
    const auto equals = setting.find('=');
    for (std::size_t k = 0; k < sweep.keys.size(); ++k)
      if (sweep.keys[k].name() == setting.substr(0, equals)) settings[k] = setting.substr(equals + 1);
  }
  return settings;
}

}  // namespace

std::vector<std::string> applicants_by(const char* weights) {
  return {std::string("apply.weights=") + weights, "apply.winner_factor=1", "apply.belief=0",
          "apply.experience=0", "panel.capability_weight=0"};
}

std::vector<std::string> partners_by_chance() {
  return {"choice.belief=0", "choice.experience=0", "choice.peers=0", "choice.access=0",
          "choice.size=0",   "choice.capability=0", "choice.new=0"};
}

const std::vector<StructureAlternative>& structure_alternatives() { return alternatives; }

std::vector<std::string> structures_left_out(const std::vector<ResolvedScenario>& scenarios) {
  std::vector<std::string> names;
  for (const auto& alternative : alternatives)
    if (is_left_out(alternative, scenarios)) names.push_back(alternative.name);
  return names;
}

Sweep structure_sweep(const std::vector<ResolvedScenario>& scenarios, int threads) {
  const Points points = points_of(scenarios);
  Sweep sweep;
  sweep.keys = points.keys;
  sweep.points.push_back({.settings = points.base});
  for (const auto& settings : points.settings)
    if (settings != points.base) sweep.points.push_back({.settings = settings});
  sweep.shape = DesignShape::star;
  sweep.design = "alternatives of the structure: " + std::to_string(sweep.points.size()) + " points";
  refuse_points(sweep, threads, [&](std::size_t point) {
    for (const auto& base : scenarios) (void)at_point(base, sweep, point);
  });
  return sweep;
}

std::string structure_name(const Sweep& sweep, std::size_t point) {
  const auto& base = sweep.points.front().settings;
  const auto& settings = sweep.points[point].settings;
  if (point == 0) return "as it is";
  for (const auto& alternative : alternatives)
    if (settings == changed_by(alternative, sweep, base)) return alternative.name;
  std::string text;
  for (std::size_t k = 0; k < base.size(); ++k)
    if (settings[k] != base[k])
      text += (text.empty() ? "" : ", ") + sweep.keys[k].name() + " = " + settings[k];
  return text;
}

}  // namespace taktskifte
