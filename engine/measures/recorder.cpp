#include "taktskifte/measures/recorder.hpp"

#include <cmath>
#include <span>

#include "taktskifte/measures/inequality.hpp"
#include "taktskifte/measures/year_view.hpp"

namespace taktskifte {
namespace {

constexpr double allowed_drift =
    0.01;  // of the research share, over five years (engine/MODEL.md, "Calibration")

// What is derived comes last, since it may be of any other measures.
void record(const YearView& view, std::span<double> values) {
  for (const MeasureRow& row : measures()) {
    double& first = values[offset(row.measure)];
    if (row.value != nullptr) first = row.value(view);
    if (row.values != nullptr) row.values(view, {&first, elements(row.measure)});
  }
  const auto recorded = [&](Measure measure) { return values[offset(measure)]; };
  for (const MeasureRow& row : measures())
    if (row.is_derived()) values[offset(row.measure)] = total(row.formula, recorded);
}

// A loop for each column: of all together, the compiler makes no lanes.
void add(const std::vector<int>& counts, std::vector<std::int32_t>& totals) {
  for (std::size_t i = 0; i < counts.size(); ++i) totals[i] += counts[i];
}

void add_totals(const YearState& now, MunicipalityTotals& totals) {
  add(now.innovations, totals.innovations);
  add(now.with_researcher, totals.research_innovations);
  add(now.applications, totals.applications);
  add(now.awards, totals.awards);
  add(now.participations, totals.participations);
}

void append(const std::vector<int>& counts, std::vector<std::int32_t>& years) {
  years.insert(years.end(), counts.begin(), counts.end());
}

void add_year(const YearState& now, MunicipalityYears& years) {
  append(now.innovations, years.innovations);
  append(now.with_researcher, years.research_innovations);
  append(now.awards, years.awards);
  append(now.participations, years.participations);
}

}  // namespace

Recorder::Recorder(const Environment& environment, int years, bool by_year)
    : environment_(environment), sums_(sums_of(environment)), by_year_(by_year) {
  series_.values.reserve(static_cast<std::size_t>(years) * values_per_year());
  for (auto* column :
       {&series_.totals.innovations, &series_.totals.research_innovations, &series_.totals.applications,
        &series_.totals.awards, &series_.totals.participations}) {
    column->assign(environment.size(), 0);
  }
  if (!by_year) return;
  MunicipalityYears& all = series_.totals.by_year;
  for (auto* column : {&all.innovations, &all.research_innovations, &all.awards, &all.participations})
    column->reserve(static_cast<std::size_t>(years) * environment.size());
}

void Recorder::observe(const World& world) {
  const std::size_t first = series_.values.size();
  series_.values.resize(first + values_per_year(), 0.0);
  add_totals(world.year_state, series_.totals);
  if (by_year_) add_year(world.year_state, series_.totals.by_year);
  const RankedCounts awards = ranked(series_.totals.awards);
  record({world, environment_, series_.totals, sums_, awards}, std::span(series_.values).subspan(first));
}

Series Recorder::take(const World& world) {
  const Calibration& calibration = world.calibration;
  series_.drifted = std::fabs(calibration.share_at_end - calibration.share_five_years_ago) > allowed_drift;
  return std::move(series_);
}

}  // namespace taktskifte
