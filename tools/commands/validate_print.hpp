// A validation as tables: for people, as a page, and for programs; all three hold the same numbers.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "taktskifte/study/validation.hpp"

namespace taktskifte::commands {

/// What stands in a place of a table.
struct Cell {
  std::string text;  ///< for people
  std::string json;  ///< for programs
};
Cell word(const std::string& text);
Cell number(double value, int decimals);
/// "0.130 ± 0.001"; the interval lies evenly around the value.
Cell estimate(const Pooled& value, int decimals);

struct Table {
  std::string title;
  std::string lead;  ///< what the table is, one paragraph
  std::vector<std::string> columns;
  struct Row {
    std::vector<Cell> cells;
    std::string group = "";  ///< rows of a group stand together under its name
  };
  std::vector<Row> rows;
  std::size_t left = 1;  ///< columns aligned to the left
  bool blocks = false;   ///< for people: several lines a row, since cells are sentences
};

std::vector<Table> tables_of(const Validation& validation);

void print_text(std::ostream& out, const Validation& validation);
void print_markdown(std::ostream& out, const Validation& validation);
void print_json(std::ostream& out, const Validation& validation);

}  // namespace taktskifte::commands
