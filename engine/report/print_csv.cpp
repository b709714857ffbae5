#include <algorithm>
#include <cmath>

#include "report/printers.hpp"
#include "taktskifte/results/mismatch.hpp"

namespace taktskifte::report {
namespace {

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string field = "\"";
  for (const char c : text) field.append(c == '"' ? 2 : 1, c);
  return field + '"';
}

std::string text_of(const Value& value) {
  return std::visit(
      Overloaded{[](double number) { return std::isfinite(number) ? exact_text(number) : std::string(); },
                 [](bool truth) { return std::string(truth ? "true" : "false"); },
                 [](std::int64_t number) { return std::to_string(number); },
                 [](const std::string& text) { return text; },
                 [](const auto&) { return std::string(); }},  // null; lists and members are no cells
      value.content());
}

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
void add_fields(std::vector<std::string>& line, const Value& value, const std::vector<std::string>& names) {
  const auto* members = std::get_if<Value::Members>(&value.content());
  if (members == nullptr) {
    line.push_back(text_of(value));
    line.resize(line.size() + (names.empty() ? 0 : names.size() - 1));
    return;
  }
  for (const auto& name : names) {
    const auto found = std::find_if(members->begin(), members->end(),
                                    [&](const auto& member) { return member.first == name; });
    line.push_back(found == members->end() ? "" : text_of(found->second));
  }
}

void print_line(std::ostream& out, const std::vector<std::string>& fields) {
  for (std::size_t f = 0; f < fields.size(); ++f) out << (f > 0 ? "," : "") << quoted(fields[f]);
  out << '\n';
}

void print_table(std::ostream& out, const Table& table) {
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
  print_line(out, header);
  for (const auto& row : table.rows) {
    std::vector<std::string> line{table.title};
    if (grouped) line.push_back(row.group);
    for (std::size_t c = 0; c < row.cells.size(); ++c) add_fields(line, row.cells[c].value, members[c]);
    print_line(out, line);
  }
}

}  // namespace

void print_csv(std::ostream& out, const Document& document) {
  bool first = true;
  for (const auto& block : document.blocks) {
    const auto* table = std::get_if<Table>(&block.content);
    if (table == nullptr) continue;
    if (!first) out << '\n';
    first = false;
    print_table(out, *table);
  }
}

}  // namespace taktskifte::report
