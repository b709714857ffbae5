#include "taktskifte/run/simulate.hpp"

#include "run/calibrate.hpp"
#include "run/year.hpp"

namespace taktskifte {
namespace {

constexpr int proneness_years = 5;  // the last burn-in years whose mean chance makes research-proneness

void add_proneness(World& world) {
  for (std::size_t i = 0; i < world.size(); ++i) {
    world.calibration.prone_new[i] += world.now.chance_new[i] / proneness_years;
    world.calibration.prone_reused[i] += world.now.chance_reused[i] / proneness_years;
  }
}

}  // namespace

void advance_year(World& world, const Setting& setting, const Scenario& scenario, Luck luck) {
  live_year(world, setting, scenario, luck);
}

World burn_in(const Setting& setting, const Scenario& scenario, Luck luck) {
  World world = populate(setting, scenario, luck);
  const int years = scenario.run.burn_in_years;
  for (int t = 1; t <= years; ++t) {
    const YearNotes notes = live_year(world, setting, scenario, luck);
    if (t > years - proneness_years) {
      add_proneness(world);
      const double share = mean_research_chance(world);
      if (t == years - proneness_years + 1) world.calibration.share_five_years_ago = share;
      world.calibration.share_at_end = share;
    }
    calibrate(world, scenario, notes.reuse_chance, t);
  }
  world.calibration.scores = {};
  world.in_burn_in = false;
  return world;
}

void simulate(World& world, const Setting& setting, const Scenario& scenario, Luck luck,
              const std::function<void(const World&)>& observe) {
  for (int year = 0; year < scenario.run.years; ++year) {
    advance_year(world, setting, scenario, luck);
    observe(world);
  }
}

}  // namespace taktskifte
