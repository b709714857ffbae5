#include <algorithm>

#include "report/csv_style.hpp"
#include "report/printers.hpp"

namespace taktskifte::report {
namespace {

// Names of the members in a column, in the order in which they come up; empty for plain values.
std::vector<std::string> members_in(const Table& table, std::size_t column) {
  std::vector<std::string> names;
  for (const auto& row : table.rows) {
    const auto* members = std::get_if<Value::Members>(&row.cells[column].value.content());
    if (members == nullptr) continue;
    for (const auto& [name, member] : *members)
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

// A value that is no object stands in the first of the columns.
void add_fields(std::vector<std::string>& line, const Value& value, const std::vector<std::string>& names,
                const CsvStyle& style) {
  const auto* members = std::get_if<Value::Members>(&value.content());
  if (members == nullptr) {
    line.push_back(csv_field(value, style));
    line.resize(line.size() + (names.empty() ? 0 : names.size() - 1));
    return;
  }
  for (const auto& name : names) {
    const auto found = std::find_if(members->begin(), members->end(),
                                    [&](const auto& member) { return member.first == name; });
    line.push_back(found == members->end() ? "" : csv_field(found->second, style));
  }
}

// Programs find columns by name: of those that share one, none is taken for another.
std::vector<std::string> headings_of(const std::vector<std::string>& names, const CsvStyle& style) {
  std::vector<std::string> headings;
  for (const auto& name : names) {
    std::string heading = csv_heading(name, style);
    if (std::count(names.begin(), names.end(), name) > 1)
      heading.append(" (column ").append(std::to_string(headings.size() + 1)) += ')';
    headings.push_back(std::move(heading));
  }
  return headings;
}

void print_csv_table(std::ostream& out, const Table& table, const CsvStyle& style) {
  const bool grouped =
      std::any_of(table.rows.begin(), table.rows.end(), [](const Row& row) { return !row.group.empty(); });
  std::vector<std::vector<std::string>> members;
  std::vector<std::string> header{"table"};
  if (grouped) header.emplace_back("group");
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    members.push_back(members_in(table, c));
    if (members[c].empty()) header.push_back(table.columns[c].name);
    for (const auto& name : members[c])
      header.push_back(table.columns[c].name + (name == "value" ? "" : " " + name));
  }
  print_csv_line(out, headings_of(header, style), style);
  for (const auto& row : table.rows) {
    std::vector<std::string> line{csv_field(table.title, style)};
    if (grouped) line.push_back(csv_field(row.group, style));
    for (std::size_t c = 0; c < row.cells.size(); ++c)
      add_fields(line, row.cells[c].value, members[c], style);
    print_csv_line(out, line, style);
  }
}

}  // namespace

void print_csv(std::ostream& out, const Document& document, const CsvStyle& style) {
  out << style.mark;
  bool first = true;
  for (const auto& block : document.blocks) {
    const auto* table = std::get_if<Table>(&block.content);
    if (table == nullptr || block.shown == Shown::screen) continue;
    if (!first) out << '\n';
    first = false;
    print_csv_table(out, *table, style);
  }
}

}  // namespace taktskifte::report
