// Synthetic populations: a country of any size, made of copies of the municipalities in the data.
#pragma once

#include <cstdint>

#include "taktskifte/scenario/scenario.hpp"
#include "taktskifte/world/municipalities.hpp"

namespace taktskifte {

/// `size` municipalities >= 1: every one of the n in `data` floor(size / n) times, and size mod n of them,
/// drawn with equal chances and without replacement, once more. Copies stand one after the other, each in the
/// order of the data; the first keeps numbers and names ("0301", "Oslo"), the others count on ("0301-2",
/// "Oslo (2)"). So size = n gives `data` itself. The draw hangs on the seed alone, so that all replicates
/// share the population; a larger remainder keeps those drawn for a smaller one. Precondition: `data` has a
/// row and is no synthetic population.
MunicipalityTable synthetic_population(const MunicipalityTable& data, std::size_t size, std::uint64_t seed);

/// Whom a scenario is about.
struct Population {
  MunicipalityTable municipalities;
  double totals_factor = 1.0;  ///< inhabitants over inhabitants of the data file; see scenario/totals.hpp
};

/// Makes of the table of municipalities in `data` what population.synthetic asks for; 0 leaves it as it is,
/// with factor 1. Errors: those of read_municipalities.
Population read_population(const Scenario& scenario, const DataText& data);

}  // namespace taktskifte
