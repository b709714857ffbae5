// What CSV looks like.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/report/document.hpp"

namespace taktskifte::report {

struct CsvStyle {
  std::string_view mark;  ///< before everything else
  char separator = ',';
  char decimal = '.';
};

inline constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
inline constexpr CsvStyle plain_csv{.mark = utf8_mark, .separator = ',', .decimal = '.'};
inline constexpr CsvStyle excel_csv{.mark = utf8_mark, .separator = ';', .decimal = ','};

/// A number in full digits; nothing for NaN, null and what is no cell. Excel would compute a text that begins
/// like a formula: it gets an apostrophe before it there; a number with
/// zeros before it, as of a municipality, becomes a formula that gives it as text.
std::string csv_field(const Value& value, const CsvStyle& style);

/// Fields in quotes where they need it, and a line end.
void print_csv_line(std::ostream& out, const std::vector<std::string>& fields, const CsvStyle& style);

}  // namespace taktskifte::report
