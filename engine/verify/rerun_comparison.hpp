// Replicates that were run again, held against those of a result file, bit for bit.
#pragma once

#include <string>
#include <vector>

#include "contents/municipality_sums.hpp"
#include "taktskifte/measures/series.hpp"
#include "taktskifte/results/mismatch.hpp"
#include "taktskifte/results/results.hpp"
#include "taktskifte/results/stored_series.hpp"
#include "taktskifte/results/stored_trajectories.hpp"

namespace taktskifte {

class RerunComparison {
 public:
  /// `scenarios`: positions in the file of those that are run again, in the order of the Series to come;
  /// empty means all. `reader` must outlive this. Errors: ErrorKind::data if a measure has other dimensions
  /// than results/README.md says.
  explicit RerunComparison(const ResultReader& reader, std::vector<std::size_t> scenarios = {});
  RerunComparison(const RerunComparison&) = delete;
  RerunComparison& operator=(const RerunComparison&) = delete;

  /// Takes in a replicate that is in the file, with numbers or among its failures: either `series` or, if it
  /// failed, the reason. Compared are every measure, year and element, burn_in_drift, and, where the file
  /// and the series have them, panels.
  void add(int replicate, const std::vector<Series>& series, const std::string& failure);
  /// After every replicate of the file has been added: compares the sums per municipality.
  void compare_sums();

  /// How many numbers have been compared.
  [[nodiscard]] std::size_t numbers() const { return numbers_; }
  [[nodiscard]] const Mismatches& mismatches() const { return mismatches_; }

 private:
  void add_failed(int replicate, const std::string& reason);
  void add_series(int replicate, const std::vector<Series>& fresh);
  void compare(int replicate, std::size_t scenario, const Series& kept, const Series& fresh);
  void compare_trajectories(int replicate, std::size_t scenario, std::size_t position,
                            const std::vector<double>& fresh);

  const ResultReader& reader_;
  StoredSeries stored_;
  StoredTrajectories trajectories_;
  std::vector<std::size_t> scenarios_;
  std::size_t municipalities_;
  bool keeps_years_;
  MunicipalitySums sums_;
  bool sums_fit_ = true;  ///< every replicate with numbers gave totals for as many municipalities again
  std::size_t numbers_ = 0;
  Mismatches mismatches_;
};

}  // namespace taktskifte
