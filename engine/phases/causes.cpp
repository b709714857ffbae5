#include <algorithm>

#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {
namespace {

constexpr auto research = static_cast<std::size_t>(Cause::research);

// Chance of each cause among innovations that research did not set off.
std::array<double, cause_count> other_causes(const CauseRules& rules, double research_initiated_share) {
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

// Innovations of the municipality that research set off: of those with a researcher the share r / p.
int set_off_by_research(const World& world, double initiated, std::size_t i, const Stream& stream) {
  std::array<int, 2> with{};  // new, reused
  for (std::size_t k = 0; k < kind_count; ++k) {
    if (has_researcher(k)) with[is_reused(k) ? 1 : 0] += world.now.kinds[i][k];
  }
  int count = 0;
  if (with[0] > 0) count += binomial(stream.uniform(0), with[0], initiated / world.now.chance_new[i]);
  if (with[1] > 0) count += binomial(stream.uniform(1), with[1], initiated / world.now.chance_reused[i]);
  return count;
}

}  // namespace

void draw_causes(World& world, const CauseRules& rules, double research_initiated_share, const Draws& draws) {
  auto& causes = world.now.causes;
  causes.fill(0);
  int left = 0;
  for (std::size_t i = 0; i < world.size(); ++i) {
    const int initiated =
        set_off_by_research(world, research_initiated_share, i, draws.of(Purpose::cause, i));
    causes[research] += initiated;
    left += world.now.innovations[i] - initiated;
  }
  // The rest does not differ between municipalities, so that the country's counts are one multinomial, drawn
  // cause by cause.
  const auto chance = other_causes(rules, research_initiated_share);
  const Stream stream = draws.of(Purpose::national_cause, 0);
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
