// What the answer of a comparison hangs on beside chance: inputs that are assumed or known with little
// confidence.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/analysis/compare.hpp"
#include "taktskifte/scenario/read.hpp"

namespace taktskifte {

/// How far other values of the inputs in doubt move the effect of a larger public share: its smallest and
/// largest value over the points tried, as parts of the effect at the defaults. Below 0 where it changes
/// sign.
struct Doubt {
  std::string_view row;  ///< of the comparison, without the label in brackets
  double low = 1.0, high = 1.0;
};

/// All rows of which it is known, from runs (engine/analysis/doubt_table.hpp, written by tools/pairs.py).
std::span<const Doubt> known_doubts();

/// The keys that were varied for it.
std::span<const std::string_view> inputs_in_doubt();

/// A key as a scenario has it, or as a result file says that it was: names of keys are those of today.
struct StatedKey {
  std::string name, text, origin;  ///< origin "default": nobody set it
  std::string status, confidence;  ///< as to_string() has them; confidence empty where it is not told
};
using StatedKeys = std::vector<StatedKey>;  ///< of one scenario

StatedKeys stated_keys(const ResolvedScenario& resolved);

/// A key in which two scenarios differ, titles left out.
struct DifferingKey {
  std::string name, base, other;  ///< empty where a scenario lacks the key
};
std::vector<DifferingKey> differing_keys(const StatedKeys& base, const StatedKeys& other);

/// What a scenario sets to another value than the default, as "apply.effort = 0.5", the public share, titles
/// and what only says how much is kept left out, as well as names of data files, years and seed.
std::vector<std::string> keys_beside_defaults(const StatedKeys& keys);

/// The scenarios differ in keys of [funding] and in titles alone. Both are of one file, or of one program.
bool only_funding_differs(const StatedKeys& base, const StatedKeys& other);

/// What is known of the doubt holds for these two: they differ in funding.public_share and titles alone, and
/// the inputs in doubt have their defaults in both.
bool doubt_is_known(const StatedKeys& base, const StatedKeys& other);

/// The multiples of a row of the comparison, "success_share[quality]" or "research_share", where the doubt is
/// known.
std::optional<Interval> doubt_of(std::string_view row);

/// The same for each scenario after the first, as compare() takes it; `known`: for which of them it is.
std::vector<std::optional<Interval>> doubts_of(std::string_view row, const std::vector<bool>& known);

/// How well the decisive inputs of these scenarios are known, in sentences: those that are assumed or of low
/// confidence, those that are known better but not well, and those that were chosen for the run and so are no
/// claim at all.
std::string how_inputs_are_known(std::span<const StatedKeys> scenarios);

}  // namespace taktskifte
