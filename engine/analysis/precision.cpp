#include "taktskifte/analysis/precision.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "scenario/number.hpp"
#include "taktskifte/analysis/compare.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/core/undefined.hpp"

namespace taktskifte {
namespace {

const Indicator* single_number(std::string_view name) {
  const Indicator* const one = find_named(indicators(), name);
  return one != nullptr && one->first().elements() == 1 ? one : nullptr;
}

std::string names_of_single_numbers() {
  std::string all;
  for (const Indicator& one : indicators())
    if (!one.detail && one.first().elements() == 1) all.append(all.empty() ? "" : ", ").append(one.name);
  return all;
}

PrecisionTarget target_of(const std::string& word) {
  const auto colon = word.find(':');
  const std::string given = "run.precision: " + word + ": ";
  if (colon == std::string::npos)
    throw Error(ErrorKind::scenario, given + "give INDICATOR:HALF-WIDTH, such as research_share:0.002");
  PrecisionTarget target{.indicator = single_number(std::string_view(word).substr(0, colon))};
  if (target.indicator == nullptr)
    throw Error(ErrorKind::scenario,
                given + "no indicator of that name has a single number a replicate; these have: " +
                    names_of_single_numbers());
  try {
    target.half_width = parse_number(std::string_view(word).substr(colon + 1));
  } catch (const std::invalid_argument& problem) {
    throw Error(ErrorKind::scenario, given + "half-width: " + problem.what());
  }
  if (target.half_width <= 0.0)
    throw Error(ErrorKind::scenario,
                given +
                    "the half-width is above 0, in the unit of the indicator (of a share, 0.002 "
                    "is 0.2 percentage points)");
  return target;
}

double half_width_of(const IndicatorValues& values) {
  double widest = 0.0;
  for (const Difference& difference : compare(values, undefined).differences) {
    if (!difference.simultaneous || difference.skewed() || difference.seen == 0) return undefined;
    widest = std::max(widest, (difference.simultaneous->high - difference.simultaneous->low) / 2.0);
  }
  return widest;
}

}  // namespace

std::vector<PrecisionTarget> precision_targets(std::string_view text, std::size_t scenarios) {
  std::vector<PrecisionTarget> targets;
  std::vector<std::string> mistakes;
  std::istringstream words{std::string(text)};
  for (std::string word; words >> word;) {
    try {
      targets.push_back(target_of(word));
    } catch (const Error& error) {
      mistakes.emplace_back(error.what());
    }
  }
  if (!targets.empty() && scenarios < 2)
    mistakes.emplace_back(
        "run.precision: it is the precision of a difference: give two scenarios, or say with run.replicates "
        "how many replicates there are");
  if (!mistakes.empty()) throw Error(ErrorKind::scenario, mistakes);
  return targets;
}

int next_look(int replicates, int most) {
  return std::min(most, std::max(enough_replicates, replicates + (replicates + 3) / 4));
}

void add_values(std::span<const PrecisionTarget> targets, const std::vector<Series>& series,
                std::vector<IndicatorValues>& values) {
  for (std::size_t t = 0; t < targets.size(); ++t)
    for (std::size_t s = 0; s < series.size(); ++s)
      values[t][s].push_back(indicator_of(series[s], *targets[t].indicator));
}

PrecisionLook look_at(std::span<const IndicatorValues> values, int replicates) {
  PrecisionLook look{.replicates = replicates, .half_widths = {}};
  for (const auto& one : values) look.half_widths.push_back(half_width_of(one));
  return look;
}

bool reached(std::span<const PrecisionTarget> targets, const PrecisionLook& look) {
  for (std::size_t t = 0; t < targets.size(); ++t)
    if (!(look.half_widths[t] <= targets[t].half_width)) return false;  // NaN is not reached
  return true;
}

std::string to_string(std::span<const PrecisionTarget> targets, const PrecisionLook& look) {
  std::ostringstream text;
  text.precision(3);
  text << "run.precision: " << look.replicates << " replicates;";
  for (std::size_t t = 0; t < targets.size(); ++t)
    text << (t == 0 ? " " : ", ") << "half-width of " << targets[t].indicator->name << " "
         << look.half_widths[t] << " (asked " << targets[t].half_width << ")";
  return text.str();
}

std::string to_string(std::span<const PrecisionLook> looks) {
  std::string text;
  for (const auto& look : looks) {
    text += (text.empty() ? "" : "; ") + std::to_string(look.replicates) + ":";
    for (const double width : look.half_widths) text += " " + plain(width);
  }
  return text;
}

}  // namespace taktskifte
