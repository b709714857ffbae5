#include "contents/replicate_columns.hpp"

#include <cmath>
#include <limits>
#include <string>

namespace taktskifte::layout {
namespace {

void check_counts(const Description& description, std::span<const double> values) {
  if (description.kind != NumberType::int32) return;
  constexpr double most = std::numeric_limits<std::int32_t>::max();
  for (const double value : values)
    if (!(std::abs(value) <= most) || value != static_cast<std::int32_t>(value))
      results_defect(description.name + " = " + std::to_string(value) + " is not a count");
}

}  // namespace

void results_defect(const std::string& what) {
  throw Error(ErrorKind::internal,
              "writing results: " + what + "; this is a defect of the program, please report it");
}

void check_header(const ResultHeader& header) {
  if (header.scenarios.empty()) results_defect("no scenario");
  if (header.replicates.empty()) results_defect("no replicate");
  if (header.municipalities->size() == 0) results_defect("no municipality");
  const auto& first = header.scenarios.front();
  if (first.scenario.run.years < 1) results_defect("no year");
  for (const auto& other : header.scenarios) {
    if (other.scenario.run.years != first.scenario.run.years ||
        other.scenario.run.first_year != first.scenario.run.first_year ||
        other.entries.size() != first.entries.size())
      results_defect("scenarios of different years or keys in one file");
  }
}

ReplicateColumns::ReplicateColumns(const ResultHeader& header)
    : descriptions_(replicate_variables(header.trajectories)),
      years_(static_cast<std::size_t>(header.scenarios.front().scenario.run.years)),
      municipalities_(header.municipalities->size()),
      trajectories_(header.trajectories) {}

void ReplicateColumns::split(const Series& series, const Sink& sink) const {
  const std::size_t width = values_per_year();
  if (series.values.size() != years_ * width) results_defect("a series of the wrong length");
  const auto checked = [&](std::size_t column, std::span<const double> values) {
    check_counts(descriptions_[column], values);
    sink(column, values);
  };
  std::size_t column = 0;
  for (const auto& row : measures()) {
    for (std::size_t at = offset(row.measure); at < series.values.size(); at += width)
      checked(column, std::span(series.values).subspan(at, elements(row.measure)));
    ++column;
  }
  if (trajectories_) split_trajectories(series.trajectories, column, checked);
  const double drifted = series.drifted ? 1.0 : 0.0;
  sink(descriptions_.size() - 1, {&drifted, 1});
}

void ReplicateColumns::split_trajectories(const std::vector<double>& values, std::size_t first,
                                          const Sink& sink) const {
  const std::size_t columns = trajectory_columns().size();
  if (values.size() != years_ * columns * municipalities_) results_defect("a panel of the wrong length");
  for (std::size_t year = 0; year < years_; ++year)
    for (std::size_t c = 0; c < columns; ++c)
      sink(first + c, std::span(values).subspan((year * columns + c) * municipalities_, municipalities_));
}

}  // namespace taktskifte::layout
