// What each actor can do: every lever by itself, at today's mix, at parity, and at parity with few
// researchers, with what it costs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/analysis/compare.hpp"
#include "taktskifte/analysis/variants.hpp"

namespace taktskifte {

/// A lever pulled by an example's strength. Strengths are assumed: within what is worth sweeping, and no
/// measure of what an actor would do.
struct Lever {
  std::string name;
  std::vector<std::string> settings;
};
struct Actor {
  std::string name;
  std::vector<Lever> levers;
};
std::span<const Actor> actors();

/// What is looked at, a number per replicate: a mean over the reported years, or the state at their end.
struct LeverMeasure {
  ShownIndicator shown;
  bool at_cost_of_work_years = false;  ///< work-years, as MNOK
};
std::span<const LeverMeasure> lever_measures();

struct LeverEffect {
  std::string lever;
  std::vector<Difference>
      effects;  ///< less the mix alone, per measure; the first with research_share's margin
};
struct ActorEffects {
  std::string actor;
  std::vector<LeverEffect> levers;  ///< each lever, then all of the actor's together
};
struct MixEffects {
  std::string mix;            ///< "7.5 % public (today.ini)", ...
  std::vector<double> means;  ///< of the mix alone, per measure
  std::vector<ActorEffects> actors;
};

/// Runs every lever on every mix with common random numbers. Deterministic for any number of threads.
std::vector<MixEffects> measure_levers(const VariantOptions& options);

}  // namespace taktskifte
