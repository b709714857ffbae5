// What a row of the table of measures says (the table itself: measures/table.hpp), and the questions that all
// who read the table ask. The recorder, the invariants, the variables of a result file, the rows of a
// comparison and the list in results/README.md follow from the rows.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string_view>

#include "taktskifte/core/undefined.hpp"
#include "taktskifte/scenario/scenario.hpp"

namespace taktskifte {

/// Where Lorenz curves are recorded: the parts of municipalities along lorenz_share.
inline constexpr std::array<double, 9> lorenz_shares = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

/// A dimension that a measure may have behind (scenario, replicate, year). What it holds is labelled by the
/// variable of its name.
struct Dimension {
  std::string_view name;
  std::size_t size = 0;
};
inline constexpr std::array measure_dimensions = {
    Dimension{"outcome", outcome_count},       Dimension{"partner", partner_count},
    Dimension{"cause", cause_count},           Dimension{"ministry", ministry_count},
    Dimension{"barrier", barrier_count},       Dimension{"region", region_count},
    Dimension{"size_class", size_class_count}, Dimension{"lorenz_share", lorenz_shares.size()},
};

/// What a measure counts, which also says how it is stored and between which bounds it lies.
enum class MeasureUnit : std::uint8_t {
  count,       ///< whole numbers from 0
  share,       ///< in [0, 1], or not defined (NaN)
  index,       ///< any number, or not defined (NaN)
  nok,         ///< kroner from 0
  work_years,  ///< from 0
};

enum class Stored : std::uint8_t { count /* int32 */, real /* float64 */ };

/// How the years of a measure become one number.
enum class OverYears : std::uint8_t {
  mean,    ///< their mean; of a ratio the ratio of the sums
  last,    ///< it builds up from the first reported year: the last year stands for all before
  rising,  ///< the same, and it never falls
};

/// A sum of at most two measures, by name: each added (1) or taken away (-1); 0 stands for no term.
struct Term {
  std::string_view measure;
  int sign = 0;
};
using MeasureSum = std::array<Term, 2>;
constexpr MeasureSum sum_of(std::string_view a) { return {Term{a, 1}, Term{}}; }
constexpr MeasureSum sum_of(std::string_view a, std::string_view b) { return {Term{a, 1}, Term{b, 1}}; }
constexpr MeasureSum difference_of(std::string_view a, std::string_view b) {
  return {Term{a, 1}, Term{b, -1}};
}
constexpr bool has_terms(const MeasureSum& sum) { return sum[0].sign != 0; }

/// One sum over another, not defined where that is 0; or the sum above alone, where there are no terms below.
struct Formula {
  MeasureSum over{}, under{};

  [[nodiscard]] constexpr bool is_ratio() const { return has_terms(under); }
};

/// The smallest difference that matters, and why. All are assumed: they say what an adviser would act on,
/// which no data can tell. 0 = none.
struct Margin {
  double value = 0.0;  ///< in the unit of a comparison: money in MNOK a year
  std::string_view reason{};
};

/// A row of the table, by its position. `series.at(year, "awards")` is checked when it is compiled.
class Measure {
 public:
  constexpr Measure() = default;
  constexpr explicit Measure(std::size_t position) : position_(position) {}
  consteval Measure(const char* name);  // in measures/table.hpp: it has to know the table

  [[nodiscard]] constexpr std::size_t position() const { return position_; }
  constexpr auto operator<=>(const Measure&) const = default;

 private:
  std::size_t position_ = 0;
};

struct YearView;  // measures/year_view.hpp

/// One measure: a variable of a result file, recorded per scenario, replicate and year. Exactly one of
/// `value`, `values` and `formula` says where a year's numbers are from.
struct MeasureRow {
  std::string_view name;       ///< of the variable
  std::string_view long_name;  ///< one line, for the attribute of that name
  MeasureUnit unit = MeasureUnit::count;
  std::array<std::string_view, 2> along{};  ///< further dimensions, outermost first; empty ones at the end

  double (*value)(const YearView&) = nullptr;
  void (*values)(const YearView&, std::span<double>) = nullptr;  ///< all elements, row-major, from 0
  Formula formula{};  ///< of other measures that are not derived themselves

  MeasureSum adds_up_to{};              ///< what the sum over its elements is in every year, exactly
  std::array<MeasureSum, 2> part_of{};  ///< what none of its elements exceeds
  OverYears over_years = OverYears::mean;
  bool detail = false;  ///< `compare` shows it on demand only
  Margin margin{};

  Measure measure{};  ///< filled in by the table

  [[nodiscard]] constexpr std::string_view units() const {  // attribute of the variable
    if (unit == MeasureUnit::nok) return "NOK";
    return unit == MeasureUnit::work_years ? "work-years" : "1";
  }
  [[nodiscard]] constexpr Stored stored() const {
    return unit == MeasureUnit::count ? Stored::count : Stored::real;
  }
  [[nodiscard]] constexpr bool is_derived() const { return has_terms(formula.over); }
  /// Number of values per year.
  [[nodiscard]] constexpr std::size_t elements() const {
    std::size_t product = 1;
    for (const auto& axis : along)
      for (const Dimension& dimension : measure_dimensions)
        if (dimension.name == axis) product *= dimension.size;
    return product;
  }
};

/// All rows, in the order of the table.
std::span<const MeasureRow> measures();
const MeasureRow& row_of(Measure measure);
/// Errors: std::logic_error if there is none of that name.
const MeasureRow& measure_named(std::string_view name);

/// Offset of a measure within one year's values, how many are its own, and the number of values a year holds.
std::size_t offset(Measure measure);
std::size_t elements(Measure measure);
std::size_t values_per_year();

/// A sum of measures, or a formula of them; `value(measure)` gives each.
template <class Value>
double total(const MeasureSum& sum, const Value& value) {
  double total = 0.0;
  for (const Term& term : sum)
    if (term.sign != 0) total += term.sign * value(measure_named(term.measure).measure);
  return total;
}
template <class Value>
double total(const Formula& formula, const Value& value) {
  const double over = total(formula.over, value);
  if (!formula.is_ratio()) return over;
  const double under = total(formula.under, value);
  return under != 0.0 ? over / under : undefined;
}

}  // namespace taktskifte
