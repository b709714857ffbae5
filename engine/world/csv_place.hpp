// What the tables of municipalities and of sites check alike: places in Norway.
#pragma once

#include <string>

#include "world/csv.hpp"

namespace taktskifte {

/// A number, or NaN and a complaint "name = text: why; what to do" in the row's line.
double number_or_complain(const CsvTable& table, const CsvRow& row, std::size_t column,
                          Complaints& complaints);

/// As number_or_complain, for degrees north (57.5 to 71.5).
double latitude_or_complain(const CsvTable& table, const CsvRow& row, std::size_t column,
                            Complaints& complaints);

/// As number_or_complain, for degrees east (4 to 31.5).
double longitude_or_complain(const CsvTable& table, const CsvRow& row, std::size_t column,
                             Complaints& complaints);

/// "name = text: ", the start of a complaint about one field.
std::string field_text(const CsvTable& table, const CsvRow& row, std::size_t column);

}  // namespace taktskifte
