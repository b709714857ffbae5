#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "taktskifte/world/municipalities.hpp"
#include "world/csv.hpp"
#include "world/csv_place.hpp"
#include "world/read_numbering.hpp"

namespace taktskifte {
namespace {

struct Columns {
  std::size_t number, name, region, population, latitude, longitude, opex;
};

// Nothing, and a complaint for each, if columns are missing.
std::optional<Columns> find_columns(const CsvTable& table, Complaints& complaints) {
  bool complete = true;
  const auto at = [&](const char* name) {
    const auto column = table.column(name, complaints);
    complete = complete && column.has_value();
    return column.value_or(0);
  };
  const Columns columns{.number = at("number"),
                        .name = at("name"),
                        .region = at("region"),
                        .population = at("population"),
                        .latitude = at("pop_latitude"),
                        .longitude = at("pop_longitude"),
                        .opex = at("gross_opex_per_capita_nok_2015")};
  return complete ? std::optional(columns) : std::nullopt;
}

std::optional<Region> region_of(const std::string& name) {
  const auto found = std::find(region_names.begin(), region_names.end(), name);
  if (found == region_names.end()) return std::nullopt;
  return static_cast<Region>(found - region_names.begin());
}

std::string known_regions() {
  std::string list;
  for (const auto* name : region_names) {
    if (!list.empty()) list += ", ";
    list += name;
  }
  return list;
}

// Far above anything real; sums and products of such numbers stay finite.
constexpr double most_people = 1e9;
constexpr double most_expenditure = 1e9;  // NOK a head

// Checks one row after the other and keeps what is right; a row with a mistake makes the whole table wrong.
class Checked {
 public:
  Checked(const CsvTable& csv, const Columns& columns, Complaints& complaints)
      : csv_(csv), columns_(columns), complaints_(complaints) {}

  void add(const CsvRow& row) {
    table_.number.push_back(number(row));
    table_.name.push_back(name(row));
    table_.region.push_back(region(row));
    table_.population.push_back(population(row));
    table_.latitude.push_back(latitude_or_complain(csv_, row, columns_.latitude, complaints_));
    table_.longitude.push_back(longitude_or_complain(csv_, row, columns_.longitude, complaints_));
    table_.opex_per_head.push_back(opex(row));
    table_.copy.push_back(0);
  }

  MunicipalityTable take() { return std::move(table_); }

 private:
  void complain(const CsvRow& row, std::size_t column, const std::string& why) const {
    complaints_.add({csv_.file, row.line}, field_text(csv_, row, column) + why);
  }

  std::string number(const CsvRow& row) {
    const auto& text = row.fields[columns_.number];
    if (text.size() != 4 || text.find_first_not_of("0123456789") != std::string::npos)
      complain(row, columns_.number, "a municipality number has four digits; keep its leading zero");
    else if (const auto [first, fresh] = lines_.emplace(text, row.line); !fresh)
      complain(row, columns_.number,
               "the number stands in line " + std::to_string(first->second) +
                   " already; keep one of the two rows");
    return text;
  }

  std::string name(const CsvRow& row) const {
    if (row.fields[columns_.name].empty())
      complain(row, columns_.name, "the name is missing; write the municipality's name");
    return row.fields[columns_.name];
  }

  Region region(const CsvRow& row) const {
    if (const auto region = region_of(row.fields[columns_.region])) return *region;
    complain(row, columns_.region, "no such region; write one of " + known_regions());
    return {};
  }

  double population(const CsvRow& row) const {
    const double value = number_or_complain(csv_, row, columns_.population, complaints_);
    if (value < 1.0 || value > most_people || value != std::floor(value)) {
      if (!std::isnan(value))
        complain(row, columns_.population,
                 "a population is a whole number of at least 1 and at most a billion; correct it");
    }
    return value;
  }

  double opex(const CsvRow& row) const {
    if (row.fields[columns_.opex].empty()) return std::numeric_limits<double>::quiet_NaN();
    const double value = number_or_complain(csv_, row, columns_.opex, complaints_);
    if (value <= 0.0 || value > most_expenditure)
      complain(
          row, columns_.opex,
          "expenditure is above 0 and at most a billion; correct it, or leave the field empty if unknown");
    return value;
  }

  const CsvTable& csv_;
  const Columns columns_;
  Complaints& complaints_;
  MunicipalityTable table_;
  std::map<std::string, int> lines_;  // where each number stands
};

// Limits of the classes in inhabitants, as the innovation barometers draw them.
constexpr double small_below = 5000.0;
constexpr double large_above = 20000.0;

}  // namespace

SizeClass size_class(double population) {
  if (population < small_below) return SizeClass::small;
  return population > large_above ? SizeClass::large : SizeClass::medium;
}

MunicipalityTable read_municipalities(const DataText& data) {
  Complaints complaints;
  const CsvTable csv = read_csv(data, complaints);
  if (csv.header.empty()) complaints.throw_if_any(Exit::data);
  const auto columns = find_columns(csv, complaints);
  if (!columns) complaints.throw_if_any(Exit::data);

  Checked checked(csv, *columns, complaints);
  for (const CsvRow& row : csv.rows) checked.add(row);
  if (csv.rows.empty() && complaints.empty())
    complaints.add({data.name, 0}, "no municipality in it; add a row below the names of the columns");
  MunicipalityTable table = checked.take();
  table.numbering = read_numbering(csv, complaints);
  complaints.throw_if_any(Exit::data);
  return table;
}

}  // namespace taktskifte
