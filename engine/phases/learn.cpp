// engine/MODEL.md, "Learn".
#include <array>

#include "phases/blocks.hpp"
#include "taktskifte/core/columns.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"

namespace taktskifte {
namespace {

using Row = Eigen::Array<double, 1, belief_width>;

static_assert(row_width == belief_width);
using News = std::array<double, block_size * belief_width>;

// What the peers of each municipality of a block show: rows of W times what all show.
Eigen::Map<const Beliefs> news_of_peers(const World& world, std::size_t first, std::size_t count,
                                        News& news) {
  const PeerMatrix& looks_at = world.peers->looks_at;
  const Beliefs& shown = world.year_state.shown;
  means_of_rows({.begin = {looks_at.outerIndexPtr() + first, count + 1},
                 .row = {looks_at.innerIndexPtr(), static_cast<std::size_t>(looks_at.nonZeros())}},
                {shown.data(), static_cast<std::size_t>(shown.size())}, news);
  return {news.data(), static_cast<Eigen::Index>(count), belief_width};
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
  for_each_block(world.size(), [&](std::size_t first, std::size_t count) {
    News peers;
    const auto rows = static_cast<Eigen::Index>(count);
    world.beliefs.middleRows(static_cast<Eigen::Index>(first), rows).rightCols<seen_columns>() =
        news_of_peers(world, first, count, peers).rightCols<seen_columns>();
  });
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
    News peers;
    const auto news = news_of_peers(world, first, count, peers);
    for (std::size_t j = 0; j < count; ++j) {
      const auto row = static_cast<Eigen::Index>(first + j);
      world.beliefs.row(row) = prior + still * (world.beliefs.row(row).array() - prior) +
                               own * shown.row(row).array() +
                               weight * news.row(static_cast<Eigen::Index>(j)).array();
    }
  });
}

}  // namespace taktskifte
