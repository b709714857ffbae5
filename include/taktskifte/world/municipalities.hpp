// The municipalities and research sites as read: real data, checked, with the line of every mistake.
// Synthetic populations are made of such tables: world/synthetic.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "taktskifte/scenario/scenario.hpp"
#include "taktskifte/world/data_files.hpp"
#include "taktskifte/world/list_column.hpp"

namespace taktskifte {

/// What a list says of its numbers of municipalities, as far as it does; the model uses none of it.
struct Numbering {
  std::optional<int> year;  ///< the numbers are those of 1 January of this year (column number_year)
  /// One per row of the list, each may be empty; or none, if the list has no such column.
  std::vector<std::string> successor_2024;          ///< number in 2024 of where most of the territory lies
  std::vector<std::string> successors_2024_shares;  ///< "4020:0.80;4005:0.20": shares of the territory
};

/// A list of municipalities as columns, one entry per row, in the order of their numbers; and whom a
/// population is made of: rows of the list, copy after copy, so that millions of copies have room.
struct MunicipalityTable {
  std::vector<std::string> number;  ///< four digits, text ("0101")
  std::vector<std::string> name;
  std::vector<double> latitude, longitude;  ///< degrees, where the people live (pop_latitude/pop_longitude)
  std::vector<double> opex_per_head;        ///< NOK per inhabitant and year (2015); NaN = missing
  Numbering numbering;
  std::vector<Region> region;
  std::vector<double> population;  ///< inhabitants, >= 1
  /// What of the file was read as what, to be told; not one per row.
  std::vector<std::string> notes{};
  ListRows rows{};  ///< of all municipalities

  [[nodiscard]] std::size_t size() const { return rows->empty() ? population.size() : rows->size(); }
  [[nodiscard]] std::size_t row_of(std::size_t municipality) const {
    return rows->empty() ? municipality : (*rows)[municipality];
  }
  /// The copy of the country that it is in, from 0.
  [[nodiscard]] std::uint32_t copy_of(std::size_t municipality) const {
    return static_cast<std::uint32_t>(municipality / population.size());
  }
};

/// A column of the list, for every municipality.
template <class T>
std::vector<T> of_each(const MunicipalityTable& table, const std::vector<T>& of_row) {
  return ListColumn<T>(of_row, table.rows).of_each();
}

/// "0101"; in further copies "0101-2", "0101-3" ...
std::string municipality_number(const MunicipalityTable& table, std::size_t municipality);
std::vector<std::string> municipality_numbers(const MunicipalityTable& table);
/// "Halden"; in further copies "Halden (2)", "Halden (3)" ...
std::string municipality_name(const MunicipalityTable& table, std::size_t municipality);
std::vector<std::string> municipality_names(const MunicipalityTable& table);

/// The number by which each municipality draws, the same in every list it is in: its own four digits, and in
/// copy k of the country (from 0) 10 000 k more. Copies below `most_copies` have numbers that nobody shares.
std::vector<std::uint32_t> draw_numbers(const MunicipalityTable& table);
inline constexpr std::int32_t most_copies = 429'496;

enum class SiteType : std::uint8_t { institute, university, university_college };

/// One place where an institution has researchers.
struct Site {
  std::string institution;  ///< institution_id
  SiteType type = SiteType::institute;
  bool is_main = true;
  double latitude = 0.0, longitude = 0.0;  ///< degrees
};

/// The size class of a number of inhabitants.
SizeClass size_class(double inhabitants);

/// Reads the columns number, name, region, population, pop_latitude, pop_longitude and
/// gross_opex_per_capita_nok_2015 (may be empty in some rows), and those of Numbering, which may be missing.
/// Checks: at least one row and one figure of expenditure, the columns are there, rows are complete and no
/// totals, numbers are four digits and used once, regions known, population >= 1, coordinates in Norway
/// (57.5-71.5 N, 4-31.5 E), every expenditure figure at least 1 000 NOK a head and half of them between
/// 10 000 and a million. What
/// people write otherwise and means one thing only is read and noted: semicolons with decimal commas,
/// Windows-1252, K-0301, zeros a spreadsheet took away, blanks between thousands, a statistics bank's marks
/// for missing expenditure, empty rows at the end. Errors: ErrorKind::data with all mistakes and their lines,
/// alike ones of a column once. Whatever the order of the rows, the table is in that of their numbers.
MunicipalityTable read_municipalities(const DataText& data);

/// Reads institution_id, type, is_main, latitude, longitude. Checks as above; every institution has exactly
/// one main site. `notes`, unless null, is set as MunicipalityTable::notes is. Errors as above.
std::vector<Site> read_sites(const DataText& data, std::vector<std::string>* notes = nullptr);

}  // namespace taktskifte
