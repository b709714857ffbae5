#include <algorithm>
#include <array>
#include <string_view>

#include "scenario/number.hpp"
#include "scenario/value.hpp"
#include "taktskifte/scenario/read.hpp"

namespace taktskifte {
namespace {

// Keys that act after the burn-in alone, or say nothing about the world.
constexpr std::array<std::string_view, 7> after_burn_in = {
    "funding.public_share",  "funding.unused", "run.years", "run.replicates", "run.precision", "run.title",
    "run.municipality_years"};

// Each change of a path's value during the burn-in, with its year.
std::string values_in_burn_in(const Path& path, const RunParameters& run) {
  std::string text;
  double last = 0.0;
  for (int back = run.burn_in_years; back > 0; --back) {
    const Year year = run.first_year + -back;
    const double value = path.at(year);
    if (text.empty() || value != last) text += std::to_string(back) + ':' + plain(value) + ' ';
    last = value;
  }
  return text;
}

}  // namespace

const Entry& entry_of(const ResolvedScenario& resolved, std::string_view key) {
  for (const auto& entry : resolved.entries)
    if (entry.key->name == key) return entry;
  throw Error(ErrorKind::internal, std::string(key) + " is no key of the scenario");
}

std::string resolved_text(const ResolvedScenario& resolved) {
  std::string text;
  for (const auto& entry : resolved.entries) {
    const bool as_default =
        canonical_value(*entry.key, entry.text) == canonical_value(*entry.key, entry.key->standard);
    text += std::string(entry.key->name) + " = " + entry.text + "  # " + entry.origin + "; ";
    if (as_default || entry.key->evidence.status == Status::setting)
      text += to_string(entry.key->evidence.status);
    else
      text += "chosen, in place of " + std::string(entry.key->standard) + " (" +
              std::string(to_string(entry.key->evidence.status)) + ")";
    text += '\n';
  }
  return text;
}

bool acts_in_burn_in(const Key& key) {
  return std::find(after_burn_in.begin(), after_burn_in.end(), key.name) == after_burn_in.end();
}

std::string burn_in_text(const ResolvedScenario& resolved) {
  std::string text;
  Scenario scenario = resolved.scenario;  // fields of the table are reached through a non-const Scenario
  for (const auto& entry : resolved.entries) {
    const Key& key = *entry.key;
    if (!acts_in_burn_in(key)) continue;
    text += std::string(key.name) + " = ";
    if (const auto* path = std::get_if<PathField>(&key.field))
      text += values_in_burn_in((*path)(scenario), scenario.run);
    else if (const auto* file = std::get_if<FileKey>(&key.field))
      text += file->at(scenario);  // where it was found: the same name may mean two files
    else
      text += canonical_value(key, entry.text);
    text += '\n';
  }
  return text;
}

}  // namespace taktskifte
