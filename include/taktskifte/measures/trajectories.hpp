// Every municipality, year by year: what a replicate looks like from within. Kept on demand only.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "taktskifte/measures/measures.hpp"
#include "taktskifte/scenario/scenario.hpp"
#include "taktskifte/world/environment.hpp"
#include "taktskifte/world/world.hpp"

namespace taktskifte {

/// What is kept of each municipality at the end of each reported year.
struct TrajectoryColumn {
  std::string_view name;  ///< variable "trajectories_" + name of a result file
  std::string_view long_name;
  std::string_view units;  ///< "1" for counts and shares
  Stored stored;
  std::string_view adds_up_to{};  ///< the measure that its sum over municipalities is, if any
  std::size_t element = 0;        ///< of that measure
};
std::span<const TrajectoryColumn> trajectory_columns();

/// Watches like a Recorder, changes nothing and draws nothing.
class TrajectoryRecorder {
 public:
  /// `environment` must outlive the recorder; `seed` is the replicate's.
  TrajectoryRecorder(const Environment& environment, ReplicateSeed seed, int years);

  /// Takes in the year that `world` has just lived through.
  void observe(const World& world);

  /// [year][column][municipality]; the recorder is empty afterwards.
  std::vector<double> take();

 private:
  const Environment& environment_;
  ReplicateSeed seed_;
  std::vector<double> trajectories_;
};

}  // namespace taktskifte
