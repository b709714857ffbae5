// The panels of a result file (measures/trajectories.hpp), if it has any.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "taktskifte/results/results.hpp"

namespace taktskifte {

class StoredTrajectories {
 public:
  /// `reader` must outlive it. Errors: ErrorKind::data if a panel variable has other dimensions than
  /// results/README.md says.
  explicit StoredTrajectories(const ResultReader& reader);

  /// Whether there is any.
  [[nodiscard]] bool any() const { return numbers_ > 0; }
  /// How many numbers a replicate of one scenario has.
  [[nodiscard]] std::size_t numbers() const { return numbers_; }
  /// "trajectory_awards" and so on, one for each of trajectory_columns(); nothing for those the file lacks.
  [[nodiscard]] const std::vector<std::optional<std::string>>& names() const { return names_; }

  /// The replicate at a position of one scenario: [year][municipality] of a column that the file has.
  [[nodiscard]] std::vector<double> read(std::size_t column, std::size_t scenario,
                                         std::size_t position) const;

 private:
  const ResultReader& reader_;
  std::vector<std::optional<std::string>> names_;
  std::size_t numbers_ = 0;
};

}  // namespace taktskifte
