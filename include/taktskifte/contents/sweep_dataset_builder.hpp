// Results of a sweep in memory, row by row.
#pragma once

#include <memory>
#include <vector>

#include "taktskifte/contents/dataset.hpp"
#include "taktskifte/contents/header.hpp"
#include "taktskifte/measures/series.hpp"

namespace taktskifte {

/// Collects what SweepWriter writes. Holds every number from the beginning: NaN, or -1 in burn_in_drift,
/// where a row is missing.
class SweepDatasetBuilder {
 public:
  /// Precondition: the header is one of a sweep.
  explicit SweepDatasetBuilder(const ResultHeader& header);
  ~SweepDatasetBuilder();
  SweepDatasetBuilder(const SweepDatasetBuilder&) = delete;
  SweepDatasetBuilder& operator=(const SweepDatasetBuilder&) = delete;

  /// In any order; `series` holds one Series per scenario, each with the numbers of sweep_numbers().
  void add(int row, const std::vector<Series>& series);

  /// Everything, with `header`, which says what failed. To be called once.
  Dataset take(const ResultHeader& header);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace taktskifte
