#include "taktskifte/measures/recorder.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "taktskifte/measures/inequality.hpp"

namespace taktskifte {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double allowed_drift =
    0.01;  // of the research share, over five years (engine/MODEL.md, "Calibration")

double ratio(double part, double whole) { return whole > 0.0 ? part / whole : undefined; }

// Places the values of one year in the row of a series.
class Row {
 public:
  explicit Row(std::span<double> values) : values_(values) {}
  double& operator()(Measure measure, std::size_t element = 0) { return values_[offset(measure) + element]; }

 private:
  std::span<double> values_;
};

void record_innovation(const World& world, const Environment& environment, const BeliefParameters& belief,
                       Row& row) {
  double innovations = 0.0;
  double researchers = 0.0;
  double reused = 0.0;
  double copied = 0.0;
  double from_projects = 0.0;
  double believed = 0.0;
  double experience = 0.0;
  double units = 0.0;
  std::array<double, partner_count> partners{};
  for (std::size_t i = 0; i < world.size(); ++i) {
    const double with = world.year_state.partners[i][static_cast<std::size_t>(Partner::researcher)];
    innovations += world.year_state.innovations[i];
    researchers += with;
    reused += world.year_state.reused[i];
    copied += world.year_state.copied[i];
    from_projects += world.year_state.project_innovations[i];
    for (std::size_t p = 0; p < partner_count; ++p) partners[p] += world.year_state.partners[i][p];
    believed += environment.units[i] * believed_improvement(world, belief, i);
    experience += environment.units[i] * world.experience[i];
    units += environment.units[i];
    const auto group = static_cast<std::size_t>(environment.region[i]) * size_class_count +
                       static_cast<std::size_t>(environment.size_class[i]);
    row(Measure::innovations_region_size, group) += world.year_state.innovations[i];
    row(Measure::research_innovations_region_size, group) += with;
    row(Measure::awards_region_size, group) += world.year_state.awards[i];
  }
  row(Measure::innovations) = innovations;
  row(Measure::research_innovations) = researchers;
  row(Measure::research_share) = ratio(researchers, innovations);
  row(Measure::project_innovations) = from_projects;
  row(Measure::reuse_share) = ratio(reused, innovations);
  row(Measure::copied_share) = ratio(copied, innovations);
  row(Measure::belief_gap) = believed / units;
  row(Measure::mean_experience) = experience / units;
  for (std::size_t p = 0; p < partner_count; ++p) {
    row(Measure::partner_share, p) = ratio(partners[p], innovations);
  }
  for (std::size_t k = 0; k < outcome_count; ++k) {
    row(Measure::successes_with, k) = world.year_state.own_results.col(success_column(true, k)).sum();
    row(Measure::successes_without, k) = world.year_state.own_results.col(success_column(false, k)).sum();
  }
}

void record_funding(const YearState& now, Row& row) {
  const double municipal = std::accumulate(now.applications.begin(), now.applications.end(), 0.0);
  const double municipal_awards = std::accumulate(now.awards.begin(), now.awards.end(), 0.0);
  const double applications = municipal + now.other_applications;
  const double awards = municipal_awards + now.other_awards;
  row(Measure::applications) = applications;
  row(Measure::fundable_applications) = now.fundable_applications;
  row(Measure::awards) = awards;
  row(Measure::municipal_applications) = municipal;
  row(Measure::municipal_awards) = municipal_awards;
  row(Measure::first_time_applicants) = now.first_time_applicants;
  row(Measure::success_rate) = ratio(awards, applications);
  row(Measure::public_share_of_awards) = ratio(awards, awards + now.private_awards);
  row(Measure::own_contribution_nok) = now.own_contribution_nok;
  row(Measure::private_applications) = now.private_applications;
  row(Measure::private_awards) = now.private_awards;
  row(Measure::private_rd_nok) = now.private_rd_nok;

  const Ledger& ledger = now.ledger;
  row(Measure::pot_nok) = ledger.pot.as_double();
  row(Measure::public_part_nok) = ledger.public_side.part.as_double();
  row(Measure::private_part_nok) = ledger.private_side.part.as_double();
  row(Measure::awarded_nok) = ledger.public_side.awarded.as_double();
  row(Measure::unused_nok) = ledger.public_side.unused.as_double();
  row(Measure::carried_in_nok) = ledger.public_side.carried_in.as_double();
  row(Measure::moved_in_nok) = ledger.public_side.moved_in.as_double();
  row(Measure::private_awarded_nok) = ledger.private_side.awarded.as_double();
  row(Measure::private_unused_nok) = ledger.private_side.unused.as_double();
  row(Measure::private_carried_in_nok) = ledger.private_side.carried_in.as_double();
  row(Measure::private_moved_in_nok) = ledger.private_side.moved_in.as_double();
}

void record_research(const World& world, Row& row) {
  // world.step has moved on: the year just lived is the one before it.
  const std::size_t slot = (world.step + longest_project - 1) % longest_project;
  row(Measure::research_work_years) = world.reservations.public_side[slot];
  row(Measure::private_research_work_years) = world.reservations.private_side[slot];
  row(Measure::open_work_years) = world.year_state.open_work_years;
  row(Measure::lapsed_projects) = world.year_state.lapsed_projects;
  row(Measure::lapsed_nok) = world.year_state.lapsed.as_double();
  row(Measure::private_lapsed_projects) = world.year_state.private_lapsed_projects;
  row(Measure::private_lapsed_nok) = world.year_state.private_lapsed.as_double();
}

void record_detail(const YearState& now, Row& row) {
  for (std::size_t c = 0; c < cause_count; ++c) {
    row(Measure::innovations_cause, c) = static_cast<double>(now.causes[c]);
  }
  for (std::size_t m = 0; m < ministry_count; ++m) {
    row(Measure::awarded_nok_ministry, m) = now.ministries[m].as_double();
  }
  for (std::size_t s = 0; s < size_class_count; ++s) {
    for (std::size_t b = 0; b < barrier_count; ++b) {
      row(Measure::barriers, s * barrier_count + b) = static_cast<double>(now.barriers[s][b]);
    }
  }
  row(Measure::preprojects) =
      static_cast<double>(std::count(now.preproject.begin(), now.preproject.end(), 1));
  row(Measure::preproject_nok) = now.preprojects_awarded.as_double();
  row(Measure::joint_awards) = now.joint_awards;
}

/// The part of `members` that `reached` says yes to; NaN where there are no members.
std::array<double, size_class_count> shares_by_size(const std::vector<SizeClass>& size_class,
                                                    const std::vector<double>& reached) {
  const std::vector<double> members(reached.size(), 1.0);
  auto shares = sums_by<size_class_count>(size_class, reached);
  const auto all = sums_by<size_class_count>(size_class, members);
  for (std::size_t c = 0; c < size_class_count; ++c) shares[c] = ratio(shares[c], all[c]);
  return shares;
}

/// What has come about since the first reported year.
void record_reach(const MunicipalityTotals& so_far, const Environment& environment, Row& row) {
  const auto& awards = so_far.awards;
  std::vector<double> joined(awards.size());
  double awarded = 0.0;
  double took_part = 0.0;
  for (std::size_t i = 0; i < awards.size(); ++i) {
    joined[i] = so_far.participations[i] > 0 ? 1.0 : 0.0;
    took_part += joined[i];
    if (awards[i] > 0) ++awarded;
  }
  const auto municipalities = static_cast<double>(awards.size());
  row(Measure::gini_awards) = gini(awards);
  row(Measure::share_ever_awarded) = awarded / municipalities;
  row(Measure::theil_awards) = theil(awards, environment.population);
  row(Measure::theil_awards_between_size) =
      theil(sums_by<size_class_count>(environment.size_class, awards),
            sums_by<size_class_count>(environment.size_class, environment.population));
  row(Measure::theil_awards_between_region) =
      theil(sums_by<region_count>(environment.region, awards),
            sums_by<region_count>(environment.region, environment.population));
  const auto curve = lorenz(awards, lorenz_shares);
  for (std::size_t p = 0; p < curve.size(); ++p) row(Measure::lorenz_awards, p) = curve[p];
  row(Measure::share_ever_joined) = took_part / municipalities;
  const auto by_size = shares_by_size(environment.size_class, joined);
  for (std::size_t c = 0; c < size_class_count; ++c) row(Measure::ever_joined_share_size, c) = by_size[c];
}

void add_totals(const YearState& now, MunicipalityTotals& totals) {
  for (std::size_t i = 0; i < now.innovations.size(); ++i) {
    totals.innovations[i] += now.innovations[i];
    totals.research_innovations[i] += now.partners[i][static_cast<std::size_t>(Partner::researcher)];
    totals.applications[i] += now.applications[i];
    totals.awards[i] += now.awards[i];
    totals.participations[i] += now.participations[i];
  }
}

void add_year(const YearState& now, MunicipalityYears& years) {
  years.innovations.insert(years.innovations.end(), now.innovations.begin(), now.innovations.end());
  for (const auto& partners : now.partners)
    years.research_innovations.push_back(partners[static_cast<std::size_t>(Partner::researcher)]);
  years.awards.insert(years.awards.end(), now.awards.begin(), now.awards.end());
  years.participations.insert(years.participations.end(), now.participations.begin(),
                              now.participations.end());
}

}  // namespace

Recorder::Recorder(const Environment& environment, const BeliefParameters& belief, int years, bool by_year)
    : environment_(environment), belief_(belief), by_year_(by_year) {
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
  Row row(std::span(series_.values).subspan(first));
  add_totals(world.year_state, series_.totals);
  if (by_year_) add_year(world.year_state, series_.totals.by_year);
  record_innovation(world, environment_, belief_, row);
  record_funding(world.year_state, row);
  record_research(world, row);
  record_detail(world.year_state, row);
  record_reach(series_.totals, environment_, row);
}

Series Recorder::take(const World& world) {
  const Calibration& calibration = world.calibration;
  series_.drifted = std::fabs(calibration.share_at_end - calibration.share_five_years_ago) > allowed_drift;
  return std::move(series_);
}

}  // namespace taktskifte
