#include "commands/columns.hpp"

#include <algorithm>
#include <sstream>

namespace taktskifte::commands {

std::size_t length(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

void print_aligned(std::ostream& out, const std::vector<Line>& lines, std::size_t left) {
  std::vector<std::size_t> widths(lines.front().size(), 0);
  for (const Line& line : lines) {
    if (line.size() == 1) continue;
    for (std::size_t c = 0; c < line.size(); ++c) widths[c] = std::max(widths[c], length(line[c]));
  }
  for (const Line& line : lines) {
    for (std::size_t c = 0; c + 1 < line.size(); ++c) {
      const std::string padding(widths[c] - length(line[c]), ' ');
      out << (c < left ? line[c] + padding : padding + line[c]) << "  ";
    }
    out << line.back() << '\n';
  }
}

std::string wrapped(const std::string& text, std::size_t columns, const std::string& indent) {
  std::string lines;
  std::string line = indent;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    if (line != indent && length(line) + 1 + length(word) > columns) {
      lines += line + '\n';
      line = indent;
    }
    if (line != indent) line += ' ';
    line += word;
  }
  return lines + line + '\n';
}

}  // namespace taktskifte::commands
