// What a list of municipalities says of its numbers: columns that may be there and that the model does not
// use.
#pragma once

#include "taktskifte/world/municipalities.hpp"
#include "world/csv.hpp"

namespace taktskifte {

/// Reads the columns number_year, successor_2024 and successors_2024_shares, as far as they are there.
/// Complains about years that are none or differ between rows, and about successors that are no numbers of
/// municipalities or whose shares do not add up to 1.
Numbering read_numbering(const CsvTable& table, Diagnostics& diagnostics);

}  // namespace taktskifte
