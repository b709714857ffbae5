#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"

namespace taktskifte {
namespace {

using Columns = Eigen::Matrix<double, Eigen::Dynamic, 2, Eigen::RowMajor>;

Columns side_by_side(const auto& first, const auto& second) {
  Columns columns(static_cast<Eigen::Index>(first.size()), 2);
  for (std::size_t i = 0; i < first.size(); ++i) {
    columns(static_cast<Eigen::Index>(i), 0) = first[i];
    columns(static_cast<Eigen::Index>(i), 1) = second[i];
  }
  return columns;
}

}  // namespace

void see_peers(World& world) {
  std::vector<double> with_researcher(world.size());
  for (std::size_t i = 0; i < world.size(); ++i) {
    with_researcher[i] = world.now.own_results(static_cast<Eigen::Index>(i), tries_column(true));
  }
  const Columns peers = world.peers * side_by_side(world.now.innovations, with_researcher);
  world.peer_innovations = peers.col(0);
  world.peer_research = peers.col(1);
}

void learn(World& world, const Setting& setting, const BeliefRules& belief, const BarometerRules& barometer,
           const ApplyRules& apply, double spread_share) {
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

  see_peers(world);
  const Columns seen = side_by_side(world.now.applications, world.now.awards);
  const Columns peers = world.peers * seen;
  const double prior_applied = apply.belief_weight;
  const double prior_won = apply.belief_weight * setting.reference_success;
  for (std::size_t i = 0; i < world.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    world.applied_belief[i] = prior_applied + kept * (world.applied_belief[i] - prior_applied) +
                              seen(row, 0) + peer_weight * peers(row, 0);
    world.won_belief[i] =
        prior_won + kept * (world.won_belief[i] - prior_won) + seen(row, 1) + peer_weight * peers(row, 1);
  }
}

}  // namespace taktskifte
