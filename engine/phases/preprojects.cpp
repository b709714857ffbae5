// engine/MODEL.md, "Award".
#include <algorithm>

#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"

namespace taktskifte {

Nok award_preprojects(World& world, std::span<const double> expected, const PreprojectParameters& rules,
                      Nok each, const YearPolicy& policy, const YearStreams& draws) {
  YearState& now = world.year_state;
  std::fill(now.preproject.begin(), now.preproject.end(), std::uint8_t{0});
  now.preprojects_awarded = Nok{};
  const Nok budget = part_of(policy.public_part, Share{policy.preproject_share});
  if (budget < each) return Nok{};

  struct Lot {
    double number;
    std::size_t municipality;
  };
  std::vector<Lot> lots;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const double asks = 1.0 - exp(-rules.applications_ratio * expected[i]);
    if (draws.of(Purpose::preproject, i).uniform(0) >= asks) continue;
    lots.push_back({draws.of(Purpose::preproject_lot, i).uniform(0), i});
  }
  std::stable_sort(lots.begin(), lots.end(), [](const Lot& a, const Lot& b) { return a.number < b.number; });
  for (const Lot& lot : lots) {
    if (now.preprojects_awarded + each > budget) break;
    now.preprojects_awarded += each;
    now.preproject[lot.municipality] = 1;
    world.last_preproject[lot.municipality] = static_cast<PastStep>(world.step);
  }
  return now.preprojects_awarded;
}

void expose_by_preprojects(std::span<double> experience, std::span<const std::uint8_t> preproject,
                           const ListColumn<int>& units, double units_exposed) {
  for (std::size_t i = 0; i < experience.size(); ++i) {
    if (preproject[i] != 0) experience[i] = std::min(1.0, experience[i] + units_exposed / units[i]);
  }
}

}  // namespace taktskifte
