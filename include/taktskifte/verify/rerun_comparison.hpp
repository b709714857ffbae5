// Replicates that were run again, held against those of a result file, bit for bit.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "taktskifte/measures/series.hpp"
#include "taktskifte/results/mismatch.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte {

class RerunComparison {
 public:
  /// `scenarios`: positions in the file of those that are run again, in the order of the Series to come;
  /// empty means all. `reader` must outlive this. Errors: ErrorKind::data if a measure has other dimensions
  /// than results/README.md says.
  explicit RerunComparison(const ResultReader& reader, std::vector<std::size_t> scenarios = {});
  ~RerunComparison();
  RerunComparison(const RerunComparison&) = delete;
  RerunComparison& operator=(const RerunComparison&) = delete;

  /// Takes in a replicate that is in the file, with numbers or among its failures: either `series` or, if it
  /// failed, the reason. Compared are every measure, year and element, burn_in_drift, and, where the file
  /// and the series have them, panels.
  void add(int replicate, const std::vector<Series>& series, const std::string& failure);
  /// After every replicate of the file has been added: compares the sums per municipality.
  void compare_sums();

  /// How many numbers have been compared.
  [[nodiscard]] std::size_t numbers() const;
  [[nodiscard]] const Mismatches& mismatches() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace taktskifte
