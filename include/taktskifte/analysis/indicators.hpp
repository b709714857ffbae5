// The table of indicators: what is compared and judged, and how measures become one number per replicate.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/measures/measures.hpp"
#include "taktskifte/measures/series.hpp"

namespace taktskifte {

/// The unit in which a row is given.
enum class RowUnit : std::uint8_t {
  share,   ///< 1; also indices such as the Gini index
  a_year,  ///< a count a year
  mnok,    ///< million kroner a year
};
std::string_view to_string(RowUnit unit);  // "share", "a year", "MNOK a year"

/// One number per replicate, element of its dimensions and choice of years: a sum of measures, or one sum
/// over another. Each quantity that is judged is defined here once, or, if it is a measure, by that measure's
/// row.
///
/// A sum is the mean over the years. A ratio is the sum above over these years by the sum below. What builds
/// up from the first reported year (OverYears::last and rising) is its value in the last year. It is NaN
/// where a year's value is NaN or the sum below is 0.
struct Indicator {
  std::string_view name;
  Formula of{};
  OverYears over_years = OverYears::mean;
  bool detail = false;  ///< shown on demand only
  Margin margin{};

  /// That of the sum above, which says the dimensions and the unit.
  [[nodiscard]] const MeasureRow& first() const { return measure_named(of.over[0].measure); }
  [[nodiscard]] RowUnit unit() const;
};

/// All indicators, in the order in which they are to be read: those that are listed, then every measure that
/// is not.
std::span<const Indicator> indicators();

/// Over all years of a series. Errors: std::logic_error if there is no indicator of that name.
double indicator_of(const Series& series, std::string_view indicator, std::size_t element = 0);
double indicator_of(const Series& series, const Indicator& indicator, std::size_t element = 0);

/// The margin of an indicator, with or without a label in brackets: "success_share[quality]" has that of
/// "success_share". Nothing if it has none.
std::optional<double> default_margin(std::string_view row);

/// One thing to compare.
struct IndicatorRow {
  std::string name;  ///< "research_share", "success_share[quality]"
  RowUnit unit = RowUnit::a_year;
  bool detail = false;                      ///< shown on demand only
  std::vector<std::vector<double>> values;  ///< [scenario][replicate]; NaN where undefined
};

/// The part of a result file that is compared.
struct Extent {
  std::size_t scenarios = 0;
  std::size_t replicates = 0;
  std::size_t years = 0;       ///< number of years stored
  std::size_t first_year = 0;  ///< index of the first chosen year
  std::size_t last_year = 0;   ///< index of the last chosen year, inclusive
};

/// All values of a measure, [scenario][replicate][year][element] row-major; empty if they are not stored.
using ReadMeasure = std::function<std::vector<double>(const MeasureRow&)>;

/// One row per indicator and element, in the order of indicators(); `labels` names what lies along a
/// dimension, as many as measure_dimensions says. Measures that are not stored make no row.
std::vector<IndicatorRow> comparison_rows(
    const Extent& extent, const ReadMeasure& read,
    const std::function<std::vector<std::string>(std::string_view)>& labels);

/// Years as indices, both ends included.
struct YearRange {
  std::size_t first = 0, last = 0;
};

/// comparison_rows of each range instead of the extent's, every measure read once.
std::vector<std::vector<IndicatorRow>> rows_over(
    const Extent& extent, std::span<const YearRange> ranges, const ReadMeasure& read,
    const std::function<std::vector<std::string>(std::string_view)>& labels);

}  // namespace taktskifte
