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

/// The name of a column. Excel would compute one that begins like a formula: there it gets an apostrophe.
std::string csv_heading(const std::string& text, const CsvStyle& style);

/// A number in full digits; nothing for NaN, null and what is no cell. A text is safe from Excel as a
/// heading is; one that looks like a number or a date, as every
/// municipality's number, becomes a formula that gives it as text.
std::string csv_field(const Value& value, const CsvStyle& style);

/// Fields in quotes where they need it, and a line end.
void print_csv_line(std::ostream& out, const std::vector<std::string>& fields, const CsvStyle& style);

}  // namespace taktskifte::report
