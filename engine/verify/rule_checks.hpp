// What the checks of a stored file against its own numbers share.
#pragma once

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

#include "taktskifte/verify/stored_invariants.hpp"

namespace taktskifte {

/// Holds a rule against `count` numbers, and adds `mismatch(at)` of those of which it does not hold.
template <class Holds, class MismatchAt>
void check_rule(RuleReport& report, const std::string& name, std::size_t count, const Holds& holds,
                const MismatchAt& mismatch) {
  std::size_t broken = 0;
  for (std::size_t at = 0; at < count; ++at) {
    if (holds(at)) continue;
    ++broken;
    report.broken.add(mismatch(at));
  }
  RuleCount& rule = report.rule(name);
  rule.checked += count;
  rule.broken += broken;
}

/// The sums of so many rows of equal length, one after the other. Throws std::invalid_argument if the values
/// are no such rows.
inline std::vector<double> sums_of_rows(const std::vector<double>& values, std::size_t rows) {
  if (rows == 0 ? !values.empty() : values.size() % rows != 0)
    throw std::invalid_argument("values that are not so many rows of equal length");
  std::vector<double> sums(rows, 0.0);
  for (std::size_t at = 0; at < values.size(); ++at) sums[at / (values.size() / rows)] += values[at];
  return sums;
}

/// Up to 2^53, beyond which a double does not hold every whole number.
inline bool is_count(double value) { return value >= 0.0 && value <= 0x1p53 && value == std::floor(value); }

}  // namespace taktskifte
