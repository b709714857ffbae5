#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "taktskifte/world/municipalities.hpp"
#include "world/csv.hpp"
#include "world/csv_cells.hpp"

namespace taktskifte {
namespace {

struct SiteColumn {
  enum : std::size_t { institution, type, is_main, latitude, longitude };
};

const std::array<CsvColumn, 5> site_columns = {{
    {"institution_id", {"institusjon", "institution", "id"}},
    {"type", {}},
    {"is_main", {"main", "hovedsete"}},
    {"latitude", {"breddegrad", "bredde", "lat"}},
    {"longitude", {"lengdegrad", "lengde", "lon", "lng", "long"}},
}};

std::optional<SiteType> type_of(const std::string& text) {
  if (text == "institute") return SiteType::institute;
  if (text == "university") return SiteType::university;
  if (text == "university_college") return SiteType::university_college;
  return std::nullopt;
}

Site read_site(const CsvRow& row, CsvCells& cells) {
  const std::string id = cells.text(row, SiteColumn::institution);
  const auto known_type = type_of(cells.text(row, SiteColumn::type));
  const std::string main = cells.text(row, SiteColumn::is_main);
  if (id.empty())
    cells.complain(row, SiteColumn::institution, "the name is missing; write the institution's short name");
  if (!known_type)
    cells.complain(row, SiteColumn::type, "no such type; write institute, university or university_college");
  if (main != "0" && main != "1")
    cells.complain(row, SiteColumn::is_main,
                   "neither 1 nor 0; write 1 for the main site and 0 for a further one");
  return {.institution = id,
          .type = known_type.value_or(SiteType::institute),
          .is_main = main == "1",
          .latitude = cells.latitude(row, SiteColumn::latitude),
          .longitude = cells.longitude(row, SiteColumn::longitude)};
}

// Every institution needs one main site. Blamed is the second main site, or the first row without any.
void check_main_sites(const CsvTable& csv, const std::vector<Site>& sites, Diagnostics& diagnostics) {
  std::map<std::string, int> main_lines;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    if (!sites[i].is_main) continue;
    const int line = csv.rows[i].line;
    if (const auto [first, fresh] = main_lines.emplace(sites[i].institution, line); !fresh)
      diagnostics.add({csv.file, line},
                      "institution_id = " + sites[i].institution + ": its main site stands in line " +
                          std::to_string(first->second) + " already; write is_main = 0 in one of the two");
  }
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const int line = csv.rows[i].line;
    if (main_lines.emplace(sites[i].institution, line).second)
      diagnostics.add({csv.file, line}, "institution_id = " + sites[i].institution +
                                            ": no main site; write is_main = 1 in one of its rows");
  }
}

// Two offices in one town may be meant, a row copied twice may not.
void note_twins(const CsvTable& csv, const std::vector<Site>& sites, std::vector<std::string>& notes) {
  std::map<std::tuple<std::string, double, double>, int> lines;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const Site& site = sites[i];
    const int line = csv.rows[i].line;
    const auto [first, fresh] =
        lines.emplace(std::tuple(site.institution, site.latitude, site.longitude), line);
    if (!fresh)
      notes.push_back("institution_id = " + site.institution + " stands at one place in lines " +
                      std::to_string(first->second) + " and " + std::to_string(line) + " and counts twice");
  }
}

}  // namespace

std::vector<Site> read_sites(const DataText& data, std::vector<std::string>* notes) {
  Diagnostics diagnostics;
  const CsvTable csv = read_csv(data, site_columns, diagnostics);
  if (csv.rows.empty() && diagnostics.empty())
    diagnostics.add({data.name, 0}, "no site in it; add a row below the names of the columns");
  std::vector<std::string> all_notes = csv.notes;
  CsvCells cells(csv, diagnostics);
  std::vector<Site> sites;
  for (const CsvRow& row : csv.rows) sites.push_back(read_site(row, cells));
  cells.finish(all_notes);
  // Rows left out for a mistake of their own could be the main site, so they come first.
  if (diagnostics.empty()) check_main_sites(csv, sites, diagnostics);
  diagnostics.throw_if_any(ErrorKind::data);
  note_twins(csv, sites, all_notes);
  if (notes != nullptr) *notes = std::move(all_notes);
  return sites;
}

}  // namespace taktskifte
