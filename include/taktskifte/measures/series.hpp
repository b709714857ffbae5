// What one replicate of one scenario leaves behind.
#pragma once

#include <cstdint>
#include <vector>

#include "taktskifte/measures/measures.hpp"
#include "taktskifte/measures/municipality_years.hpp"

namespace taktskifte {

/// Counts per municipality over all reported years of one replicate; exact integers, which
/// ensemble/bounds.hpp keeps within 32 bits.
struct MunicipalityTotals {
  std::vector<std::int32_t> innovations, research_innovations, applications, awards;
  std::vector<std::int32_t> participations;  ///< projects that began, led or joined
  MunicipalityYears by_year{};               ///< the same year by year, if they are kept
};

/// All measures of one replicate over its reported years.
struct Series {
  std::vector<double>
      values;  ///< [year][values_per_year()]; NaN where undefined (success rate without applications)
  MunicipalityTotals totals;
  bool drifted = false;  ///< the research share moved more than 0.01 over the last five burn-in years
  std::vector<double>
      trajectories{};  ///< [year][column][municipality] if asked for (measures/trajectories.hpp), else empty

  [[nodiscard]] double at(std::size_t year, Measure measure, std::size_t element = 0) const {
    return values[year * values_per_year() + offset(measure) + element];
  }
};

}  // namespace taktskifte
