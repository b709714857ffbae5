// Watches a world at the end of each reported year and keeps its measures; changes nothing and draws nothing.
#pragma once

#include "taktskifte/measures/environment_sums.hpp"
#include "taktskifte/measures/series.hpp"
#include "taktskifte/scenario/scenario.hpp"
#include "taktskifte/world/environment.hpp"
#include "taktskifte/world/world.hpp"

namespace taktskifte {

class Recorder {
 public:
  /// `environment` must outlive the recorder. `by_year`: whether it keeps counts of every
  /// municipality in every year.
  Recorder(const Environment& environment, int years, bool by_year = false);

  /// Takes in the year that `world` has just lived through.
  void observe(const World& world);

  /// The series so far; the recorder is empty afterwards.
  Series take(const World& world);

 private:
  const Environment& environment_;
  EnvironmentSums sums_;
  bool by_year_;
  Series series_;
};

}  // namespace taktskifte
