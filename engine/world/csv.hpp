// A small strict reader of comma separated values (RFC 4180), with the line of every row.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/core/error.hpp"
#include "taktskifte/world/data_files.hpp"

namespace taktskifte {

/// One record; all fields as text.
struct CsvRow {
  int line = 0;  ///< of its first character, counted from 1
  std::vector<std::string> fields;
};

struct CsvTable {
  std::string file;
  std::vector<std::string> header;
  std::vector<CsvRow> rows;  ///< each with as many fields as the header

  /// The position of a column, or a complaint in line 1.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name, Complaints& complaints) const;
};

/// Reads a table of at most 20 000 rows and 200 columns: commas, fields in double quotes where needed, LF or
/// CRLF. Complains about ragged and empty rows, stray and missing quotes, a column named twice, and a text
/// cut off within a row; rows with a mistake are left out.
CsvTable read_csv(const DataText& data, Complaints& complaints);

/// A finite number that fills the whole text, in C notation.
std::optional<double> csv_number(std::string_view text);

}  // namespace taktskifte
