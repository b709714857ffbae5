// Elementary effects (Morris 1991): which of many inputs move an outcome at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "taktskifte/analysis/compare.hpp"
#include "taktskifte/sensitivity/columns.hpp"

namespace taktskifte {

/// What became of an outcome when one input moved, as if it had moved through its whole range.
struct ElementaryEffects {
  double mean = 0.0;           ///< mu; NaN without an effect
  double mean_absolute = 0.0;  ///< mu* (Campolongo, Cariboni & Saltelli 2007)
  double deviation = 0.0;      ///< sigma; as large as mu*: the effect is another elsewhere; NaN of one effect
  Interval absolute_interval{};  ///< 95 % of mu* over bootstraps of trajectories
  double among_first =
      0.0;                  ///< share of the bootstraps in which mu* is above 0 and among the `first` largest
  std::size_t rank = 0;     ///< of mu*, counted from 1; 0 of one that is inert or has no effect
  std::size_t effects = 0;  ///< trajectories in which both outcomes are there
  bool inert = false;       ///< every effect is exactly 0
};

struct EffectsOptions {
  std::size_t first = 10;
  int bootstraps = 1000;
  std::uint64_t seed = 1;
};

/// What an input takes, and so by how much it really moves.
enum class InputScale : std::uint8_t {
  continuous,  ///< by trajectory_step of its range
  whole,       ///< whole numbers: by its values, 1 to 2 of 1 to 2 is the whole range
  log_whole,   ///< the same in the logarithm; as `whole` where 0 is among them
};

/// The effects of each input in each trajectory, [input][trajectory], from the points of trajectories one
/// after the other (analysis/cube_designs.hpp): `inputs` as values or places of any scale that rises with the
/// unit cube. A step is a part of the range; the range of whole numbers is that between the least and the
/// largest of all points, which a handful of trajectories may not reach. An input whose value is the same
/// before and after its step (whole numbers) has an effect of exactly 0. NaN where an outcome is missing.
/// Without `scales` all are continuous. Preconditions: a multiple of inputs + 1 points; one scale per input
/// or none.
PointColumns effects_in_trajectories(const PointColumns& inputs, std::span<const double> outcomes,
                                     std::span<const InputScale> scales = {});

/// One for each input. NaN effects are left out. Trajectories are drawn again with all their effects.
std::vector<ElementaryEffects> elementary_effects(const PointColumns& effects,
                                                  const EffectsOptions& options = {});

}  // namespace taktskifte
