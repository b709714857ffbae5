// A small strict reader of tables as text (RFC 4180, and what Norwegian spreadsheets write), with the line of
// every row.
#pragma once

#include <optional>
#include <span>
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

/// A column that is asked for.
struct CsvColumn {
  std::string_view name;
  /// Headings that people give it, in lower case; a missing column is said to be one of them.
  std::vector<std::string_view> also_called{};
};

struct CsvTable {
  std::string file;
  int header_line = 1;
  std::vector<std::string> header{};
  std::vector<std::size_t> at{};     ///< where the columns asked for stand, in their order
  std::vector<CsvRow> rows{};        ///< each with as many fields as the header; none if a column is missing
  bool semicolons = false;           ///< between fields, as in Norway: then a comma may be the decimal mark
  std::vector<std::string> notes{};  ///< what of its form was read as what, a sentence each without full stop
};

/// Reads a table of at most 20 000 rows and 200 columns: commas or semicolons, whichever the header has more
/// of, fields in double quotes where needed, LF or CRLF. Lines that begin with # are passed over, empty ones
/// above the header, too. The header is looked at first: if a column is
/// missing, that is the only complaint. Then complains about ragged rows, empty ones but at the end, stray
/// and missing quotes, a column named twice, and a text cut off within a row; rows with a mistake are left
/// out.
CsvTable read_csv(const DataText& data, std::span<const CsvColumn> columns, Diagnostics& diagnostics);

/// A finite number that fills the whole text, in C notation.
std::optional<double> csv_number(std::string_view text);

}  // namespace taktskifte
