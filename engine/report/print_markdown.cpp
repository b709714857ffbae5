#include "report/printers.hpp"

namespace taktskifte::report {
namespace {

// In a cell, a bar would end it and a line feed the row.
std::string cell_text(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '|') safe += '\\';
    safe += c == '\n' ? ' ' : c;
  }
  return safe;
}

void print_row(std::ostream& out, const std::vector<std::string>& cells) {
  out << '|';
  for (const auto& cell : cells) out << ' ' << cell_text(cell) << " |";
  out << '\n';
}

void print_markdown_table(std::ostream& out, const Table& table) {
  const bool grouped = !table.rows.empty() && !table.rows.front().group.empty();
  std::vector<std::string> names;
  if (grouped) names.emplace_back();
  for (const auto& column : table.columns) names.push_back(column.name);
  print_row(out, names);
  print_row(out, std::vector<std::string>(names.size(), "---"));
  std::string group;
  for (const auto& row : table.rows) {
    std::vector<std::string> cells;
    if (grouped) cells.push_back(row.group == group ? "" : row.group);
    group = row.group;
    for (const auto& cell : row.cells) cells.push_back(cell.text);
    print_row(out, cells);
  }
}

void print_item(std::ostream& out, std::size_t level, std::string_view text) {
  if (level > 0) out << std::string(2 * (level - 1), ' ') << "* ";
  out << text << '\n';
}

void print_markdown_values(std::ostream& out, const KeyValues& values) {
  for (const auto& [label, lines] : values.rows) {
    out << "* " << label << ':';
    for (const auto& line : lines) out << ' ' << line;
    out << '\n';
  }
}

}  // namespace

void print_markdown(std::ostream& out, const Document& document) {
  bool first = true;
  for (const auto& block : document.blocks) {
    if (block.shown == Shown::screen || block.shown == Shown::spreadsheet) continue;
    if (!first) out << '\n';
    first = false;
    std::visit(
        Overloaded{[&](const Heading& heading) {
                     out << std::string(static_cast<std::size_t>(heading.level), '#') << ' ' << heading.text
                         << '\n';
                   },
                   [&](const Paragraph& paragraph) { print_item(out, paragraph.indent / 2, paragraph.text); },
                   [&](const Lines& lines) {
                     for (const auto& line : lines) print_item(out, line.level, line.text);
                   },
                   [&](const KeyValues& values) { print_markdown_values(out, values); },
                   [&](const Table& table) { print_markdown_table(out, table); }},
        block.content);
  }
}

}  // namespace taktskifte::report
