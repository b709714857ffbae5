#include "verify/rerun_comparison.hpp"

#include <algorithm>
#include <numeric>

#include "taktskifte/measures/trajectories.hpp"
#include "verify/rule_checks.hpp"

namespace taktskifte {
namespace {

/// "region Vestlandet, size_class below 5000" for an element of a variable behind its year.
std::string element_text(const ResultReader& reader, const std::string& variable, std::size_t element) {
  const Variable found = reader.describe(variable);
  std::string text;
  for (std::size_t axis = found.shape.size(); axis-- > 3;) {
    const std::string& dimension = found.dimensions[axis];
    const std::size_t at = element % found.shape[axis];
    element /= found.shape[axis];
    const auto labels = reader.labels(dimension);
    const std::string label =
        at < labels.size() ? labels[at] : exact_text(reader.read(dimension).values.at(at));
    if (!text.empty()) text.insert(0, ", ");
    text.insert(0, label).insert(0, " ").insert(0, dimension);
  }
  return text;
}

}  // namespace

RerunComparison::RerunComparison(const ResultReader& reader, std::vector<std::size_t> scenarios)
    : reader_(reader),
      stored_(reader),
      trajectories_(reader),
      scenarios_(std::move(scenarios)),
      municipalities_(reader.labels("municipality").size()),
      keeps_years_(reader.has(std::string(municipality_year_rows().front().name))),
      sums_(reader.scenarios().size(), municipalities_, keeps_years_ ? reader.years().size() : 0) {
  if (!scenarios_.empty()) return;
  scenarios_.resize(reader.scenarios().size());
  std::iota(scenarios_.begin(), scenarios_.end(), std::size_t{0});
}

void RerunComparison::add(int replicate, const std::vector<Series>& series, const std::string& failure) {
  if (failure.empty())
    add_series(replicate, series);
  else
    add_failed(replicate, failure);
}

void RerunComparison::add_failed(int replicate, const std::string& reason) {
  const auto& failures = reader_.failures();
  const auto found = std::find_if(failures.begin(), failures.end(),
                                  [&](const Failure& failure) { return failure.replicate == replicate; });
  const std::string kept = found == failures.end() ? "numbers" : found->reason;
  if (found == failures.end()) sums_fit_ = false;
  if (kept != reason)
    mismatches_.add(
        {.variable = "failure_reason", .replicate = replicate, .stored = kept, .expected = reason});
}

void RerunComparison::add_series(int replicate, const std::vector<Series>& fresh) {
  const auto& replicates = reader_.replicate_numbers();
  const auto& years = reader_.years();
  const auto place = std::lower_bound(replicates.begin(), replicates.end(), replicate);
  if (place == replicates.end() || *place != replicate) return add_failed(replicate, "numbers");
  const auto position = static_cast<std::size_t>(place - replicates.begin());
  const auto& kept = stored_.at(position);
  for (std::size_t s = 0; s < scenarios_.size(); ++s) {
    compare(replicate, scenarios_[s], kept[scenarios_[s]], fresh[s]);
    compare_trajectories(replicate, scenarios_[s], position, fresh[s].trajectories);
  }
  const bool fits = std::all_of(fresh.begin(), fresh.end(), [&](const Series& series) {
    return series.totals.awards.size() == municipalities_ &&
           (!keeps_years_ || series.totals.by_year.awards.size() == years.size() * municipalities_);
  });
  if (fits && fresh.size() == reader_.scenarios().size())
    sums_.add(fresh);
  else
    sums_fit_ = false;
}

void RerunComparison::compare(int replicate, std::size_t scenario, const Series& kept, const Series& fresh) {
  const auto& years = reader_.years();
  Mismatch here{.variable = {},
                .scenario = reader_.scenarios()[scenario],
                .replicate = replicate,
                .stored = {},
                .expected = {}};
  numbers_ += stored_.numbers();
  if (fresh.values.size() != kept.values.size()) {
    here.variable = "year";
    here.stored = std::to_string(years.size()) + " years";
    here.expected = std::to_string(fresh.values.size() / values_per_year());
    return mismatches_.add(here);
  }
  for (const auto& row : measures()) {
    if (!stored_.has(row.measure)) continue;
    for (std::size_t year = 0; year < years.size(); ++year) {
      for (std::size_t element = 0; element < row.elements(); ++element) {
        const double was = kept.at(year, row.measure, element);
        const double is = fresh.at(year, row.measure, element);
        if (same_bits(was, is)) continue;
        here.variable = row.name;
        here.year = years[year];
        here.element.clear();
        if (mismatches_.count < Mismatches::most)
          here.element = element_text(reader_, here.variable, element);
        here.stored = exact_text(was);
        here.expected = exact_text(is);
        mismatches_.add(here);
      }
    }
  }
  if (kept.drifted != fresh.drifted)
    mismatches_.add({.variable = "burn_in_drift",
                     .scenario = here.scenario,
                     .replicate = replicate,
                     .stored = kept.drifted ? "1" : "0",
                     .expected = fresh.drifted ? "1" : "0"});
}

void RerunComparison::compare_trajectories(int replicate, std::size_t scenario, std::size_t position,
                                           const std::vector<double>& fresh) {
  const std::size_t columns = trajectories_.names().size();
  // Years or municipalities that differ in number are named where the measures and inputs are compared.
  if (!trajectories_.any() || fresh.size() != reader_.years().size() * columns * municipalities_) return;
  numbers_ += trajectories_.numbers();
  const auto labels = reader_.labels("municipality");
  for (std::size_t c = 0; c < columns; ++c) {
    if (!trajectories_.names()[c]) continue;
    const auto kept = trajectories_.read(c, scenario, position);
    for (std::size_t at = 0; at < kept.size(); ++at) {
      const std::size_t year = at / municipalities_;
      const std::size_t municipality = at % municipalities_;
      const double is = fresh[(year * columns + c) * municipalities_ + municipality];
      if (!same_bits(kept[at], is))
        mismatches_.add({.variable = *trajectories_.names()[c],
                         .scenario = reader_.scenarios()[scenario],
                         .replicate = replicate,
                         .year = reader_.years()[year],
                         .element = "municipality " + labels[municipality],
                         .stored = exact_text(kept[at]),
                         .expected = exact_text(is)});
    }
  }
}

void RerunComparison::compare_sums() {
  if (!sums_fit_) return;  // the municipalities themselves differ, or a replicate failed: said elsewhere
  const auto labels = reader_.labels("municipality");
  const std::size_t rows = municipality_sum_rows().size();
  for (std::size_t r = 0; r < sums_.columns_count(); ++r) {
    const bool of_year = r >= rows;
    const std::string name(of_year ? municipality_year_rows()[r - rows].name
                                   : municipality_sum_rows()[r].name);
    if (!reader_.has(name)) continue;
    const auto fresh = sums_.column(r);
    const std::size_t of_scenario = fresh.size() / reader_.scenarios().size();
    const auto kept = read_numbers(reader_, name, fresh.size());
    for (std::size_t at = 0; at < kept.size(); ++at) {
      ++numbers_;
      if (!same_bits(kept[at], fresh[at]))
        mismatches_.add({.variable = name,
                         .scenario = reader_.scenarios()[at / of_scenario],
                         .year = of_year ? std::optional(reader_.years()[at % of_scenario / labels.size()])
                                         : std::nullopt,
                         .element = "municipality " + labels[at % labels.size()],
                         .stored = exact_text(kept[at]),
                         .expected = exact_text(fresh[at])});
    }
  }
}

}  // namespace taktskifte
