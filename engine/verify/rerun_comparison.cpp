#include "taktskifte/verify/rerun_comparison.hpp"

#include <algorithm>
#include <numeric>

#include "contents/municipality_sums.hpp"
#include "taktskifte/measures/trajectories.hpp"
#include "taktskifte/results/stored_series.hpp"
#include "taktskifte/results/stored_trajectories.hpp"

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

struct RerunComparison::State {
  State(const ResultReader& reader_, std::vector<std::size_t> scenarios_);
  void add_failed(int replicate, const std::string& reason);
  void add_series(int replicate, const std::vector<Series>& fresh);
  void compare(int replicate, std::size_t scenario, const Series& stored_series, const Series& fresh);
  void compare_trajectories(int replicate, std::size_t scenario, std::size_t position,
                            const std::vector<double>& fresh);
  void compare_sums();

  const ResultReader& reader;
  StoredSeries stored;
  StoredTrajectories trajectories;
  std::vector<std::size_t> scenarios;
  std::size_t municipalities;
  bool keeps_years;
  MunicipalitySums sums;
  bool sums_fit = true;  ///< every replicate with numbers gave totals for as many municipalities again
  std::size_t numbers = 0;
  Mismatches mismatches;
};

RerunComparison::State::State(const ResultReader& reader_, std::vector<std::size_t> scenarios_)
    : reader(reader_),
      stored(reader_),
      trajectories(reader_),
      scenarios(std::move(scenarios_)),
      municipalities(reader_.labels("municipality").size()),
      keeps_years(reader_.has(std::string(municipality_year_rows().front().name))),
      sums(reader_.scenarios().size(), municipalities, keeps_years ? reader_.years().size() : 0) {
  if (!scenarios.empty()) return;
  scenarios.resize(reader.scenarios().size());
  std::iota(scenarios.begin(), scenarios.end(), std::size_t{0});
}

void RerunComparison::State::add_failed(int replicate, const std::string& reason) {
  const auto& failures = reader.failures();
  const auto found = std::find_if(failures.begin(), failures.end(),
                                  [&](const Failure& failure) { return failure.replicate == replicate; });
  const std::string kept = found == failures.end() ? "numbers" : found->reason;
  if (found == failures.end()) sums_fit = false;
  if (kept != reason)
    mismatches.add(
        {.variable = "failure_reason", .replicate = replicate, .stored = kept, .expected = reason});
}

void RerunComparison::State::add_series(int replicate, const std::vector<Series>& fresh) {
  const auto& replicates = reader.replicate_numbers();
  const auto& years = reader.years();
  const auto place = std::lower_bound(replicates.begin(), replicates.end(), replicate);
  if (place == replicates.end() || *place != replicate) return add_failed(replicate, "numbers");
  const auto position = static_cast<std::size_t>(place - replicates.begin());
  const auto& kept = stored.at(position);
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    compare(replicate, scenarios[s], kept[scenarios[s]], fresh[s]);
    compare_trajectories(replicate, scenarios[s], position, fresh[s].trajectories);
  }
  const bool fits = std::all_of(fresh.begin(), fresh.end(), [&](const Series& series) {
    return series.totals.awards.size() == municipalities &&
           (!keeps_years || series.totals.by_year.awards.size() == years.size() * municipalities);
  });
  if (fits && fresh.size() == reader.scenarios().size())
    sums.add(fresh);
  else
    sums_fit = false;
}

