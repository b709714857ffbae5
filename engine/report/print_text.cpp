#include <algorithm>
#include <sstream>

#include "report/printers.hpp"

namespace taktskifte::report {
namespace {

constexpr std::size_t label_width = 13;

// Characters of UTF-8 text, not bytes.
std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string padding(std::string_view text, std::size_t width) {
  return std::string(width - std::min(width, length(text)), ' ');
}

// Broken at spaces.
void print_wrapped(std::ostream& out, const Paragraph& paragraph) {
  const std::string indent(paragraph.indent, ' ');
  std::string line = indent;
  std::istringstream words(paragraph.text);
  for (std::string word; words >> word;) {
    if (line != indent && length(line) + 1 + length(word) > text_columns) {
      out << line << '\n';
      line = indent;
    }
    line += (line != indent ? " " : "") + word;
  }
  out << line << '\n';
}

void print_text_values(std::ostream& out, const KeyValues& values) {
  for (const auto& [label, lines] : values.rows) {
    std::string before = label + padding(label, label_width);
    for (const auto& line : lines) {
      out << before << line << '\n';
      before.assign(label_width, ' ');
    }
  }
}

// A line of a table, or the name of a group alone.
using Texts = std::vector<std::string>;

std::vector<Texts> texts_of(const Table& table) {
  std::vector<Texts> lines(1);
  for (const auto& column : table.columns) lines[0].push_back(column.name);
  std::string group;
  for (const auto& row : table.rows) {
    if (row.group != group) lines.push_back({group = row.group});
    Texts line;
    for (const auto& cell : row.cells) line.push_back(cell.text);
    if (!group.empty()) line[0].insert(0, "  ");
    lines.push_back(std::move(line));
  }
  return lines;
}

void print_text_table(std::ostream& out, const Table& table) {
  const auto lines = texts_of(table);
  const std::size_t size = table.columns.size();
  std::vector<std::size_t> widths(size);
  for (std::size_t c = 0; c < size; ++c) {
    widths[c] = table.columns[c].width;
    for (const auto& line : lines)
      if (line.size() == size) widths[c] = std::max(widths[c], length(line[c]));
  }
  for (const auto& line : lines) {
    for (std::size_t c = 0; c < line.size(); ++c) {
      const bool last = c + 1 == line.size();
      const std::string fill = line.size() == size ? padding(line[c], widths[c]) : "";
      if (table.columns[c].align == Align::right)
        out << fill << line[c];
      else
        out << line[c] << (last ? "" : fill);
      out << (last ? "\n" : "  ");
    }
  }
}

}  // namespace

std::string text_of(const Lines& lines) {
  std::string text;
  for (const auto& line : lines) text += std::string(2 * line.level, ' ') + line.text + '\n';
  return text;
}

void print_text(std::ostream& out, const Document& document) {
  bool close = true;  // no empty line before the next block
  for (const auto& block : document.blocks) {
    if (block.shown == Shown::page || block.shown == Shown::spreadsheet) continue;
    if (!close && !block.joined) out << '\n';
    std::visit(Overloaded{[&](const Heading& heading) { out << heading.text << '\n'; },
                          [&](const Paragraph& paragraph) { print_wrapped(out, paragraph); },
                          [&](const Lines& lines) { out << text_of(lines); },
                          [&](const KeyValues& values) { print_text_values(out, values); },
                          [&](const Table& table) { print_text_table(out, table); }},
               block.content);
    close = std::holds_alternative<Heading>(block.content);
  }
}

}  // namespace taktskifte::report
