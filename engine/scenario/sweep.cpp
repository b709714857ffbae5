#include "taktskifte/scenario/sweep.hpp"

#include <algorithm>
#include <stdexcept>
#include <variant>

#include "scenario/number.hpp"
#include "scenario/text.hpp"
#include "taktskifte/core/name_of.hpp"
#include "taktskifte/core/undefined.hpp"

namespace taktskifte {
namespace {

double number_or_nan(std::string_view text) {
  try {
    return parse_number(text);
  } catch (const std::invalid_argument&) {
    return undefined;
  }
}

}  // namespace

std::string_view to_string(Treatment treatment) { return treatment == Treatment::fact ? "fact" : "policy"; }

std::string_view to_string(PointChance chance) { return chance == PointChance::common ? "common" : "own"; }

std::string_view to_string(DesignShape shape) {
  return name_of<DesignShape::star>(shape, {"free", "saltelli", "morris", "star"});
}

std::size_t points_in_row(const Sweep& sweep) {
  switch (sweep.shape) {
    case DesignShape::saltelli:
      return sweep.keys.size() + 2;
    case DesignShape::trajectories:
      return sweep.keys.size() + 1;
    case DesignShape::star:
      return sweep.points.size();
    case DesignShape::free:
      break;
  }
  return 1;
}

std::string SweptKey::name() const {
  return std::string(key->name) + (element ? "[" + std::to_string(*element + 1) + "]" : "");
}

double value_of(const SweptKey& key, const std::string& setting) {
  if (const auto* choice = std::get_if<ChoiceKey>(&key.key->field)) {
    const auto found = std::find(choice->words.begin(), choice->words.end(), setting);
    return static_cast<double>(found - choice->words.begin());
  }
  if (key.element) return number_or_nan(split_words(setting)[*key.element]);
  std::string_view text = setting;
  if (key.treatment == Treatment::fact && text.starts_with(always)) text.remove_prefix(always.size());
  return number_or_nan(text);
}

bool same_facts(const Sweep& sweep, std::size_t a, std::size_t b) {
  for (std::size_t k = 0; k < sweep.keys.size(); ++k)
    if (sweep.keys[k].treatment == Treatment::fact &&
        sweep.points[a].settings[k] != sweep.points[b].settings[k])
      return false;
  return true;
}

std::string why_not_swept(const Key& key) {
  if (key.name.starts_with("run.") || key.name.starts_with("data.") || key.name == "population.synthetic" ||
      key.name == "population.reference_inhabitants")
    return "all points of a sweep share seed, replicates, years and data; set it for all with --set";
  return "";
}

}  // namespace taktskifte
