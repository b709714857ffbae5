#include "world/csv_header.hpp"

#include <algorithm>
#include <set>

#include "scenario/text.hpp"
#include "taktskifte/core/joined.hpp"
#include "world/csv_records.hpp"

namespace taktskifte {
namespace {

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

bool complain_of_twins(const CsvTable& table, int line, Diagnostics& diagnostics) {
  std::set<std::string> seen;
  bool twins = false;
  for (const auto& name : table.header) {
    if (name.empty() || seen.insert(name).second) continue;
    diagnostics.add({table.file, line}, "column " + name + " stands twice; keep one of the two");
    twins = true;
  }
  return twins;
}

// "; rename Folkemengde to population, ..." where the header has another heading for what is missing.
std::string renames(const CsvTable& table, std::span<const CsvColumn> columns,
                    const std::vector<std::string>& missing) {
  std::vector<std::string> pairs;
  std::set<std::string> taken;
  for (const CsvColumn& column : columns) {
    if (std::find(missing.begin(), missing.end(), column.name) == missing.end()) continue;
    for (const auto& name : column.also_called) {
      const auto found =
          std::find_if(table.header.begin(), table.header.end(), [&](const std::string& heading) {
            return in_lower_case(heading) == name && !taken.contains(heading);
          });
      if (found == table.header.end()) continue;
      taken.insert(*found);
      pairs.push_back(*found + " to " + std::string(column.name));
      break;
    }
  }
  return pairs.empty() ? "" : "; rename " + joined(pairs);
}

}  // namespace

CsvForm form_of(std::string_view text) {
  CsvForm form;
  std::string_view line = first_line(text);
  if ((line.starts_with("sep=;") || line.starts_with("sep=,")) && line.size() <= 6 &&
      line.size() < text.size()) {
    form.begin = line.size() + 1;
    form.line = 2;
  }
  line = first_line(text.substr(form.begin));
  for (; (is_comment(line) || trim(line).empty()) && form.begin + line.size() < text.size(); ++form.line) {
    form.begin += line.size() + 1;
    line = first_line(text.substr(form.begin));
  }
  if (std::count(line.begin(), line.end(), ';') > std::count(line.begin(), line.end(), ','))
    form.separator = ';';
  return form;
}

bool read_header(const CsvRow& row, std::span<const CsvColumn> columns, CsvTable& table,
                 Diagnostics& diagnostics) {
  for (const auto& field : row.fields) table.header.emplace_back(trim(field));
  if (complain_of_twins(table, row.line, diagnostics)) return false;
  std::vector<std::string> missing;
  for (const CsvColumn& column : columns) {
    const auto found = std::find(table.header.begin(), table.header.end(), column.name);
    table.at.push_back(static_cast<std::size_t>(found - table.header.begin()));
    if (found == table.header.end()) missing.emplace_back(column.name);
  }
  if (missing.empty()) return true;
  const bool tabs = table.header.size() == 1 && table.header.front().find('\t') != std::string::npos;
  const bool one = missing.size() == 1;
  diagnostics.add({table.file, row.line},
                  (one ? "column " : "columns ") + joined(missing) + (one ? " is missing" : " are missing") +
                      (tabs  ? "; separate the fields with commas or semicolons, not tabs"
                       : one ? "; add it to the first line and to every row"
                             : "; add them to the first line and to every row") +
                      renames(table, columns, missing));
  return false;
}

}  // namespace taktskifte
