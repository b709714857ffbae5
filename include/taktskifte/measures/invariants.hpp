// What the measures of every year keep to, whatever the scenario: the bounds, parts and sums that follow from
// their rows, and the balances of money.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "taktskifte/measures/series.hpp"

namespace taktskifte {

/// One year of a series.
class YearOfSeries {
 public:
  /// `series` must outlive it; `year` counts from 0.
  YearOfSeries(const Series& series, std::size_t year) : series_(series), year_(year) {}

  double operator()(Measure measure, std::size_t element = 0) const {
    return series_.at(year_, measure, element);
  }
  [[nodiscard]] std::span<const double> all(Measure measure) const {
    return std::span(series_.values).subspan(year_ * values_per_year() + offset(measure), elements(measure));
  }
  /// Over all elements.
  [[nodiscard]] double sum(Measure measure) const;
  /// The year before; nothing before the first reported one.
  [[nodiscard]] std::optional<YearOfSeries> before() const;

 private:
  const Series& series_;
  std::size_t year_;
};

struct Rule {
  std::string name;         ///< in words; rules of one kind share it
  std::vector<Measure> of;  ///< the measures it is about
  std::function<bool(const YearOfSeries&)> holds;
};

/// Those that each number keeps by itself: counts fit the result file, shares are shares.
std::vector<Rule> measure_bounds();

/// The pot and its parts, and the account of each side.
std::vector<Rule> measure_balances();

/// All rules. Counts and kroner are whole, so sums of them are compared exactly;
/// shares are one division, so they are too.
std::vector<Rule> measure_invariants();

}  // namespace taktskifte
