#include "world/csv_place.hpp"

#include <limits>

namespace taktskifte {
namespace {

// A box around mainland Norway; wide enough for every municipality, narrow enough to catch swapped degrees.
constexpr double south = 57.5, north = 71.5, west = 4.0, east = 31.5;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

double within(const CsvTable& table, const CsvRow& row, std::size_t column, double low, double high,
              const char* what, Complaints& complaints) {
  const double value = number_or_complain(table, row, column, complaints);
  if (value < low || value > high) {
    complaints.add({table.file, row.line}, field_text(table, row, column) + what);
    return missing;
  }
  return value;
}

}  // namespace

std::string field_text(const CsvTable& table, const CsvRow& row, std::size_t column) {
  return table.header[column] + " = " + row.fields[column] + ": ";
}

double number_or_complain(const CsvTable& table, const CsvRow& row, std::size_t column,
                          Complaints& complaints) {
  if (const auto value = csv_number(row.fields[column])) return *value;
  complaints.add(
      {table.file, row.line},
      field_text(table, row, column) + "not a number; write digits with a decimal point, for example 59.5");
  return missing;
}

double latitude_or_complain(const CsvTable& table, const CsvRow& row, std::size_t column,
                            Complaints& complaints) {
  return within(table, row, column, south, north,
                "latitudes in Norway lie in [57.5, 71.5]; check that latitude and longitude are not swapped",
                complaints);
}

double longitude_or_complain(const CsvTable& table, const CsvRow& row, std::size_t column,
                             Complaints& complaints) {
  return within(table, row, column, west, east,
                "longitudes in Norway lie in [4, 31.5]; check that latitude and longitude are not swapped",
                complaints);
}

}  // namespace taktskifte
