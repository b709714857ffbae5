#include "taktskifte/analysis/doubt.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "analysis/doubt_table.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/scenario/keys.hpp"

namespace taktskifte {
namespace {

struct Input {
  std::string_view key, what;
};

// The inputs that decide the answer, in the order in which they are named.
constexpr std::array inputs = {
    Input{"barometer.gap_quality", "the gaps between innovations with and without researchers"},
    Input{"barometer.causal_share", "the part of them that is cause"},
    Input{"experience.units_per_project", "the spill-over of a project (experience.units_per_project)"},
    Input{"research.open_to_municipalities", "the research work-years open to projects"},
    Input{"apply.elasticity", "how applications grow with money (apply.elasticity)"},
    Input{"panel.fundable_share", "the share of applications worth funding (panel.fundable_share)"},
};

const Key& key_named(std::string_view name) {
  if (const Key* key = find_key(name)) return *key;
  throw Error(ErrorKind::internal, "a decisive input is no key: " + std::string(name));
}

std::string listed(const std::vector<std::string_view>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

}  // namespace

std::span<const Doubt> known_doubts() { return doubt_table; }

std::optional<Doubt> doubt_of(std::string_view row) {
  const std::string_view name = row.substr(0, row.find('['));
  const auto found = std::find_if(doubt_table.begin(), doubt_table.end(),
                                  [&](const Doubt& doubt) { return doubt.row == name; });
  return found == doubt_table.end() ? std::nullopt : std::optional(*found);
}

std::string assumed_inputs() {
  std::vector<std::string_view> doubtful;
  std::vector<std::string_view> known_in_part;
  for (const Input& input : inputs) {
    const Key& key = key_named(input.key);
    if (is_doubtful(key)) doubtful.push_back(input.what);
    if (!is_doubtful(key) && key.confidence != Confidence::high) known_in_part.push_back(input.what);
  }
  doubtful.emplace_back("the margins");
  std::string text = "Assumed or of low confidence, not found out here: " + listed(doubtful) + ".";
  if (!known_in_part.empty()) text += " Derived, but of medium confidence: " + listed(known_in_part) + ".";
  return text + " The answer moves with them, and no interval shows it.";
}

}  // namespace taktskifte
