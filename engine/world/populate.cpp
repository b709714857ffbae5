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
  for (auto* column : {&year.innovations, &year.reused, &year.copied, &year.applications, &year.awards,
                       &year.exposing_projects, &year.participations, &year.project_innovations,
                       &year.unaffordable, &year.without_researcher, &year.with_researcher}) {
    column->assign(n, 0);
  }
  year.preproject.assign(n, 0);
  year.chance_new.assign(n, 0.0);
  year.chance_reused.assign(n, 0.0);
  year.kinds.assign(n, {});
  year.kinds_with_firm.assign(n, {});
  year.own_results = EvidenceCounts::Zero(rows, evidence_width);
  year.seen_results = EvidenceCounts::Zero(rows, evidence_width);
  return year;
}

Evidence prior_beliefs(std::size_t n, const Scenario& scenario) {
  Evidence prior(static_cast<Eigen::Index>(n), evidence_width);
  for (const bool researcher : {false, true}) {
    prior.col(tries_column(researcher)).setConstant(scenario.belief.prior_weight);
    for (std::size_t k = 0; k < outcome_count; ++k) {
      prior.col(success_column(researcher, k))
          .setConstant(scenario.belief.prior_weight * scenario.barometer.base[k]);
    }
  }
  return prior;
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
  world.peer_innovations = world.peers->weights * average_innovations(environment);
  world.peer_research = scenario.partners.research_share * world.peer_innovations;
  const double experience_kept = exp(-log(2.0) / scenario.experience.half_life);
  for (std::size_t i = 0; i < n; ++i) {
    const double exposed_a_year = scenario.partners.research_share * environment.innovation_chance[i];
    world.experience.push_back(std::fmin(1.0, exposed_a_year / (1.0 - experience_kept)));
  }
  world.beliefs = prior_beliefs(n, scenario);
  world.applied_belief.assign(n, scenario.apply.belief_weight);
  world.won_belief.assign(n, scenario.apply.belief_weight * environment.reference_success);
  constexpr std::int32_t never = -1'000'000'000;
  world.last_won.assign(n, never);
  world.last_preproject.assign(n, never);
  world.has_applied.assign(n, 0);
  world.running.assign(n, 0);

  world.reservations.site.assign(environment.sites(), {});
  const auto last = std::max_element(environment.institution.begin(), environment.institution.end());
  world.tie.assign(n * static_cast<std::size_t>(*last + 1), false);

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
  network.weights =
      draw_peers(environment.nearest, count, environment.number, scenario.peers.long_ties, seed);
  const auto rows = static_cast<Eigen::Index>(environment.size());
  Eigen::VectorXd units(rows);
  for (Eigen::Index row = 0; row < rows; ++row) units[row] = environment.units[static_cast<std::size_t>(row)];
  network.units = network.weights * units;
  const Eigen::VectorXd innovations = network.weights * average_innovations(environment);
  const Year start = scenario.run.first_year + (-scenario.run.burn_in_years);
  const double shared = scenario.reuse.spread_share.at(start);
  network.start_pool.assign(environment.size(), 0.0);
  for (Eigen::Index row = 0; row < rows; ++row) {
    if (network.units[row] <= 0.0) continue;
    network.start_pool[static_cast<std::size_t>(row)] = shared * innovations[row] / network.units[row];
  }
  world.peers = std::make_shared<const PeerNetwork>(std::move(network));
}

double believed_improvement(const World& world, const BeliefParameters& rules, std::size_t municipality) {
  const auto row = static_cast<Eigen::Index>(municipality);
  const double tries_with = world.beliefs(row, tries_column(true));
  const double tries_without = world.beliefs(row, tries_column(false));
  constexpr int outcomes = static_cast<int>(outcome_count);
  const Eigen::Array<double, 1, outcomes> difference =
      world.beliefs.block<1, outcomes>(row, success_column(true, 0)).array() / tries_with -
      world.beliefs.block<1, outcomes>(row, success_column(false, 0)).array() / tries_without;
  double improvement = 0.0;
  for (int k = 0; k < outcomes; ++k)
    improvement += rules.outcome_weights[static_cast<std::size_t>(k)] * difference[k];
  return improvement;
}

std::vector<double> believed_improvements(const World& world, const BeliefParameters& rules) {
  std::vector<double> believed(world.size());
  for (std::size_t i = 0; i < believed.size(); ++i) believed[i] = believed_improvement(world, rules, i);
  return believed;
}

}  // namespace taktskifte
