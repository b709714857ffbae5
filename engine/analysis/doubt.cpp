#include "taktskifte/analysis/doubt.hpp"

#include <algorithm>
#include <array>

#include "analysis/doubt_table.hpp"
#include "taktskifte/core/decimal.hpp"
#include "taktskifte/core/find_named.hpp"

namespace taktskifte {
namespace {

/// "0.5" and "0.50" say the same.
bool same_value(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const auto x = whole_decimal(a);
  const auto y = whole_decimal(b);
  return x && y && *x == *y;
}

// They change what is kept and called how, and no number of any replicate.
bool says_nothing_of_the_world(std::string_view key) {
  return key == "run.title" || key == "run.replicates" || key == "run.precision" ||
         key == "run.municipality_years";
}

/// Every key that differs is one that may.
template <class MayDiffer>
bool differ_only(const StatedKeys& base, const StatedKeys& other, const MayDiffer& may_differ) {
  return !base.empty() && base.size() == other.size() &&
         std::all_of(base.begin(), base.end(), [&](const StatedKey& key) {
           if (says_nothing_of_the_world(key.name) || may_differ(key.name)) return true;
           const StatedKey* const match = find_named(other, key.name);
           return match != nullptr && same_value(key.text, match->text);
         });
}

bool has_default(const StatedKeys& keys, std::string_view name) {
  const StatedKey* const stated = find_named(keys, name);
  const Key* const key = find_key(name);
  return stated != nullptr && key != nullptr && same_value(stated->text, key->standard);
}

}  // namespace

std::span<const Doubt> known_doubts() { return doubt_table; }

std::span<const std::string_view> inputs_in_doubt() { return doubt_inputs; }

StatedKeys stated_keys(const ResolvedScenario& resolved) {
  StatedKeys keys;
  for (const Entry& entry : resolved.entries)
    keys.push_back({.name = std::string(entry.key->name),
                    .text = entry.text,
                    .origin = entry.origin,
                    .status = std::string(to_string(entry.key->evidence.status)),
                    .confidence = std::string(to_string(entry.key->evidence.confidence))});
  return keys;
}

std::vector<DifferingKey> differing_keys(const StatedKeys& base, const StatedKeys& other) {
  std::vector<DifferingKey> all;
  for (const StatedKey& key : base) {
    const StatedKey* const match = find_named(other, key.name);
    const std::string text = match == nullptr ? "" : match->text;
    if (!says_nothing_of_the_world(key.name) && !same_value(key.text, text))
      all.push_back({key.name, key.text, text});
  }
  for (const StatedKey& key : other)
    if (find_named(base, key.name) == nullptr) all.push_back({key.name, "", key.text});
  return all;
}

std::vector<std::string> keys_beside_defaults(const StatedKeys& keys) {
  constexpr std::array<std::string_view, 4> told_elsewhere = {"funding.public_share", "run.seed",
                                                              "run.first_year", "run.years"};
  std::vector<std::string> beside;
  for (const StatedKey& key : keys) {
    const bool elsewhere =
        says_nothing_of_the_world(key.name) || key.name.starts_with("data.") ||
        std::find(told_elsewhere.begin(), told_elsewhere.end(), key.name) != told_elsewhere.end();
    if (!elsewhere && !has_default(keys, key.name)) beside.push_back(key.name + " = " + key.text);
  }
  return beside;
}

bool only_funding_differs(const StatedKeys& base, const StatedKeys& other) {
  return differ_only(base, other, [](const std::string& name) { return name.starts_with("funding."); });
}

bool doubt_is_known(const StatedKeys& base, const StatedKeys& other) {
  return differ_only(base, other, [](const std::string& name) { return name == "funding.public_share"; }) &&
         std::all_of(doubt_inputs.begin(), doubt_inputs.end(), [&](std::string_view input) {
           return has_default(base, input) && has_default(other, input);
         });
}

std::optional<Interval> doubt_of(std::string_view row) {
  const std::string_view name = row.substr(0, row.find('['));
  const auto found = std::find_if(doubt_table.begin(), doubt_table.end(),
                                  [&](const Doubt& doubt) { return doubt.row == name; });
  if (found == doubt_table.end()) return std::nullopt;
  return Interval{.low = found->low, .high = found->high};
}

std::vector<std::optional<Interval>> doubts_of(std::string_view row, const std::vector<bool>& known) {
  std::vector<std::optional<Interval>> doubts;
  doubts.reserve(known.size());
  for (const bool is_known : known) doubts.push_back(is_known ? doubt_of(row) : std::nullopt);
  return doubts;
}

}  // namespace taktskifte
