#include "world/csv.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "taktskifte/core/decimal.hpp"
#include "world/csv_header.hpp"
#include "world/csv_records.hpp"

namespace taktskifte {
namespace {

// Municipality numbers have four digits, so a table has at most 10 000 rows; research has fewer sites.
constexpr std::size_t max_rows = 20000;

std::string fields(std::size_t count) { return std::to_string(count) + (count == 1 ? " field" : " fields"); }

bool is_empty(const CsvRow& row) {
  return std::all_of(row.fields.begin(), row.fields.end(), [](const std::string& field) {
    return field.find_first_not_of(" \t") == std::string::npos;
  });
}

// Takes the rows below the header, one after the other.
class Rows {
 public:
  Rows(CsvTable& table, Diagnostics& diagnostics) : table_(table), diagnostics_(diagnostics) {}

  /// False if there are too many.
  bool add(CsvRow row, CsvEnding ending) {
    if (is_empty(row)) {
      if (empty_++ == 0) first_empty_ = row.line;
      return true;
    }
    if (empty_ > 0) {
      complain(first_empty_, empty_ == 1 ? "an empty line; take it out"
                                         : std::to_string(empty_) + " empty lines; take them out");
      empty_ = 0;
    }
    if (table_.rows.size() == max_rows) {
      complain(row.line, "more than " + std::to_string(max_rows) + " rows; check that it is the right file");
      return false;
    }
    keep(std::move(row), ending);
    return true;
  }

  void finish() {
    if (empty_ > 0 && !table_.rows.empty())
      table_.notes.push_back(std::to_string(empty_) + (empty_ == 1 ? " empty row" : " empty rows") +
                             " at the end " + (empty_ == 1 ? "is" : "are") + " skipped");
  }

 private:
  void keep(CsvRow row, CsvEnding ending) {
    const std::size_t expected = table_.header.size();
    if (row.fields.size() == expected) {
      if (ending == CsvEnding::file)
        complain(
            row.line,
            "the last row has no line end: the file may be cut short; compare it with its source, then end "
            "it with a line feed");
      table_.rows.push_back(std::move(row));
    } else if (ending == CsvEnding::file && row.fields.size() < expected) {
      complain(row.line, "the file is truncated: it ends within this row, after " +
                             std::to_string(row.fields.size()) + " of " + fields(expected) +
                             "; restore it from its source");
    } else {
      complain(row.line, fields(row.fields.size()) + " instead of " + std::to_string(expected) +
                             "; give the row one field for each column");
    }
  }

  void complain(int line, const std::string& what) { diagnostics_.add({table_.file, line}, what); }

  CsvTable& table_;
  Diagnostics& diagnostics_;
  std::size_t empty_ = 0;  // rows in a row
  int first_empty_ = 0;
};

}  // namespace

CsvTable read_csv(const DataText& data, std::span<const CsvColumn> columns, Diagnostics& diagnostics) {
  CsvTable table{.file = data.name};
  const CsvForm form = form_of(data.text);
  table.semicolons = form.separator == ';';
  if (!data.encoding.empty()) table.notes.push_back("read as " + data.encoding + ", not UTF-8");
  if (table.semicolons)
    table.notes.emplace_back("fields are separated by semicolons; a comma is a decimal mark");
  CsvRecords records(std::string_view(data.text).substr(form.begin), form.separator, form.line, table.file,
                     diagnostics);
  if (records.done()) {
    diagnostics.add({table.file, 0}, "the file is empty; its first line names the columns");
    return table;
  }
  CsvRow row;
  const CsvEnding of_header = records.next(row);
  table.header_line = row.line;
  if (of_header == CsvEnding::mistake || !read_header(row, columns, table, diagnostics)) return table;
  Rows rows(table, diagnostics);
  while (!records.done()) {
    const CsvEnding ending = records.next(row);
    if (ending != CsvEnding::mistake && !rows.add(std::move(row), ending)) return table;
  }
  rows.finish();
  if (const auto comments = records.comments(); comments > 0)
    table.notes.push_back(std::to_string(comments) +
                          (comments == 1 ? " line that begins" : " lines that begin") + " with # " +
                          (comments == 1 ? "is" : "are") + " passed over below the heading");
  return table;
}

std::optional<double> csv_number(std::string_view text) {
  const auto value = whole_decimal(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

}  // namespace taktskifte
