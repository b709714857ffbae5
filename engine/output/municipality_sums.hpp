// Sums over replicates per municipality: whole numbers, so that any order of adding gives the same bits.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "taktskifte/record/series.hpp"

namespace taktskifte {

/// What is added up of a replicate's total T of a municipality; T1 is that of the first scenario.
enum class Sum : std::uint8_t { totals, squares, cross_first, replicates };  // T, T^2, T T1, T > 0

/// A variable of the result file with dimensions (scenario, municipality).
struct SumRow {
  std::string_view name, long_name;
  std::vector<std::int64_t> MunicipalityTotals::*totals;
  Sum sum;
};

/// All of them, in the order of the file.
std::span<const SumRow> municipality_sum_rows();

class MunicipalitySums {
 public:
  /// [row of municipality_sum_rows()][scenario * municipalities + municipality]
  using Columns = std::vector<std::vector<double>>;

  MunicipalitySums(std::size_t scenarios, std::size_t municipalities);

  /// Takes in one replicate: a Series per scenario, each with totals for every municipality.
  /// Throws std::invalid_argument if a vector has another length, std::overflow_error if a sum would exceed
  /// 2^53, where a double no longer holds every whole number.
  void add(const std::vector<Series>& series);
  /// Takes in what columns() gave for other replicates. Throws std::invalid_argument for another shape and
  /// for what is no whole number from 0 to 2^53, std::overflow_error as add().
  void add_columns(const Columns& columns);

  [[nodiscard]] Columns columns() const;

 private:
  std::size_t scenarios_, municipalities_;
  std::vector<std::vector<std::int64_t>> sums_;  ///< as Columns
};

}  // namespace taktskifte
