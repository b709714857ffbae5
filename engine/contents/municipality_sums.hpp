// Sums over replicates per municipality: whole numbers, so that any order of adding gives the same bits.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "taktskifte/measures/series.hpp"

namespace taktskifte {

/// What is added up of a replicate's total T of a municipality; T1 is that of the first scenario.
enum class Sum : std::uint8_t { totals, squares, cross_first, replicates };  // T, T^2, T T1, T > 0

/// A variable of the result file with dimensions (scenario, municipality).
struct SumRow {
  std::string_view name, long_name;
  std::vector<std::int32_t> MunicipalityTotals::*totals;
  Sum sum;
  std::string_view
      adds_up_to{};  ///< the measure whose sum over replicates and years is that over municipalities
};

/// All of them, in the order of the file.
std::span<const SumRow> municipality_sum_rows();

/// A variable with dimensions (scenario, year, municipality): what a municipality did in a year, summed over
/// replicates.
struct YearSumRow {
  std::string_view name, long_name;
  std::vector<std::int32_t> MunicipalityYears::*counts;
  std::vector<std::int32_t> MunicipalityTotals::*totals;  ///< their sum over the years
};
std::span<const YearSumRow> municipality_year_rows();

/// How long each column of MunicipalitySums is.
std::vector<std::size_t> municipality_sum_lengths(std::size_t scenarios, std::size_t municipalities,
                                                  std::size_t years);

class MunicipalitySums {
 public:
  /// [row of municipality_sum_rows()][scenario * municipalities + municipality], and where years are kept
  /// behind them [row of municipality_year_rows()][(scenario * years + year) * municipalities + municipality]
  using Columns = std::vector<std::vector<double>>;

  /// `years` = 0: no counts year by year.
  MunicipalitySums(std::size_t scenarios, std::size_t municipalities, std::size_t years = 0);

  /// Takes in one replicate: a Series per scenario, each with totals for every municipality.
  /// Throws std::invalid_argument if a vector has another length, std::overflow_error if a sum would exceed
  /// 2^53, where a double no longer holds every whole number, or one of a year 2^31 - 1, since the file holds
  /// those in 32 bits.
  void add(const std::vector<Series>& series);
  /// Takes in what columns() gave for other replicates. Throws std::invalid_argument for another shape and
  /// for what is no whole number from 0 to 2^53, std::overflow_error as add().
  void add_columns(const Columns& columns);

  /// One at a time, since those of years may be large.
  [[nodiscard]] std::size_t columns_count() const { return lengths_.size(); }
  [[nodiscard]] bool has_years() const { return years_ > 0; }
  [[nodiscard]] std::vector<double> column(std::size_t row) const;
  [[nodiscard]] Columns columns() const;

 private:
  void add_years(const std::vector<Series>& series);

  std::size_t scenarios_, municipalities_, years_;
  std::vector<std::size_t> lengths_;
  std::vector<std::vector<std::int64_t>> sums_;       ///< as Columns, without the years
  std::vector<std::vector<std::int32_t>> year_sums_;  ///< the years
};

}  // namespace taktskifte
