// The cells of a table: what is unambiguous is read and noted, what is not is complained about, alike
// mistakes of a column once.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "world/csv.hpp"

namespace taktskifte {

/// Columns are positions among those asked for.
class CsvCells {
 public:
  CsvCells(const CsvTable& table, Diagnostics& diagnostics) : table_(table), diagnostics_(diagnostics) {}

  /// Without blanks at its ends, non-breaking ones included.
  [[nodiscard]] std::string text(const CsvRow& row, std::size_t column) const;

  /// Whether it holds a statistics bank's mark for what is missing or not published: `.`, `..`, `...` or `:`.
  [[nodiscard]] bool is_marked_missing(const CsvRow& row, std::size_t column) const;

  /// A number, or NaN and a complaint.
  double number(const CsvRow& row, std::size_t column);
  /// The same; blanks between groups of three digits are taken out and noted.
  double amount(const CsvRow& row, std::size_t column);
  /// The same in degrees north (57.5 to 71.5) and east (4 to 31.5): a box around mainland Norway.
  double latitude(const CsvRow& row, std::size_t column);
  double longitude(const CsvRow& row, std::size_t column);

  /// "heading = text: why; what to do". The same `why` of a column, or the same `kind` of it, is said once,
  /// of the first row, with the number of further rows.
  void complain(const CsvRow& row, std::size_t column, const std::string& why, const std::string& kind = {});
  /// "heading: what", once for a column, with the number of its rows.
  void note(std::size_t column, const std::string& what);

  /// Hands over diagnostics and notes; nothing may follow.
  void finish(std::vector<std::string>& notes);

 private:
  double within(const CsvRow& row, std::size_t column, double low, double high, const std::string& what);

  struct Group {
    int first_line = 0, last_line = 0;
    std::string text;
    std::size_t rows = 0;
  };
  const CsvTable& table_;
  Diagnostics& diagnostics_;
  std::vector<Group> groups_;
  std::map<std::pair<std::size_t, std::string>, std::size_t> known_;  // column and kind: place in groups_
  std::map<std::pair<std::size_t, std::string>, std::size_t> notes_;  // column and what: rows
};

}  // namespace taktskifte
