// The numbers of the parts of a study, and what they come to.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "taktskifte/sensitivity/columns.hpp"
#include "taktskifte/sensitivity/elementary_effects.hpp"
#include "taktskifte/sensitivity/study_summary.hpp"

namespace taktskifte {

/// A part as it was simulated.
struct PartNumbers {
  std::vector<double> mixes;  ///< public share of each scenario: the first is today's, the last parity
  std::size_t replicates = 0;
  PointColumns keys;                 ///< [key][point]
  std::vector<InputScale> scales{};  ///< of the keys; none: continuous
  std::vector<PointColumns> rows;    ///< [row][mix]: [point][replicate], row-major; NaN: not simulated

  [[nodiscard]] std::size_t points() const { return keys.front().size(); }
};

struct StudyNumbers {
  StudySummary about;  ///< origin, keys and alternatives, and of each row its name, unit and margin
  PartNumbers assumptions, triangular, single, trajectories, indices, curve;
  std::vector<PartNumbers> alternatives;       ///< as about.alternatives
  std::vector<std::size_t> keys_of_indices{};  ///< as they change in the rows of `indices`
  std::size_t scramblings = 1;                 ///< of `indices`
};

/// [mix][point]: means over the replicates.
PointColumns means_of(const PartNumbers& part, std::size_t row);

/// The last mix less the first at each point.
std::vector<double> differences_in(const PartNumbers& part, std::size_t row);

/// Rows that the study is about, which come first: research share, innovations of projects, unused money and
/// private research and development.
inline constexpr std::size_t deciding_rows = 4;

/// So many keys whose elementary effects on the deciding rows are largest, the first of each row before the
/// second ones. Precondition: as many keys as that.
std::vector<std::size_t> leading_keys(const PartNumbers& trajectories, std::size_t count);

/// What the parts come to.
StudySummary summarize(const StudyNumbers& numbers, int threads);

}  // namespace taktskifte
