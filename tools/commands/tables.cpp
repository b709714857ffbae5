#include "commands/tables.hpp"

#include "commands/columns.hpp"
#include "commands/json.hpp"
#include "taktskifte/analysis/words.hpp"

namespace taktskifte::commands {
namespace {

using words::fixed;

std::vector<std::string> texts(const std::vector<Cell>& cells) {
  std::vector<std::string> line;
  line.reserve(cells.size());
  for (const Cell& cell : cells) line.push_back(cell.text);
  return line;
}

void print_blocks(std::ostream& out, const Table& table) {
  for (const auto& row : table.rows) {
    out << row.cells[3].text << "  " << row.cells[0].text << ": " << row.cells[1].text << '\n'
        << wrapped(row.cells[2].text, text_columns, "         ");
  }
}

void print_columns(std::ostream& out, const Table& table) {
  std::vector<Line> lines{table.columns};
  std::string group;
  for (const auto& row : table.rows) {
    if (row.group != group) lines.push_back({group = row.group});
    Line line = texts(row.cells);
    if (!group.empty()) line[0] = "  " + line[0];
    lines.push_back(std::move(line));
  }
  print_aligned(out, lines, table.left);
}

void print_row(std::ostream& out, const std::vector<std::string>& cells) {
  out << '|';
  for (const auto& cell : cells) out << ' ' << cell << " |";
  out << '\n';
}

}  // namespace

Cell word(const std::string& text) { return {text, json_text(text)}; }
Cell number(double value, int decimals) { return {fixed(value, decimals), json_number(value)}; }

Cell with_interval(double value, const std::optional<Interval>& interval, int decimals, bool sign) {
  Cell cell{sign ? words::with_sign(value, decimals) : fixed(value, decimals),
            "{\"value\": " + json_number(value)};
  if (interval) {
    cell.text += " ± " + fixed(0.5 * (interval->high - interval->low), decimals);
    cell.json += ", \"low\": " + json_number(interval->low) + ", \"high\": " + json_number(interval->high);
  }
  cell.json += "}";
  return cell;
}

void print_table_text(std::ostream& out, const Table& table) {
  out << table.title << '\n' << wrapped(table.lead, text_columns) << '\n';
  if (table.blocks)
    print_blocks(out, table);
  else
    print_columns(out, table);
}

void print_table_markdown(std::ostream& out, const Table& table) {
  out << "## " << table.title << "\n\n" << table.lead << "\n\n";
  const bool grouped = !table.rows.empty() && !table.rows.front().group.empty();
  std::vector<std::string> columns = table.columns;
  if (grouped) columns.insert(columns.begin(), "");
  print_row(out, columns);
  print_row(out, std::vector<std::string>(columns.size(), "---"));
  std::string group;
  for (const auto& row : table.rows) {
    std::vector<std::string> cells = texts(row.cells);
    if (grouped) cells.insert(cells.begin(), row.group == group ? "" : row.group);
    group = row.group;
    print_row(out, cells);
  }
}

void print_table_json(std::ostream& out, const Table& table) {
  out << "{\"title\": " << json_text(table.title) << ", \"columns\": " << json_list(table.columns)
      << ", \"rows\": [";
  const char* before = "\n";
  for (const auto& row : table.rows) {
    out << before << "      {\"group\": " << json_text(row.group) << ", \"cells\": [";
    for (std::size_t c = 0; c < row.cells.size(); ++c) out << (c > 0 ? ", " : "") << row.cells[c].json;
    out << "]}";
    before = ",\n";
  }
  out << "\n    ]}";
}

void print_tables_json(std::ostream& out, const std::vector<Table>& tables) {
  out << "\"tables\": [";
  const char* before = "\n    ";
  for (const Table& table : tables) {
    out << before;
    print_table_json(out, table);
    before = ",\n    ";
  }
  out << "\n  ]";
}

}  // namespace taktskifte::commands
