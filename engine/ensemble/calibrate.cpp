#include "ensemble/calibrate.hpp"

#include <algorithm>
#include <numeric>

#include "taktskifte/core/math.hpp"

namespace taktskifte {
namespace {

// Distance from a share to its target on the logit scale, bounded so that a share of 0 or 1 moves a finite
// step.
double logit_distance(double target, double share) {
  constexpr double edge = 1e-6;
  return logit(target) - logit(std::clamp(share, edge, 1.0 - edge));
}

}  // namespace

double calibration_gain(int t) { return t <= 8 ? 0.5 : 0.5 / (t - 6); }

double mean_research_chance(const World& world) {
  double expected = 0.0;
  double innovations = 0.0;
  for (std::size_t i = 0; i < world.size(); ++i) {
    const int reused = world.year_state.reused[i];
    expected += reused * world.year_state.chance_reused[i] +
                (world.year_state.innovations[i] - reused) * world.year_state.chance_new[i];
    innovations += world.year_state.innovations[i];
  }
  return innovations > 0.0 ? expected / innovations : 0.0;
}

void calibrate(World& world, const Scenario& scenario, int t) {
  const double gain = calibration_gain(t);
  Calibration& calibration = world.calibration;

  // Researchers initiate a fixed share; alpha moves the rest only, so the distance is measured on the rest.
  const double initiated = scenario.partners.research_initiated_share;
  auto chosen = [&](double share) { return (share - initiated) / (1.0 - initiated); };
  double distance =
      logit_distance(chosen(scenario.partners.research_share), chosen(mean_research_chance(world)));
  // A step function may have everybody on one side of the threshold, which says nothing about how far off
  // alpha is; so under that rule a step is bounded. The logit rule needs no bound.
  if (scenario.choice.rule == ChoiceRule::threshold) distance = std::clamp(distance, -1.0, 1.0);
  calibration.research_intercept += gain * distance;

  const auto& counts = world.year_state.innovations;
  const double innovations = std::accumulate(counts.begin(), counts.end(), 0.0);
  if (innovations > 0.0) {
    const double reused = world.year_state.expected_reused;
    calibration.reuse_intercept += gain * logit_distance(scenario.reuse.share, reused / innovations);
  }

  const double money = world.known_public_part / (scenario.funding.reference_public_pot_mnok * nok_per_mnok);
  const double target =
      scenario.apply.municipal_part * scenario.apply.reference_count * pow(money, scenario.apply.elasticity);
  if (target > 0.0 && world.year_state.expected_applications > 0.0) {
    calibration.log_applications += gain * (log(target) - log(world.year_state.expected_applications));
  }
}

}  // namespace taktskifte
