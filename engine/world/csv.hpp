// A small strict reader of comma separated values (RFC 4180), with the line of every row.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/core/error.hpp"

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

/// Reads a UTF-8 file of at most 64 MiB, 20 000 rows and 200 columns: commas, fields in double quotes where
/// needed, LF or CRLF. Complains about ragged and empty rows, stray and missing quotes, a column named twice,
/// a file cut off within a row, and text that is not UTF-8; rows with a mistake are left out. Errors:
/// Exit::no_input if the file does not exist or cannot be read.
CsvTable read_csv(const std::string& file, Complaints& complaints);

/// A finite number that fills the whole text, in C notation.
std::optional<double> csv_number(std::string_view text);

}  // namespace taktskifte
