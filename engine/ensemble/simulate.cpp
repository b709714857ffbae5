#include "taktskifte/ensemble/simulate.hpp"

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

}  // namespace

void run_year(World& world, const Environment& environment, const Scenario& scenario, ReplicateSeed seed) {
  YearColumns columns;
  step_year(world, environment, scenario, seed, columns);
}

World burn_in(const Environment& environment, const Scenario& scenario, ReplicateSeed seed,
              const StopRequest& stop) {
  end_if(stop);
  World world = populate(environment, scenario, seed);
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
    calibrate(world, scenario, columns.reuse_chance, t);
  }
  world.calibration.scores = {};
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
