#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {
namespace {

constexpr auto efficiency = static_cast<std::size_t>(Outcome::efficiency);

}  // namespace

void results(World& world, const OutcomeLaws& laws, std::span<const double> research_origin,
             const Draws& draws) {
  // Draw addresses: first the splits by origin (kind and firm), then outcome by outcome and slot by slot.
  constexpr std::uint32_t first_outcome_draw = 2 * kind_count;
  for (std::size_t i = 0; i < world.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    NearbyDraws stream(draws.of(Purpose::outcomes, i));
    auto own = world.now.own_results.row(row);
    own.setZero();

    // Innovations by slot: with and without a firm apart (for efficiency), and together (for the rest).
    std::array<int, 16> by_firm{};
    std::array<int, 16> together{};
    for (std::size_t k = 0; k < kind_count; ++k) {
      const int count = world.now.kinds[i][k];
      if (count == 0) continue;
      own[tries_column(has_researcher(k))] += count;
      for (const bool firm : {false, true}) {
        const int part = firm ? world.now.kinds_with_firm[i][k] : count - world.now.kinds_with_firm[i][k];
        if (part == 0) continue;
        const auto index = static_cast<std::uint32_t>(2 * k + (firm ? 1 : 0));
        const int inherited = is_reused(k) ? binomial(stream.uniform(index), part, research_origin[i]) : 0;
        by_firm[success_slot(is_prone(k), has_researcher(k), firm, true)] += inherited;
        by_firm[success_slot(is_prone(k), has_researcher(k), firm, false)] += part - inherited;
        together[success_slot(is_prone(k), has_researcher(k), false, true)] += inherited;
        together[success_slot(is_prone(k), has_researcher(k), false, false)] += part - inherited;
      }
    }
    for (std::size_t k = 0; k < outcome_count; ++k) {
      const auto& counts = k == efficiency ? by_firm : together;
      for (std::size_t s = 0; s < 16; ++s) {
        if (counts[s] == 0) continue;
        const auto index = static_cast<std::uint32_t>(first_outcome_draw + 16 * k + s);
        own[success_column((s & 4U) != 0, k)] += laws[k][s](stream.uniform(index), counts[s]);
      }
    }

    auto projects = world.now.project_results.row(row);
    projects.setZero();
    const int yielded = world.now.project_innovations[i];
    if (yielded == 0) continue;
    projects[tries_column(true)] = yielded;
    NearbyDraws project_stream(draws.of(Purpose::project_outcomes, i));
    for (std::size_t k = 0; k < outcome_count; ++k) {
      projects[success_column(true, k)] = laws[k][success_slot(true, true, false, false)](
          project_stream.uniform(static_cast<std::uint32_t>(k)), yielded);
    }
  }
}

}  // namespace taktskifte
