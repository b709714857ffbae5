// What a result file says of every municipality in every year, held against its other numbers.
#pragma once

#include "taktskifte/verify/stored_invariants.hpp"

namespace taktskifte {

/// Adds to the report: counts by municipality and year are whole numbers from 0, those of innovations with a
/// researcher at most those of all innovations; they add up, over the years, to those by municipality, and
/// over municipalities to the measure of the country, summed over replicates. Nothing if the file holds none.
void check_stored_years(const ResultReader& reader, RuleReport& report);

}  // namespace taktskifte
