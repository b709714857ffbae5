// Results in memory, replicate by replicate.
#pragma once

#include <memory>
#include <vector>

#include "taktskifte/contents/dataset.hpp"
#include "taktskifte/contents/header.hpp"
#include "taktskifte/measures/series.hpp"

namespace taktskifte {

/// Collects what ResultWriter writes. Errors: ErrorKind::scenario if a sum per municipality exceeds 2^53.
class DatasetBuilder {
 public:
  explicit DatasetBuilder(const ResultHeader& header);
  ~DatasetBuilder();
  DatasetBuilder(const DatasetBuilder&) = delete;
  DatasetBuilder& operator=(const DatasetBuilder&) = delete;

  /// In rising order; `series` holds one Series per scenario.
  void append(int replicate, const std::vector<Series>& series);

  /// Everything, with `header` but for its replicates, which are those appended. The builder is empty
  /// afterwards.
  Dataset take(ResultHeader header);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace taktskifte
