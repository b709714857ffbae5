// Comparing scenarios that share their random numbers: paired differences with intervals, judged against a
// margin.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "taktskifte/core/undefined.hpp"

namespace taktskifte {

/// Chance with which an interval covers what it estimates.
inline constexpr double confidence = 0.95;

/// With fewer replicates than this, intervals are rough: their length is itself uncertain, and a skewed
/// measure is not yet near enough to the normal law.
inline constexpr int enough_replicates = 30;

struct Interval {
  double low = 0.0;
  double high = 0.0;
};

/// The quantiles that are told of a difference's replicates; the first and the last enclose nine of ten.
inline constexpr std::array told_quantiles = {0.05, 0.25, 0.5, 0.75, 0.95};

/// These of values that rise; NaN of none.
std::array<double, told_quantiles.size()> told_quantiles_of(std::span<const double> sorted);

/// A difference held against an equivalence margin.
enum class Verdict {
  matters,      ///< the simultaneous interval lies wholly outside [-margin, margin]
  too_small,    ///< it lies wholly inside, ends included
  near_margin,  ///< any of these, but the doubt about the inputs alone moves it from one side to the other
  cannot_tell,  ///< neither, or there is no interval
  no_margin,    ///< nothing says how large a difference would matter
  none_seen,    ///< the measure is 0 in every replicate of both: it may still come up in a few of many
};
/// "matters", "too small to matter", "near the margin", "cannot tell", "no margin", "none seen"
std::string_view to_string(Verdict verdict);

/// The mean of one scenario over the replicates in which the measure is defined.
struct ScenarioMean {
  double value = 0.0;           ///< NaN if it is defined in none
  double standard_error = 0.0;  ///< NaN with fewer than two
  int replicates = 0;           ///< number in which it is defined
};

/// One mean over another (analysis/ratio.hpp).
struct Ratio {
  double value = undefined;  ///< NaN if the mean below is 0, or without pairs
  std::optional<Interval>
      interval{};  ///< absent with fewer than two pairs, and where the mean below may be 0
  int pairs = 0;   ///< replicates in which both are defined
};

/// A scenario less the first one, replicate by replicate.
struct Difference {
  double value = 0.0;  ///< mean over the pairs; NaN without any
  int pairs = 0;       ///< replicates in which the measure is defined in both scenarios
  int dropped = 0;     ///< the others

  /// t interval for this difference alone, and one of a set of which all hold at once (Bonferroni over the
  /// scenarios after the first; the same if there is only one). Absent with fewer than two pairs.
  std::optional<Interval> interval, simultaneous;

  /// How many times more replicates would be needed without common random numbers: (var(a) + var(b)) / var(a
  /// - b). Infinite if the difference is the same in every replicate, NaN with fewer than two pairs or if
  /// neither scenario varies.
  double variance_factor = 0.0;

  Verdict verdict = Verdict::cannot_tell;

  /// Over the pairs; NaN with fewer than two, the skewness with fewer than three or without spread.
  double standard_deviation = 0.0, skewness = 0.0;

  /// told_quantiles of the pairs (Hyndman & Fan 1996, type 7): where a single run lies. NaN without any.
  std::array<double, told_quantiles.size()> quantiles{};

  /// The difference as a part of the first scenario's mean.
  Ratio relative{};

  /// Pairs in which the measure is not 0 in either scenario.
  int seen = 0;

  /// Pairs whose difference is another than the commonest one.
  int apart = 0;

  /// Chance of a difference this far from the border if what the verdict claims were wrong (two-sided t test;
  /// 0 if exact), and the same held to a family (analysis/family.hpp). NaN where nothing is claimed.
  double p_value = undefined;
  double adjusted_p_value = undefined;

  /// Where the difference may lie for all that is known of the inputs; absent if nothing says how they move
  /// it, or without an interval.
  std::optional<Interval> in_doubt;

  /// The difference is the same in every replicate (and there are at least two).
  [[nodiscard]] bool exact() const;
  /// There is an interval, but from fewer than `enough_replicates` pairs.
  [[nodiscard]] bool rough() const { return interval.has_value() && pairs < enough_replicates; }
  /// The pairs are so skewed that the t interval may miss more often than it says: n < 25 skewness^2
  /// (Cochran 1977, Sampling Techniques, section 2.15), or most of them differ by the same and fewer than ten
  /// otherwise (a count of so few is not near normal: Moore & McCabe, Introduction to the Practice of
  /// Statistics, ask for ten of either kind).
  [[nodiscard]] bool skewed() const;
  /// Of a measure that was not seen in any pair: what part of replicates may have it, 3 / n (95 %; Hanley &
  /// Lippman-Hand 1983), and of so few that this says nothing 1. NaN if it was seen.
  [[nodiscard]] double at_most() const;
  [[nodiscard]] double standard_error() const;  ///< of `value`; NaN with fewer than two pairs
};

struct Comparison {
  std::vector<ScenarioMean> means;      ///< one per scenario
  std::vector<Difference> differences;  ///< one per scenario after the first
  double margin = 0.0;                  ///< NaN if there is none
};

/// Compares every scenario with the first. `values` is [scenario][replicate], at least one scenario and the
/// same number of replicates in each; NaN stands for "undefined in this replicate". `margin` >= 0 in the unit
/// of the values, or NaN. Intervals of different measures are not made simultaneous with each other.
/// `doubts`, one for each scenario after the first or none at all, say between which multiples of it a
/// difference moves with the inputs, where that is known: if a margin, of either sign, lies between them, the
/// difference is near the margin, provided that chance is small against that doubt (the interval is shorter
/// than the distance between the multiples).
Comparison compare(const std::vector<std::vector<double>>& values, double margin,
                   std::span<const std::optional<Interval>> doubts = {});

}  // namespace taktskifte
