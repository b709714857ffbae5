// Tables for people, for a page and for programs; all three hold the same numbers.
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "taktskifte/analysis/compare.hpp"

namespace taktskifte::commands {

/// What stands in a place of a table.
struct Cell {
  std::string text;  ///< for people
  std::string json;  ///< for programs
};
Cell word(const std::string& text);
Cell number(double value, int decimals);

struct Table {
  std::string title;
  std::string lead;  ///< what the table is, one paragraph
  std::vector<std::string> columns;
  struct Row {
    std::vector<Cell> cells;
    std::string group = {};  ///< rows of a group stand together under its name
  };
  std::vector<Row> rows;
  std::size_t left = 1;  ///< columns aligned to the left
  bool blocks = false;   ///< for people: several lines a row, since cells are sentences
};

/// "+0.68 ± 0.01", with a sign or not; the interval lies evenly around the value.
Cell with_interval(double value, const std::optional<Interval>& interval, int decimals, bool sign);

void print_table_text(std::ostream& out, const Table& table);
/// With its title as a heading of the second level.
void print_table_markdown(std::ostream& out, const Table& table);
/// An object: title, columns, rows of cells.
void print_table_json(std::ostream& out, const Table& table);
/// The tables as the value of "tables".
void print_tables_json(std::ostream& out, const std::vector<Table>& tables);

}  // namespace taktskifte::commands
