// Sobol' indices: what part of the variance of an outcome an input makes, alone and with the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "taktskifte/analysis/compare.hpp"
#include "taktskifte/sensitivity/columns.hpp"

namespace taktskifte {

/// Outcomes at the points of one scrambling of a Saltelli design (analysis/cube_designs.hpp): columns of
/// [row][replicate], row-major. The replicates of a row have the same random numbers at all of its points.
struct SaltelliOutcomes {
  std::vector<double> a, b;
  PointColumns a_b;  ///< of each input: those of A with that input as in B
};

/// From the outcomes at all points of such a design, [scrambling][row][point][replicate]: the columns of each
/// scrambling.
std::vector<SaltelliOutcomes> saltelli_outcomes(std::span<const double> values, std::size_t inputs,
                                                std::size_t scramblings, std::size_t replicates = 1);

enum class IndexReading : std::uint8_t {
  zero,      ///< exactly 0: the input moved the outcome at no point
  not_told,  ///< its interval holds 0, or there is none
  told,      ///< its interval lies above 0
};
std::string_view to_string(IndexReading reading);  // "exactly 0", "not told from 0", "told from 0"

/// Why an index has no interval.
enum class NoInterval : std::uint8_t {
  none,             ///< it has one
  no_rows,          ///< every row misses an outcome that the index needs
  few_scramblings,  ///< fewer than two have such a row
  unbounded,        ///< the variance below is not told from 0, and Fieller's interval has no end
};
std::string_view to_string(NoInterval why);  // "", "every row misses an outcome", ...

struct SobolIndex {
  double value = 0.0;                  ///< NaN if no row has all that it needs
  std::optional<Interval> interval{};  ///< 95 %
  IndexReading reading = IndexReading::not_told;
  NoInterval no_interval = NoInterval::none;
};

struct InputIndices {
  SobolIndex first;      ///< Var(E(outcome | input)) / Var(outcome)
  SobolIndex total;      ///< E(Var(outcome | all other inputs)) / Var(outcome)
  std::size_t rows = 0;  ///< of all scramblings that could be used
};

struct SobolIndices {
  std::vector<InputIndices> inputs;
  std::optional<InputIndices> chance{};  ///< between replicates, as an input of its own; with two or more
  double mean = 0.0;                     ///< of the outcome over inputs (and replicates)
  double variance = 0.0;                 ///< 0: nothing varies, and all indices are exactly 0
};

/// First indices after Saltelli et al. (2010, Computer Physics Communications 181: 259-270, table 2 b) with
/// outcomes less their mean; total ones after Jansen (1999, same 117: 35-43). Jansen's own estimator of first
/// indices would carry the chance correlation of A and B into every one.
///
/// The interval is one of means over scramblings (randomised quasi-Monte Carlo; Fieller's, since the variance
/// below is estimated, too): rows of one net are not independent, and a bootstrap over them does not cover.
///
/// With replicates the variance is that over inputs and chance. A first index is then computed across
/// different replicates, so that it holds the input alone; total ones hold what the input does together with
/// chance. That of chance: covariance between A and B within a row over replicates, and the variance between
/// replicates of a point. A row with a missing outcome is left out of the indices that need it.
/// Preconditions: columns of equal length, a multiple of `replicates`; the same inputs in each scrambling.
SobolIndices sobol_indices(std::span<const SaltelliOutcomes> scramblings, std::size_t replicates = 1);

}  // namespace taktskifte
