#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"

namespace taktskifte {

void learn(World& world, const Setting& setting, const BeliefRules& belief, const BarometerRules& barometer,
           const ApplyRules& apply, double spread_share) {
  const auto rows = static_cast<Eigen::Index>(world.size());
  const double kept = belief.half_life > 0.0 ? exp(-log(2.0) / belief.half_life) : 1.0;
  const double peer_weight = belief.peer_weight * spread_share;

  const Evidence evidence = world.now.own_results + world.now.project_results;
  const Evidence peer_evidence = world.peers * evidence;
  for (const bool researcher : {false, true}) {
    for (int c = 0; c < arm_width; ++c) {
      const int column = tries_column(researcher) + c;
      const double prior =
          belief.prior_weight * (c == 0 ? 1.0 : barometer.base[static_cast<std::size_t>(c - 1)]);
      world.beliefs.col(column) = (prior + kept * (world.beliefs.col(column).array() - prior)).matrix() +
                                  evidence.col(column) + peer_weight * peer_evidence.col(column);
    }
  }

  // What peers did, for next year's choices: innovations, with researchers, applications and awards.
  Eigen::Matrix<double, Eigen::Dynamic, 4, Eigen::RowMajor> seen(rows, 4);
  for (Eigen::Index row = 0; row < rows; ++row) {
    const auto i = static_cast<std::size_t>(row);
    seen(row, 0) = world.now.innovations[i];
    seen(row, 1) = world.now.own_results(row, tries_column(true));
    seen(row, 2) = world.now.applications[i];
    seen(row, 3) = world.now.awards[i];
  }
  const Eigen::Matrix<double, Eigen::Dynamic, 4, Eigen::RowMajor> peers = world.peers * seen;
  world.peer_innovations = peers.col(0);
  world.peer_research = peers.col(1);

  const double prior_applied = apply.belief_weight;
  const double prior_won = apply.belief_weight * setting.reference_success;
  for (std::size_t i = 0; i < world.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    world.applied_belief[i] = prior_applied + kept * (world.applied_belief[i] - prior_applied) +
                              seen(row, 2) + peer_weight * peers(row, 2);
    world.won_belief[i] =
        prior_won + kept * (world.won_belief[i] - prior_won) + seen(row, 3) + peer_weight * peers(row, 3);
  }
}

}  // namespace taktskifte
