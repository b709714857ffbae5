// Text in columns and lines, for tables that people read.
#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace taktskifte::commands {

inline constexpr std::size_t text_columns = 100;

using Line = std::vector<std::string>;

/// Characters of UTF-8 text, not bytes.
std::size_t length(const std::string& text);

/// Lines with their columns aligned: the first `left` and the last to the left, the others to the right. A
/// line of one cell is a heading: it stands as it is and widens no column.
void print_aligned(std::ostream& out, const std::vector<Line>& lines, std::size_t left);

/// Text in lines of at most `columns` characters, broken at spaces; lines start with `indent`.
std::string wrapped(const std::string& text, std::size_t columns, const std::string& indent = "");

}  // namespace taktskifte::commands
