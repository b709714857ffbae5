#include "taktskifte/ensemble/simulate.hpp"

#include <algorithm>

#include "ensemble/calibrate.hpp"
#include "ensemble/year.hpp"

namespace taktskifte {
namespace {

constexpr int proneness_years = 5;  // the last burn-in years whose mean chance makes research-proneness

void add_proneness(World& world) {
  for (std::size_t i = 0; i < world.size(); ++i) {
    world.calibration.prone_new[i] += world.year_state.chance_new[i] / proneness_years;
    world.calibration.prone_reused[i] += world.year_state.chance_reused[i] / proneness_years;
  }
}

// Of all applications of the burn-in, about: so that the list of scores need not move when it grows. At most
// 64 MiB, or almost three times what a large country sends in twenty years by the defaults (110 a year for
// 422 municipalities); a longer list grows from there.
std::size_t room_for_scores(const Scenario& scenario, std::size_t municipalities) {
  constexpr double to_spare = 1.1;
  const double most = std::max(0x1p26 / sizeof(double), 16.0 * static_cast<double>(municipalities));
  double expected = 0.0;
  for (int year = -scenario.run.burn_in_years; year < 0; ++year) {
    const YearPolicy policy = policy_of(scenario, scenario.run.first_year + year, true);
    expected += std::min(planned_municipal_applications(scenario.apply, scenario.funding, policy) +
                             expected_other_public(scenario.apply, scenario.funding, policy),
                         most_expected_of_group(municipalities));
  }
  return static_cast<std::size_t>(std::min(to_spare * expected, most));
}

}  // namespace

void run_year(World& world, const Environment& environment, const Scenario& scenario, ReplicateSeed seed) {
  YearColumns columns;
  step_year(world, environment, scenario, seed, columns);
}

World burn_in(const Environment& environment, const Scenario& scenario, ReplicateSeed seed,
              const StopRequest& stop) {
  end_if(stop);
  World world = populate(environment, scenario, seed);
  world.calibration.scores.reserve(room_for_scores(scenario, world.size()));
  YearColumns columns;
  const int years = scenario.run.burn_in_years;
  for (int t = 1; t <= years; ++t) {
    end_if(stop);
    step_year(world, environment, scenario, seed, columns);
    if (t > years - proneness_years) {
      add_proneness(world);
      const double share = mean_research_chance(world);
      if (t == years - proneness_years + 1) world.calibration.share_five_years_ago = share;
      world.calibration.share_at_end = share;
    }
    calibrate(world, scenario, t);
  }
  world.calibration.scores = std::vector<double>();  // {} would keep its memory
  world.in_burn_in = false;
  return world;
}

void simulate(World& world, const Environment& environment, const Scenario& scenario, ReplicateSeed seed,
              const std::function<void(const World&)>& observe, const StopRequest& stop) {
  YearColumns columns;
  for (int year = 0; year < scenario.run.years; ++year) {
    end_if(stop);
    step_year(world, environment, scenario, seed, columns);
    observe(world);
  }
}

}  // namespace taktskifte
