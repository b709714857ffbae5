// The first line of a table: what separates its fields, and which column is which.
#pragma once

#include <span>
#include <string_view>

#include "world/csv.hpp"

namespace taktskifte {

struct CsvForm {
  char separator = ',';
  std::size_t begin = 0;  ///< where the header stands in the text
  int line = 1;           ///< its line
};

/// A comma or a semicolon, whichever the header has more of. A first line `sep=;`, which spreadsheets write
/// and read, is no header; neither are comments and empty lines above it.
CsvForm form_of(std::string_view text);

/// Fills header and `at`. False, and one complaint, if a column is missing or stands twice.
bool read_header(const CsvRow& row, std::span<const CsvColumn> columns, CsvTable& table,
                 Diagnostics& diagnostics);

}  // namespace taktskifte
