#include "taktskifte/measures/trajectories.hpp"

#include <array>
#include <numeric>
#include <utility>

#include "taktskifte/random/stream.hpp"

namespace taktskifte {
namespace {

/// What a column's value may come from.
struct View {
  const World& world;
  const Environment& environment;
  const std::vector<int>& copied;  ///< reused innovations that are copies
};

struct TrajectoryRow {
  TrajectoryColumn column;
  double (*value)(const View&, std::size_t municipality);
};

constexpr Stored count = Stored::count;
constexpr Stored real = Stored::real;

template <auto Counts>
double of_year(const View& view, std::size_t i) {
  return static_cast<double>((view.world.year_state.*Counts)[i]);
}

template <bool Researcher, Outcome Of>
double successes(const View& view, std::size_t i) {
  return view.world.year_state.successes_of_each[Researcher ? 1 : 0][static_cast<std::size_t>(Of)][i];
}

constexpr std::array trajectory_rows = {
    TrajectoryRow{{"innovations", "innovations in the year", "1", count, "innovations"},
                  of_year<&YearState::innovations>},
    TrajectoryRow{{"research_innovations", "innovations with a researcher, projects not counted", "1", count,
                   "research_innovations"},
                  of_year<&YearState::with_researcher>},
    TrajectoryRow{{"reused", "innovations that reuse another's solution", "1", count},
                  of_year<&YearState::reused>},
    TrajectoryRow{{"copied", "innovations that copy another's solution as it is", "1", count},
                  [](const View& view, std::size_t i) { return static_cast<double>(view.copied[i]); }},
    TrajectoryRow{{"project_innovations", "innovations that ending projects yielded; part of no other count",
                   "1", count, "project_innovations"},
                  of_year<&YearState::project_innovations>},
    TrajectoryRow{{"applications", "applications led", "1", count, "municipal_applications"},
                  of_year<&YearState::applications>},
    TrajectoryRow{{"awards", "grants led", "1", count, "municipal_awards"}, of_year<&YearState::awards>},
    TrajectoryRow{
        {"unaffordable", "applications that could not be co-financed; not among applications", "1", count},
        of_year<&YearState::unaffordable>},
    TrajectoryRow{
        {"without_researcher", "projects led that wait or lapse for want of researchers", "1", count},
        of_year<&YearState::without_researcher>},
    TrajectoryRow{{"preproject", "1 = got a grant for a pre-project", "1", count, "preprojects"},
                  of_year<&YearState::preproject>},
    TrajectoryRow{{"participations", "projects that began, led or joined", "1", count},
                  of_year<&YearState::participations>},
    TrajectoryRow{{"running_projects", "projects led that run on after the year", "1", count},
                  [](const View& view, std::size_t i) { return static_cast<double>(view.world.running[i]); }},
    TrajectoryRow{{"successes_with_quality", "innovations with a researcher that raised quality", "1", count,
                   "successes_with", static_cast<std::size_t>(Outcome::quality)},
                  successes<true, Outcome::quality>},
    TrajectoryRow{{"successes_with_efficiency", "innovations with a researcher that raised efficiency", "1",
                   count, "successes_with", static_cast<std::size_t>(Outcome::efficiency)},
                  successes<true, Outcome::efficiency>},
    TrajectoryRow{{"successes_with_avoided_cost", "innovations with a researcher that avoided cost", "1",
                   count, "successes_with", static_cast<std::size_t>(Outcome::avoided_cost)},
                  successes<true, Outcome::avoided_cost>},
    TrajectoryRow{{"successes_with_employee_satisfaction",
                   "innovations with a researcher that raised employee satisfaction", "1", count,
                   "successes_with", static_cast<std::size_t>(Outcome::employee_satisfaction)},
                  successes<true, Outcome::employee_satisfaction>},
    TrajectoryRow{{"successes_with_business_value", "innovations with a researcher that made business value",
                   "1", count, "successes_with", static_cast<std::size_t>(Outcome::business_value)},
                  successes<true, Outcome::business_value>},
    TrajectoryRow{{"successes_without_quality", "innovations without a researcher that raised quality", "1",
                   count, "successes_without", static_cast<std::size_t>(Outcome::quality)},
                  successes<false, Outcome::quality>},
    TrajectoryRow{{"successes_without_efficiency", "innovations without a researcher that raised efficiency",
                   "1", count, "successes_without", static_cast<std::size_t>(Outcome::efficiency)},
                  successes<false, Outcome::efficiency>},
    TrajectoryRow{{"successes_without_avoided_cost", "innovations without a researcher that avoided cost",
                   "1", count, "successes_without", static_cast<std::size_t>(Outcome::avoided_cost)},
                  successes<false, Outcome::avoided_cost>},
    TrajectoryRow{{"successes_without_employee_satisfaction",
                   "innovations without a researcher that raised employee satisfaction", "1", count,
                   "successes_without", static_cast<std::size_t>(Outcome::employee_satisfaction)},
                  successes<false, Outcome::employee_satisfaction>},
    TrajectoryRow{
        {"successes_without_business_value", "innovations without a researcher that made business value", "1",
         count, "successes_without", static_cast<std::size_t>(Outcome::business_value)},
        successes<false, Outcome::business_value>},
    TrajectoryRow{
        {"research_chance_new", "chance that a new innovation of the year took in a researcher", "1", real},
        of_year<&YearState::chance_new>},
    TrajectoryRow{{"research_chance_reused",
                   "chance that a reused innovation of the year took in a researcher", "1", real},
                  of_year<&YearState::chance_reused>},
    TrajectoryRow{{"capability", "capability, the same in every year of a replicate", "1", real},
                  [](const View& view, std::size_t i) { return view.world.capability[i]; }},
    TrajectoryRow{
        {"access", "standardised closeness to research, offices left out; the same in every year", "1", real},
        [](const View& view, std::size_t i) { return view.environment.access[i]; }},
    TrajectoryRow{{"experience", "share of units with recent research experience, after the year", "1", real},
                  [](const View& view, std::size_t i) { return view.world.experience[i]; }},
    TrajectoryRow{
        {"belief", "what it believes researchers add to the chance of success, after the year", "1", real},
        [](const View& view, std::size_t i) { return believed_improvement(view.world, i); }},
    TrajectoryRow{{"believed_award_chance",
                   "chance of a grant it believes an application to have, after the year", "1", real},
                  [](const View& view, std::size_t i) { return believed_award_chance(view.world, i); }},
};

constexpr auto all_columns = [] {
  std::array<TrajectoryColumn, trajectory_rows.size()> all{};
  for (std::size_t c = 0; c < trajectory_rows.size(); ++c) all[c] = trajectory_rows[c].column;
  return all;
}();

/// Which of the country's reused innovations the copies are: all have the same chance, so they are drawn
/// among them without replacement. The country's number is what it is without anybody looking at each.
std::vector<int> split_copies(std::int64_t copies, std::span<const int> reused, const YearStreams& draws) {
  std::int64_t left = std::accumulate(reused.begin(), reused.end(), std::int64_t{0});
  StreamCursor cursor(draws.of_number(Purpose::split_copies, 0), 0);
  std::vector<int> of_each(reused.size());
  for (std::size_t i = 0; i < reused.size(); ++i) {
    for (int innovation = 0; innovation < reused[i]; ++innovation, --left) {
      const bool copy = cursor.next() * static_cast<double>(left) < static_cast<double>(copies);
      of_each[i] += copy ? 1 : 0;
      copies -= copy ? 1 : 0;
    }
  }
  return of_each;
}

}  // namespace

std::span<const TrajectoryColumn> trajectory_columns() { return all_columns; }

TrajectoryRecorder::TrajectoryRecorder(const Environment& environment, ReplicateSeed seed, int years)
    : environment_(environment), seed_(seed) {
  trajectories_.reserve(static_cast<std::size_t>(years) * trajectory_rows.size() * environment.size());
}

void TrajectoryRecorder::observe(const World& world) {
  const YearStreams draws{seed_, world.step - 1};  // world.step has moved on
  const auto copied = split_copies(world.year_state.copied, world.year_state.reused, draws);
  const View view{world, environment_, copied};
  for (const TrajectoryRow& row : trajectory_rows) {
    for (std::size_t i = 0; i < world.size(); ++i) trajectories_.push_back(row.value(view, i));
  }
}

std::vector<double> TrajectoryRecorder::take() { return std::exchange(trajectories_, {}); }

}  // namespace taktskifte
