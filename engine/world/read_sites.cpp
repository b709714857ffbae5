#include <map>
#include <optional>

#include "taktskifte/world/municipalities.hpp"
#include "world/csv.hpp"
#include "world/csv_place.hpp"

namespace taktskifte {
namespace {

struct Columns {
  std::size_t institution, type, is_main, latitude, longitude;
};

// Nothing, and a complaint for each, if columns are missing.
std::optional<Columns> find_columns(const CsvTable& table, Complaints& complaints) {
  bool complete = true;
  const auto at = [&](const char* name) {
    const auto column = table.column(name, complaints);
    complete = complete && column.has_value();
    return column.value_or(0);
  };
  const Columns columns{.institution = at("institution_id"),
                        .type = at("type"),
                        .is_main = at("is_main"),
                        .latitude = at("latitude"),
                        .longitude = at("longitude")};
  return complete ? std::optional(columns) : std::nullopt;
}

std::optional<SiteType> type_of(const std::string& text) {
  if (text == "institute") return SiteType::institute;
  if (text == "university") return SiteType::university;
  if (text == "university_college") return SiteType::university_college;
  return std::nullopt;
}

Site read_site(const CsvTable& csv, const CsvRow& row, const Columns& columns, Complaints& complaints) {
  const auto complain = [&](std::size_t column, const char* why) {
    complaints.add({csv.file, row.line}, field_text(csv, row, column) + why);
  };
  const auto type = type_of(row.fields[columns.type]);
  const auto& is_main = row.fields[columns.is_main];
  if (row.fields[columns.institution].empty())
    complain(columns.institution, "the name is missing; write the institution's short name");
  if (!type) complain(columns.type, "no such type; write institute, university or university_college");
  if (is_main != "0" && is_main != "1")
    complain(columns.is_main, "neither 1 nor 0; write 1 for the main site and 0 for a further one");
  return {.institution = row.fields[columns.institution],
          .type = type.value_or(SiteType::institute),
          .is_main = is_main == "1",
          .latitude = latitude_or_complain(csv, row, columns.latitude, complaints),
          .longitude = longitude_or_complain(csv, row, columns.longitude, complaints)};
}

// Every institution needs one main site. Blamed is the second main site, or the first row without any.
void check_main_sites(const CsvTable& csv, const Columns& columns, Complaints& complaints) {
  std::map<std::string, int> main_lines;
  for (const CsvRow& row : csv.rows) {
    if (row.fields[columns.is_main] != "1") continue;
    const auto& institution = row.fields[columns.institution];
    if (const auto [first, fresh] = main_lines.emplace(institution, row.line); !fresh)
      complaints.add({csv.file, row.line},
                     "institution_id = " + institution + ": its main site stands in line " +
                         std::to_string(first->second) + " already; write is_main = 0 in one of the two");
  }
  for (const CsvRow& row : csv.rows) {
    const auto& institution = row.fields[columns.institution];
    if (main_lines.emplace(institution, row.line).second)
      complaints.add({csv.file, row.line}, "institution_id = " + institution +
                                               ": no main site; write is_main = 1 in one of its rows");
  }
}

}  // namespace

std::vector<Site> read_sites(const DataText& data) {
  Complaints complaints;
  const CsvTable csv = read_csv(data, complaints);
  if (csv.header.empty()) complaints.throw_if_any(Exit::data);
  const auto columns = find_columns(csv, complaints);
  if (!columns) complaints.throw_if_any(Exit::data);

  std::vector<Site> sites;
  for (const CsvRow& row : csv.rows) sites.push_back(read_site(csv, row, *columns, complaints));
  // Rows left out for a mistake of their own could be the main site, so they come first.
  if (complaints.empty()) check_main_sites(csv, *columns, complaints);
  if (csv.rows.empty() && complaints.empty())
    complaints.add({data.name, 0}, "no site in it; add a row below the names of the columns");
  complaints.throw_if_any(Exit::data);
  return sites;
}

}  // namespace taktskifte
