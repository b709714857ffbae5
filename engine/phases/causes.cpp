// engine/MODEL.md, "Causes".
#include <algorithm>
#include <atomic>
#include <numeric>

#include "phases/blocks.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {
namespace {

constexpr auto research = static_cast<std::size_t>(Cause::research);

// Chance of each cause among innovations that research did not set off.
std::array<double, cause_count> other_causes(const CauseParameters& rules, double research_initiated_share) {
  const double others = 1.0 - research_initiated_share;
  const double known = rules.savings + rules.political_leadership;
  constexpr double without_a_published_share = cause_count - 3.0;
  std::array<double, cause_count> chance{};
  chance.fill(std::max(0.0, others - known) / without_a_published_share);
  chance[static_cast<std::size_t>(Cause::savings)] = rules.savings;
  chance[static_cast<std::size_t>(Cause::political_leadership)] = rules.political_leadership;
  chance[research] = 0.0;
  for (double& c : chance) c /= others;
  return chance;
}

// Innovations that research set off: of those with a researcher the share r / p. New ones have word 0 of the
// draw, reused ones word 1.
std::int64_t set_off_by_research(const World& world, double initiated, const YearStreams& draws) {
  const KindColumns& kinds = world.year_state.kinds;
  std::atomic<std::int64_t> all = 0;
  for_each_block(world.size(), [&](std::size_t first, std::size_t count) {
    RowParts parts;
    for (const bool reused : {false, true}) {
      const auto& chance = reused ? world.year_state.chance_reused : world.year_state.chance_new;
      Block<int> with;
      Block<double> share;
      for (std::size_t j = 0; j < count; ++j) {
        with[j] = kinds[kind(reused, false, true)][first + j] + kinds[kind(reused, true, true)][first + j];
        share[j] = initiated / chance[first + j];
      }
      Block<int> set_off;
      row_binomials(draws, Purpose::cause, {.block = 0, .word = reused ? 1U : 0U}, first,
                    std::span(with).first(count), std::span(share).first(count), parts,
                    std::span(set_off).first(count));
      all += std::accumulate(set_off.begin(), set_off.begin() + static_cast<std::ptrdiff_t>(count),
                             std::int64_t{0});
    }
  });
  return all;
}

}  // namespace

void draw_causes(World& world, const CauseParameters& rules, double research_initiated_share,
                 const YearStreams& draws) {
  auto& causes = world.year_state.causes;
  causes.fill(0);
  causes[research] = set_off_by_research(world, research_initiated_share, draws);
  const auto& innovations = world.year_state.innovations;
  int left = std::accumulate(innovations.begin(), innovations.end(), 0) - static_cast<int>(causes[research]);
  // The rest does not differ between municipalities, so that the country's counts are one multinomial, drawn
  // cause by cause.
  const auto chance = other_causes(rules, research_initiated_share);
  const Stream stream = draws.of_number(Purpose::national_cause, 0);
  double chance_left = 1.0;
  for (std::size_t c = 0; c < cause_count && left > 0; ++c) {
    if (c == research) continue;
    const bool last = c + 1 == cause_count;
    const double share = last ? 1.0 : std::min(1.0, chance[c] / chance_left);
    const int count = binomial(stream.uniform(static_cast<std::uint32_t>(c)), left, share);
    causes[c] = count;
    left -= count;
    chance_left -= chance[c];
  }
}

}  // namespace taktskifte
