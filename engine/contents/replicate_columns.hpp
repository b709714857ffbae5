// From a Series to the columns that results have of it.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "contents/description.hpp"
#include "taktskifte/measures/series.hpp"

namespace taktskifte::layout {

/// What every replicate and scenario leaves in the results: one column per row of replicate_variables().
class ReplicateColumns {
 public:
  explicit ReplicateColumns(const ResultHeader& header);

  [[nodiscard]] const std::vector<Description>& descriptions() const { return descriptions_; }

  /// Calls `sink` for each column with its values behind (scenario, replicate), row-major, year by year.
  /// Errors: ErrorKind::internal for a series of another length, and for what is no whole number of 32 bits
  /// where counts are stored: it would be changed silently.
  using Sink = std::function<void(std::size_t column, std::span<const double> values)>;
  void split(const Series& series, const Sink& sink) const;

 private:
  void split_trajectories(const std::vector<double>& values, std::size_t first, const Sink& sink) const;

  std::vector<Description> descriptions_;
  std::size_t years_, municipalities_;
  bool trajectories_;
};

/// Errors: ErrorKind::internal if nothing can be made of results with such a header.
void check_header(const ResultHeader& header);

[[noreturn]] void results_defect(const std::string& what);

}  // namespace taktskifte::layout
