#include <algorithm>
#include <cmath>

#include "taktskifte/core/math.hpp"
#include "taktskifte/random/draw.hpp"
#include "taktskifte/world/world.hpp"

namespace taktskifte {
namespace {

YearState empty_year(std::size_t n) {
  const auto rows = static_cast<Eigen::Index>(n);
  YearState year;
  for (auto* column : {&year.innovations, &year.reused, &year.applications, &year.awards,
                       &year.exposing_projects, &year.participations, &year.project_innovations,
                       &year.unaffordable, &year.without_researcher, &year.with_researcher}) {
    column->assign(n, 0);
  }
  year.preproject.assign(n, 0);
  year.chance_new.assign(n, 0.0);
  year.chance_reused.assign(n, 0.0);
  for (auto& counts : year.kinds) counts.assign(n, 0);
  year.shown = Beliefs::Zero(rows, belief_width);
  return year;
}

// U h: innovations in an average year without any policy.
Eigen::VectorXd average_innovations(const Environment& environment) {
  Eigen::VectorXd innovations(static_cast<Eigen::Index>(environment.size()));
  for (std::size_t i = 0; i < environment.size(); ++i) {
    innovations[static_cast<Eigen::Index>(i)] = environment.units[i] * environment.innovation_chance[i];
  }
  return innovations;
}

}  // namespace

World populate(const Environment& environment, const Scenario& scenario, ReplicateSeed seed) {
  const std::size_t n = environment.size();
  World world;
  world.year = scenario.run.first_year + (-scenario.run.burn_in_years);

  world.capability.reserve(n);
  world.experience.reserve(n);
  const double with_size = scenario.population.capability_size_correlation;
  const double without = std::sqrt(1.0 - with_size * with_size);
  for (std::size_t i = 0; i < n; ++i) {
    const Stream stream(seed, Purpose::capability, 0, environment.number[i]);
    world.capability.push_back(with_size * environment.z[i] + without * normal(stream.uniform(0)));
    world.mean_capability += environment.application_weight[i] * world.capability[i];
  }

  // As if the year before the first had been an average one.
  rewire_peers(world, environment, scenario,
               peers_looked_at(scenario.peers, scenario.peers.further.at(world.year)), seed);
  world.beliefs.resize(static_cast<Eigen::Index>(n), belief_width);
  world.beliefs.rowwise() =
      prior_belief(scenario.belief, scenario.barometer, scenario.apply, environment.reference_success)
          .matrix();
  world.beliefs.col(innovations_column) =
      means_over_peers(world.peers->looks_at, average_innovations(environment));
  world.beliefs.col(research_column) =
      scenario.partners.research_share * world.beliefs.col(innovations_column);
  const double experience_kept = exp(-log(2.0) / scenario.experience.half_life);
  for (std::size_t i = 0; i < n; ++i) {
    const double exposed_a_year = scenario.partners.research_share * environment.innovation_chance[i];
    world.experience.push_back(std::fmin(1.0, exposed_a_year / (1.0 - experience_kept)));
  }
  world.last_won.assign(n, never);
  world.last_preproject.assign(n, never);
  world.has_applied.assign(n, 0);
  world.running.assign(n, 0);

  world.reservations.site.assign(environment.sites(), {});
  const auto last = std::max_element(environment.institution.begin(), environment.institution.end());
  world.ties = Ties(n, static_cast<std::size_t>(*last + 1));

  world.calibration.research_intercept = environment.research_intercept;
  world.calibration.log_applications = log(scenario.apply.municipal_part * scenario.apply.reference_count);
  world.calibration.reuse_intercept = logit(scenario.reuse.share);
  world.calibration.prone_new.assign(n, 0.0);
  world.calibration.prone_reused.assign(n, 0.0);

  world.year_state = empty_year(n);
  return world;
}

void rewire_peers(World& world, const Environment& environment, const Scenario& scenario, std::size_t count,
                  ReplicateSeed seed) {
  PeerNetwork network;
  network.nearest = count;
  network.looks_at =
      draw_peers(environment.nearest, count, environment.number, scenario.peers.long_ties, seed);
  const auto rows = static_cast<Eigen::Index>(environment.size());
  Eigen::VectorXd units(rows);
  for (Eigen::Index row = 0; row < rows; ++row) units[row] = environment.units[static_cast<std::size_t>(row)];
  network.units = means_over_peers(network.looks_at, units);
  const Eigen::VectorXd innovations = means_over_peers(network.looks_at, average_innovations(environment));
  const Year start = scenario.run.first_year + (-scenario.run.burn_in_years);
  const double shared = scenario.reuse.spread_share.at(start);
  network.start_pool.assign(environment.size(), 0.0);
  for (Eigen::Index row = 0; row < rows; ++row) {
    if (network.units[row] <= 0.0) continue;
    network.start_pool[static_cast<std::size_t>(row)] = shared * innovations[row] / network.units[row];
  }
  world.peers = std::make_shared<const PeerNetwork>(std::move(network));
}

Eigen::Array<double, 1, belief_width> prior_belief(const BeliefParameters& belief,
                                                   const BarometerParameters& barometer,
                                                   const ApplyParameters& apply, double reference_success) {
  Eigen::Array<double, 1, belief_width> prior = Eigen::Array<double, 1, belief_width>::Zero();
  double worth = 0.0;
  for (std::size_t k = 0; k < outcome_count; ++k) worth += belief.outcome_weights[k] * barometer.base[k];
  for (const bool researcher : {false, true}) {
    prior[tries_column(researcher)] = belief.prior_weight;
    prior[worth_column(researcher)] = belief.prior_weight * worth;
  }
  prior[applied_column] = apply.belief_weight;
  prior[won_column] = apply.belief_weight * reference_success;
  return prior;
}

}  // namespace taktskifte
