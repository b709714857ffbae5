// Sums over replicates per municipality: whole numbers, so that any order of adding gives the same bits.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "taktskifte/record/series.hpp"

namespace taktskifte {

class MunicipalitySums {
 public:
  MunicipalitySums(std::size_t scenarios, std::size_t municipalities);

  /// Takes in one replicate: a Series per scenario, each with totals for every municipality.
  /// Throws std::invalid_argument if a vector has another length.
  void add(const std::vector<Series>& series);

  /// A variable of the result file with dimensions (scenario, municipality).
  struct Column {
    std::string name, long_name;
    std::vector<double> values;
  };
  /// All of them. Throws std::overflow_error beyond 2^53, where a double no longer holds every whole number.
  [[nodiscard]] std::vector<Column> columns() const;

 private:
  using Sums = std::vector<std::int64_t>;  ///< [scenario][municipality]
  struct Moments {
    Sums first, second, cross;  ///< of x, of x², of x times the first scenario's x
    Sums replicates;            ///< with x > 0
  };

  std::size_t scenarios_, municipalities_;
  std::vector<Moments> moments_;  ///< one per count
};

}  // namespace taktskifte
