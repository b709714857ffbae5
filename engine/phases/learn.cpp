// engine/MODEL.md, "Learn".
#include "phases/blocks.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"

namespace taktskifte {
namespace {

using Row = Eigen::Array<double, 1, belief_width>;

// What peers of one municipality show, weighted: row i of W times what all show.
Row news_of_peers(const World& world, Eigen::Index row) {
  Row news = Row::Zero();
  for (PeerMatrix::InnerIterator peer(world.peers->weights, row); peer; ++peer)
    news += peer.value() * world.year_state.shown.row(peer.col()).array();
  return news;
}

// What peers did this year, which next year's belief has as it is: the last two columns.
constexpr int seen_columns = 2;
static_assert(innovations_column == belief_width - 2 && research_column == belief_width - 1);

}  // namespace

void show(World& world) {
  YearState& now = world.year_state;
  for (std::size_t i = 0; i < world.size(); ++i) {
    auto shown = now.shown.row(static_cast<Eigen::Index>(i));
    shown[applied_column] = now.applications[i];
    shown[won_column] = now.awards[i];
    shown[innovations_column] = now.innovations[i];
    shown[research_column] = now.with_researcher[i];
  }
}

void see_peers(World& world) {
  for (Eigen::Index row = 0; row < world.beliefs.rows(); ++row)
    world.beliefs.row(row).tail<seen_columns>() = news_of_peers(world, row).tail<seen_columns>().matrix();
}

void learn(World& world, const Environment& environment, const BeliefParameters& belief,
           const BarometerParameters& barometer, const ApplyParameters& apply, double spread_share) {
  const double kept = belief.half_life > 0.0 ? exp(-log(2.0) / belief.half_life) : 1.0;
  const Row prior = prior_belief(belief, barometer, apply, environment.reference_success);
  Row weight = Row::Constant(belief.peer_weight * spread_share);
  Row still = Row::Constant(kept);
  Row own = Row::Ones();
  weight.tail<seen_columns>() = 1.0;
  still.tail<seen_columns>() = 0.0;
  own.tail<seen_columns>() = 0.0;
  show(world);
  const Beliefs& shown = world.year_state.shown;
  for_each_block(world.size(), [&](std::size_t first, std::size_t count) {
    for (std::size_t i = first; i < first + count; ++i) {
      const auto row = static_cast<Eigen::Index>(i);
      world.beliefs.row(row) = prior + still * (world.beliefs.row(row).array() - prior) +
                               own * shown.row(row).array() + weight * news_of_peers(world, row);
    }
  });
}

}  // namespace taktskifte