void RerunComparison::State::compare(int replicate, std::size_t scenario, const Series& kept,
                                     const Series& fresh) {
  const auto& years = reader.years();
  Mismatch here{.variable = {},
                .scenario = reader.scenarios()[scenario],
                .replicate = replicate,
                .stored = {},
                .expected = {}};
  numbers += stored.numbers();
  if (fresh.values.size() != kept.values.size()) {
    here.variable = "year";
    here.stored = std::to_string(years.size()) + " years";
    here.expected = std::to_string(fresh.values.size() / values_per_year());
    return mismatches.add(here);
  }
  for (const auto& row : measures()) {
    if (!stored.has(row.measure)) continue;
    for (std::size_t year = 0; year < years.size(); ++year) {
      for (std::size_t element = 0; element < row.elements(); ++element) {
        const double was = kept.at(year, row.measure, element);
        const double is = fresh.at(year, row.measure, element);
        if (same_bits(was, is)) continue;
        here.variable = row.name;
        here.year = years[year];
        here.element.clear();
        if (mismatches.count < Mismatches::most) here.element = element_text(reader, here.variable, element);
        here.stored = exact_text(was);
        here.expected = exact_text(is);
        mismatches.add(here);
      }
    }
  }
  if (kept.drifted != fresh.drifted)
    mismatches.add({.variable = "burn_in_drift",
                    .scenario = here.scenario,
                    .replicate = replicate,
                    .stored = kept.drifted ? "1" : "0",
                    .expected = fresh.drifted ? "1" : "0"});
}

void RerunComparison::State::compare_trajectories(int replicate, std::size_t scenario, std::size_t position,
                                                  const std::vector<double>& fresh) {
  const std::size_t columns = trajectories.names().size();
  // Years or municipalities that differ in number are named where the measures and inputs are compared.
  if (!trajectories.any() || fresh.size() != reader.years().size() * columns * municipalities) return;
  numbers += trajectories.numbers();
  const auto labels = reader.labels("municipality");
  for (std::size_t c = 0; c < columns; ++c) {
    if (!trajectories.names()[c]) continue;
    const auto kept = trajectories.read(c, scenario, position);
    for (std::size_t at = 0; at < kept.size(); ++at) {
      const std::size_t year = at / municipalities;
      const std::size_t municipality = at % municipalities;
      const double is = fresh[(year * columns + c) * municipalities + municipality];
      if (!same_bits(kept[at], is))
        mismatches.add({.variable = *trajectories.names()[c],
                        .scenario = reader.scenarios()[scenario],
                        .replicate = replicate,
                        .year = reader.years()[year],
                        .element = "municipality " + labels[municipality],
                        .stored = exact_text(kept[at]),
                        .expected = exact_text(is)});
    }
  }
}

void RerunComparison::State::compare_sums() {
  if (!sums_fit) return;  // the municipalities themselves differ, or a replicate failed: said elsewhere
  const auto labels = reader.labels("municipality");
  const std::size_t rows = municipality_sum_rows().size();
  for (std::size_t r = 0; r < sums.columns_count(); ++r) {
    const bool of_year = r >= rows;
    const std::string name(of_year ? municipality_year_rows()[r - rows].name
                                   : municipality_sum_rows()[r].name);
    if (!reader.has(name)) continue;
    const auto fresh = sums.column(r);
    const std::size_t of_scenario = fresh.size() / reader.scenarios().size();
    const auto kept = read_numbers(reader, name, fresh.size());
    for (std::size_t at = 0; at < kept.size(); ++at) {
      ++numbers;
      if (!same_bits(kept[at], fresh[at]))
        mismatches.add(
            {.variable = name,
             .scenario = reader.scenarios()[at / of_scenario],
             .year = of_year ? std::optional(reader.years()[at % of_scenario / labels.size()]) : std::nullopt,
             .element = "municipality " + labels[at % labels.size()],
             .stored = exact_text(kept[at]),
             .expected = exact_text(fresh[at])});
    }
  }
}

RerunComparison::RerunComparison(const ResultReader& reader, std::vector<std::size_t> scenarios)
    : state_(std::make_unique<State>(reader, std::move(scenarios))) {}

RerunComparison::~RerunComparison() = default;

void RerunComparison::add(int replicate, const std::vector<Series>& series, const std::string& failure) {
  if (failure.empty())
    state_->add_series(replicate, series);
  else
    state_->add_failed(replicate, failure);
}

void RerunComparison::compare_sums() { state_->compare_sums(); }

std::size_t RerunComparison::numbers() const { return state_->numbers; }

const Mismatches& RerunComparison::mismatches() const { return state_->mismatches; }

}  // namespace taktskifte
