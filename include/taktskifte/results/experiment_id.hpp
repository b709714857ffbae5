// Which run a shard or a result file is of.
#pragma once

#include <cstddef>
#include <string>

#include "taktskifte/results/results.hpp"

namespace taktskifte {

/// What all shards of a run agree in.
struct RunIdentity {
  std::string id;  ///< study_id() of its header or file
  std::size_t scenarios = 0, years = 0, municipalities = 0;
  int replicates = 0;  ///< of the whole run, or rows of the whole sweep: 0, 1, ..., replicates - 1
  bool municipality_years = false;  ///< whether they hold every municipality in every year

  std::size_t columns = 0;  ///< of a sweep: numbers of a row and scenario; 0 for a run
  std::size_t in_turn = 1;  ///< of a sweep: neighbouring rows that share work

  /// What its numbers 0, 1, ... count: rows of a sweep, or replicates.
  [[nodiscard]] bool is_sweep() const { return columns > 0; }
  [[nodiscard]] std::string rows_word() const { return is_sweep() ? "row" : "replicate"; }
  /// Numbers of a replicate and scenario.
  [[nodiscard]] std::size_t width() const { return is_sweep() ? columns : years * values_per_year(); }
  /// The years of which they hold every municipality: all, or 0.
  [[nodiscard]] std::size_t years_kept() const { return municipality_years ? years : 0; }
};

/// A name for everything that a result file is made from, by the texts that it holds, whichever program made
/// it. Two runs with the same id have the same result file. An UUID of version 5 (RFC 4122).
std::string study_id(const ResultReader& reader);

}  // namespace taktskifte
