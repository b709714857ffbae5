// The replicates of a result file as series again.
#pragma once

#include <cstddef>
#include <vector>

#include "taktskifte/measures/series.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte {

/// Reads replicates in the blocks they are stored in, and keeps the last block.
class StoredSeries {
 public:
  /// `reader` must outlive it. Errors: ErrorKind::data if a measure or burn_in_drift has other dimensions
  /// than results/README.md says.
  explicit StoredSeries(const ResultReader& reader);

  /// Whether the file has this measure; an older one can lack some.
  [[nodiscard]] bool has(Measure measure) const { return has_[measure.position()]; }
  /// How many numbers a replicate of one scenario has.
  [[nodiscard]] std::size_t numbers() const;

  /// The replicate at a position (0 is the first in the file): a Series per scenario, NaN in measures the
  /// file lacks, without totals per municipality. Valid until the next call.
  const std::vector<Series>& at(std::size_t position);

 private:
  void load(std::size_t first);

  const ResultReader& reader_;
  std::vector<bool> has_;  ///< per measure
  std::size_t first_ = 0;  ///< position of the first replicate loaded
  std::vector<std::vector<Series>> block_;
};

}  // namespace taktskifte
