#include "taktskifte/measures/recorder.hpp"

#include <cmath>
#include <span>

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

void add_totals(const YearState& now, MunicipalityTotals& totals) {
  for (std::size_t i = 0; i < now.innovations.size(); ++i) {
    totals.innovations[i] += now.innovations[i];
    totals.research_innovations[i] += now.with_researcher[i];
    totals.applications[i] += now.applications[i];
    totals.awards[i] += now.awards[i];
    totals.participations[i] += now.participations[i];
  }
}

void add_year(const YearState& now, MunicipalityYears& years) {
  years.innovations.insert(years.innovations.end(), now.innovations.begin(), now.innovations.end());
  years.research_innovations.insert(years.research_innovations.end(), now.with_researcher.begin(),
                                    now.with_researcher.end());
  years.awards.insert(years.awards.end(), now.awards.begin(), now.awards.end());
  years.participations.insert(years.participations.end(), now.participations.begin(),
                              now.participations.end());
}

}  // namespace

Recorder::Recorder(const Environment& environment, int years, bool by_year)
    : environment_(environment), by_year_(by_year) {
  series_.values.reserve(static_cast<std::size_t>(years) * values_per_year());
  for (auto* column :
       {&series_.totals.innovations, &series_.totals.research_innovations, &series_.totals.applications,
        &series_.totals.awards, &series_.totals.participations}) {
    column->assign(environment.size(), 0);
  }
}

void Recorder::observe(const World& world) {
  const std::size_t first = series_.values.size();
  series_.values.resize(first + values_per_year(), 0.0);
  add_totals(world.year_state, series_.totals);
  if (by_year_) add_year(world.year_state, series_.totals.by_year);
  record({world, environment_, series_.totals}, std::span(series_.values).subspan(first));
}

Series Recorder::take(const World& world) {
  const Calibration& calibration = world.calibration;
  series_.drifted = std::fabs(calibration.share_at_end - calibration.share_five_years_ago) > allowed_drift;
  return std::move(series_);
}

}  // namespace taktskifte
