// engine/MODEL.md, "Learn".
#include "phases/blocks.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"

namespace taktskifte {
namespace {

using EvidenceRow = Eigen::Matrix<double, 1, evidence_width>;

// What peers of one municipality found out, weighted.
struct PeerNews {
  EvidenceRow evidence = EvidenceRow::Zero();
  double applications = 0.0, awards = 0.0;
};
PeerNews news_of_peers(const World& world, Eigen::Index row) {
  PeerNews news;
  for (PeerMatrix::InnerIterator peer(world.peers->weights, row); peer; ++peer) {
    const auto j = static_cast<std::size_t>(peer.col());
    news.evidence += peer.value() * world.year_state.seen_results.row(peer.col()).cast<double>();
    news.applications += peer.value() * world.year_state.applications[j];
    news.awards += peer.value() * world.year_state.awards[j];
  }
  return news;
}

}  // namespace

void see_peers(World& world) {
  world.peer_innovations.resize(static_cast<Eigen::Index>(world.size()));
  world.peer_research.resize(static_cast<Eigen::Index>(world.size()));
  for_each_block(world.size(), [&](std::size_t first, std::size_t count) {
    for (std::size_t i = first; i < first + count; ++i) {
      const auto row = static_cast<Eigen::Index>(i);
      double innovations = 0.0;
      double with_researcher = 0.0;
      for (PeerMatrix::InnerIterator peer(world.peers->weights, row); peer; ++peer) {
        innovations += peer.value() * world.year_state.innovations[static_cast<std::size_t>(peer.col())];
        with_researcher += peer.value() * world.year_state.own_results(peer.col(), tries_column(true));
      }
      world.peer_innovations[row] = innovations;
      world.peer_research[row] = with_researcher;
    }
  });
}

void learn(World& world, const Environment& environment, const BeliefParameters& belief,
           const BarometerParameters& barometer, const ApplyParameters& apply, double spread_share) {
  const double kept = belief.half_life > 0.0 ? exp(-log(2.0) / belief.half_life) : 1.0;
  const double peer_weight = belief.peer_weight * spread_share;
  EvidenceRow prior;
  for (const bool researcher : {false, true}) {
    for (int c = 0; c < arm_width; ++c) {
      prior[tries_column(researcher) + c] =
          belief.prior_weight * (c == 0 ? 1.0 : barometer.base[static_cast<std::size_t>(c - 1)]);
    }
  }
  const double prior_applied = apply.belief_weight;
  const double prior_won = apply.belief_weight * environment.reference_success;

  for_each_block(world.size(), [&](std::size_t first, std::size_t count) {
    for (std::size_t i = first; i < first + count; ++i) {
      const auto row = static_cast<Eigen::Index>(i);
      const PeerNews news = news_of_peers(world, row);
      world.beliefs.row(row) = prior + kept * (world.beliefs.row(row) - prior) +
                               world.year_state.seen_results.row(row).cast<double>() +
                               peer_weight * news.evidence;
      world.applied_belief[i] = prior_applied + kept * (world.applied_belief[i] - prior_applied) +
                                world.year_state.applications[i] + peer_weight * news.applications;
      world.won_belief[i] = prior_won + kept * (world.won_belief[i] - prior_won) +
                            world.year_state.awards[i] + peer_weight * news.awards;
    }
  });
  see_peers(world);
}

}  // namespace taktskifte
