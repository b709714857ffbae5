#include "session/record.hpp"

#include <cmath>
#include <limits>

#include "taktskifte/core/error.hpp"
#include "taktskifte/measures/measures.hpp"
#include "taktskifte/measures/municipality_years.hpp"

namespace taktskifte {
namespace {

// Calls `visit` with every column of counts of a replicate, in the order of a record.
template <class Some, class Visit>
void each_column(Some& totals, const Visit& visit) {
  for (auto* column : {&totals.innovations, &totals.research_innovations, &totals.applications,
                       &totals.awards, &totals.participations})
    visit(*column);
  auto& by_year = totals.by_year;
  for (auto* column :
       {&by_year.innovations, &by_year.research_innovations, &by_year.awards, &by_year.participations})
    visit(*column);
}

// Room for a replicate of a scenario.
Series empty_series(const Experiment& study) {
  const RunParameters& run = study.scenarios.front().scenario.run;
  const auto years = static_cast<std::size_t>(run.years);
  const std::size_t municipalities = study.municipalities->size();
  const std::size_t by_year = keeps_municipality_years(run, municipalities) ? years * municipalities : 0;
  Series series;
  series.values.resize(years * values_per_year());
  std::size_t column = 0;
  constexpr std::size_t totals = 5;
  each_column(series.totals,
              [&](auto& counts) { counts.resize(column++ < totals ? municipalities : by_year); });
  return series;
}

[[noreturn]] void refuse() {
  throw Error(ErrorKind::data,
              "the record is none of a replicate of this experiment; hand over what a session "
              "with the same experiment gave");
}

bool is_count(double value) {
  return value >= 0.0 && value <= std::numeric_limits<std::int32_t>::max() && value == std::floor(value);
}

// Counts of a replicate are whole numbers that a file can hold.
void check_values(std::span<const double> values) {
  while (!values.empty())
    for (const MeasureRow& row : measures()) {
      const auto of_row = values.first(row.elements());
      values = values.subspan(row.elements());
      if (row.stored() != Stored::count) continue;
      for (const double value : of_row)
        if (!is_count(std::abs(value))) refuse();
    }
}

}  // namespace

std::vector<double> record_of(const std::vector<Series>& series) {
  std::vector<double> record;
  for (const Series& one : series) {
    record.push_back(one.drifted ? 1.0 : 0.0);
    record.insert(record.end(), one.values.begin(), one.values.end());
    each_column(one.totals, [&](const auto& counts) {
      for (const auto count : counts) record.push_back(static_cast<double>(count));
    });
  }
  return record;
}

std::vector<Series> series_in(std::span<const double> record, const Experiment& study) {
  std::vector<Series> all;
  const auto take = [&](std::size_t count) {
    if (record.size() < count) refuse();
    const auto part = record.first(count);
    record = record.subspan(count);
    return part;
  };
  for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
    Series series = empty_series(study);
    series.drifted = take(1).front() != 0.0;
    const auto values = take(series.values.size());
    check_values(values);
    series.values.assign(values.begin(), values.end());
    each_column(series.totals, [&]<class Count>(std::vector<Count>& counts) {
      const auto part = take(counts.size());
      for (std::size_t i = 0; i < part.size(); ++i) {
        if (!is_count(part[i])) refuse();
        counts[i] = static_cast<Count>(part[i]);
      }
    });
    all.push_back(std::move(series));
  }
  if (!record.empty()) refuse();
  return all;
}

}  // namespace taktskifte
