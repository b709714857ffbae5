#include <algorithm>
#include <array>
#include <cctype>
#include <map>

#include "taktskifte/analysis/doubt.hpp"
#include "taktskifte/analysis/format.hpp"

namespace taktskifte {
namespace {

struct Input {
  std::string_view key;  ///< or the beginning of several, which ends in "_"
  std::string_view what;
};

// The inputs that decide the answer, in the order in which they are named.
constexpr std::array inputs = {
    Input{"barometer.gap_", "the gaps between innovations with and without researchers"},
    Input{"barometer.causal_share", "the part of them that is cause"},
    Input{"experience.units_per_project", "the spill-over of a project (experience.units_per_project)"},
    Input{"choice.experience", "how much experience counts (choice.experience)"},
    Input{"research.open_to_municipalities", "the research work-years open to projects"},
    Input{"apply.elasticity", "how applications grow with money (apply.elasticity)"},
    Input{"panel.fundable_share", "the share of applications worth funding (panel.fundable_share)"},
};

bool names(const Input& input, const std::string& key) {
  return input.key.back() == '_' ? key.starts_with(input.key) : key == input.key;
}

using Names = std::vector<std::string>;

void add(Names& list, std::string_view name) {
  if (list.empty() || list.back() != name) list.emplace_back(name);  // the keys of one input come together
}

/// "apply.elasticity 0.9", with " / " between the values of scenarios that differ.
std::string with_values(std::span<const StatedKeys> scenarios, std::size_t key) {
  Names values;
  for (const StatedKeys& keys : scenarios)
    if (std::find(values.begin(), values.end(), keys[key].text) == values.end())
      values.push_back(keys[key].text);
  std::string text = scenarios[0][key].name;
  for (const auto& value : values) text += (&value == values.data() ? " " : " / ") + value;
  return text;
}

/// "Derived, but of medium confidence"; by the status alone where no confidence is told.
std::string standing(const StatedKey& key) {
  std::string text = key.status;
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text + (key.confidence.empty() ? "" : ", but of " + key.confidence + " confidence");
}

bool is_chosen(std::span<const StatedKeys> scenarios, std::size_t key) {
  return std::any_of(scenarios.begin(), scenarios.end(),
                     [&](const StatedKeys& keys) { return keys[key].origin != "default"; });
}

struct Known {
  Names doubtful, chosen;
  std::map<std::string, Names> in_part;  ///< by standing
};

Known known_of(std::span<const StatedKeys> scenarios) {
  Known known;
  for (const Input& input : inputs) {
    for (std::size_t k = 0; k < scenarios[0].size(); ++k) {
      const StatedKey& key = scenarios[0][k];
      if (!names(input, key.name)) continue;
      if (is_chosen(scenarios, k))
        known.chosen.push_back(with_values(scenarios, k));
      else if (key.status == to_string(Status::assumed) || key.confidence == to_string(Confidence::low))
        add(known.doubtful, input.what);
      else if (key.confidence != to_string(Confidence::high))
        add(known.in_part[standing(key)], input.what);
    }
  }
  return known;
}

}  // namespace

std::string how_inputs_are_known(std::span<const StatedKeys> scenarios) {
  Known known = scenarios.empty() ? Known{} : known_of(scenarios);
  known.doubtful.emplace_back("the margins");
  std::string text =
      "Assumed or of low confidence, not found out here: " + format::listed(known.doubtful) + ".";
  for (const auto& [standing, what] : known.in_part)
    text += " " + standing + ": " + format::listed(what) + ".";
  if (!known.chosen.empty()) {
    text += " Chosen for this run: ";
    for (const auto& one : known.chosen) text += (&one == known.chosen.data() ? "" : ", ") + one;
    text += ".";
  }
  return text + " The answer moves with them, and no interval shows it.";
}

}  // namespace taktskifte
