// Synthetic populations: a country of any size, made of copies of the municipalities in the data.
#pragma once

#include <cstdint>

#include "taktskifte/scenario/read.hpp"
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
  /// Inhabitants over population.reference_inhabitants, or over those of the data file; see
  /// scenario/totals.hpp.
  double population_scale = 1.0;
};

/// Makes of the table of municipalities in `data` what population.synthetic asks for; 0 leaves it as it is.
/// Errors: those of read_municipalities; ErrorKind::scenario if the list has more than twice the inhabitants
/// of population.reference_inhabitants.
Population read_population(const ResolvedScenario& resolved, const DataText& data);

/// Of all municipalities together.
double inhabitants(const MunicipalityTable& table);

}  // namespace taktskifte
