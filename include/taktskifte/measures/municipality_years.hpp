// Counts of every municipality in every year, and when they are kept.
#pragma once

#include <cstdint>
#include <vector>

#include "taktskifte/scenario/scenario.hpp"

namespace taktskifte {

/// Of one replicate: [year][municipality]; empty if they are not kept.
struct MunicipalityYears {
  std::vector<std::int32_t> innovations, research_innovations, awards;
  std::vector<std::int32_t> participations;  ///< projects that began, led or joined
};

/// Populations up to this size keep them unasked.
inline constexpr std::size_t most_municipalities_by_year = 10'000;

/// Whether they are kept for as many municipalities.
bool keeps_municipality_years(const RunParameters& rules, std::size_t municipalities);

}  // namespace taktskifte
