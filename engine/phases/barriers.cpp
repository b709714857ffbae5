// engine/MODEL.md, "Barriers".
#include <algorithm>

#include "taktskifte/phases/phases.hpp"

namespace taktskifte {
namespace {

using Counts = std::array<std::int64_t, barrier_count>;

std::int64_t& at(Counts& counts, Barrier barrier) { return counts[static_cast<std::size_t>(barrier)]; }

// Each application stands for one innovation; nobody applied for what is left.
void count_steps_of_grants(const YearState& now, std::size_t i, int without, Counts& counts) {
  int left = without;
  auto take = [&](Barrier barrier, int count) {
    const int taken = std::min(left, count);
    at(counts, barrier) += taken;
    left -= taken;
  };
  take(Barrier::no_co_financing, now.unaffordable[i]);
  take(Barrier::not_funded, now.applications[i] - now.awards[i]);
  take(Barrier::no_researcher_free, now.without_researcher[i]);
  at(counts, Barrier::did_not_apply) += left;
}

}  // namespace

void count_barriers(World& world, const Environment& environment, const ListColumn<double>& access,
                    const BarrierParameters& rules) {
  for (auto& counts : world.year_state.barriers) counts.fill(0);
  for (std::size_t i = 0; i < world.size(); ++i) {
    Counts& counts = world.year_state.barriers[static_cast<std::size_t>(environment.size_class[i])];
    const int without = world.year_state.innovations[i] - world.year_state.with_researcher[i];
    if (believed_improvement(world, i) <= 0.0) {
      at(counts, Barrier::not_believed_in) += without;
    } else if (access[i] < rules.low_access) {
      at(counts, Barrier::no_access) += without;
    } else {
      count_steps_of_grants(world.year_state, i, without, counts);
    }
  }
}

}  // namespace taktskifte
