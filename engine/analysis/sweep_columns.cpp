#include "taktskifte/analysis/sweep_columns.hpp"

#include <algorithm>

#include "taktskifte/analysis/indicators.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/core/name_of.hpp"

namespace taktskifte {
namespace {

std::vector<std::string> dimensions_of(const MeasureRow& row) {
  std::vector<std::string> dimensions;
  for (const auto& dimension : row.along)
    if (!dimension.empty()) dimensions.emplace_back(dimension);
  return dimensions;
}

std::string in_words(const MeasureSum& sum) {
  std::string text;
  for (const Term& term : sum) {
    if (term.sign == 0) continue;
    if (!text.empty()) text += term.sign > 0 ? " + " : " - ";
    text += term.measure;
  }
  return text;
}

// The sentence of the measure it is, or how it is made of measures; and what became of the years.
std::string long_name_of(const Indicator& indicator) {
  const MeasureRow* const same = find_named(measures(), indicator.name);
  const bool ratio = indicator.of.is_ratio();
  const std::string text =
      same != nullptr ? std::string(same->long_name)
                      : in_words(indicator.of.over) + (ratio ? " by " + in_words(indicator.of.under) : "");
  if (indicator.over_years != OverYears::mean) return text + "; in the last year";
  return text + (ratio ? "; all years together" : "; mean over the years");
}

const MeasureRow& series_row(const std::string& name) {
  if (const MeasureRow* const row = find_named(measures(), name)) return *row;
  throw Error(
      ErrorKind::usage,
      "sweep: " + name + " is no measure that can be kept year by year; results/README.md lists them");
}

const Indicator* indicator_named(const std::string& name) {
  if (const Indicator* const indicator = find_named(indicators(), name)) return indicator;
  throw Error(ErrorKind::usage,
              "sweep: " + name + " is no indicator that can be kept; results/README.md lists them");
}

// In the order of the table, however they were asked for.
std::vector<const Indicator*> kept_indicators(const Sweep& sweep) {
  std::vector<const Indicator*> kept;
  for (const auto& name : sweep.indicators) kept.push_back(indicator_named(name));
  if (kept.empty())
    for (const Indicator& indicator : indicators()) kept.push_back(&indicator);
  std::sort(kept.begin(), kept.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  return kept;
}

}  // namespace

std::vector<SweepColumn> sweep_columns(const Sweep& sweep, std::size_t years) {
  std::vector<SweepColumn> columns;
  for (const Indicator* const kept : kept_indicators(sweep)) {
    const Indicator& indicator = *kept;
    columns.push_back(
        {.name = std::string(indicator.name),
         .long_name = long_name_of(indicator),
         .units = std::string(name_of<RowUnit::mnok>(indicator.unit(), {"1", "year-1", "MNOK year-1"})),
         .dimensions = dimensions_of(indicator.first()),
         .size = indicator.first().elements()});
  }
  for (const auto& name : sweep.series) {
    const MeasureRow& row = series_row(name);
    std::vector<std::string> dimensions = dimensions_of(row);
    dimensions.insert(dimensions.begin(), "year");
    columns.push_back({.name = name + "_by_year",
                       .long_name = std::string(row.long_name),
                       .units = std::string(row.units()),
                       .dimensions = std::move(dimensions),
                       .size = years * row.elements()});
  }
  return columns;
}

std::vector<double> sweep_numbers(const Sweep& sweep, const Series& of_years) {
  std::vector<double> numbers;
  for (const Indicator* const indicator : kept_indicators(sweep))
    for (std::size_t element = 0; element < indicator->first().elements(); ++element)
      numbers.push_back(indicator_of(of_years, *indicator, element));
  const std::size_t years = of_years.values.size() / values_per_year();
  for (const auto& name : sweep.series) {
    const MeasureRow& row = series_row(name);
    for (std::size_t year = 0; year < years; ++year)
      for (std::size_t element = 0; element < row.elements(); ++element)
        numbers.push_back(of_years.at(year, row.measure, element));
  }
  return numbers;
}

}  // namespace taktskifte
