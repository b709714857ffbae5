// A report: blocks that people read, and the same facts as one value that programs read. Functions build it
// from facts; print() turns it into text, Markdown, JSON or CSV.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace taktskifte::report {

/// What programs read: null, true or false, a number, text, a list, or named members in their order.
class Value {
 public:
  using List = std::vector<Value>;
  using Members = std::vector<std::pair<std::string, Value>>;
  using Content = std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Members>;

  Value() = default;
  Value(std::same_as<bool> auto truth) : content_(truth) {}
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) Value(Number number) : content_(static_cast<std::int64_t>(number)) {}
  Value(double number) : content_(number) {}  ///< NaN and infinity are printed as null
  Value(std::string text) : content_(std::move(text)) {}
  Value(std::string_view text) : content_(std::string(text)) {}
  Value(const char* text) : content_(std::string(text)) {}
  Value(List list) : content_(std::move(list)) {}
  Value(Members members);  ///< Error: ErrorKind::internal if two have one name
  template <typename Some>
  Value(const std::optional<Some>& some) : Value(some ? Value(*some) : Value()) {}

  [[nodiscard]] const Content& content() const { return content_; }

 private:
  Content content_;
};

/// A list of what `make` makes of each item.
template <typename Items, typename Make>
Value::List list_of(const Items& items, const Make& make) {
  Value::List list;
  for (const auto& item : items) list.push_back(make(item));
  return list;
}
Value::List list_of(const std::vector<std::string>& texts);

/// Named members: object("file", name, "replicates", 3).
template <typename... Rest>
void add_members(Value::Members& members, std::string_view name, Value value, Rest&&... rest) {
  members.emplace_back(name, std::move(value));
  if constexpr (sizeof...(rest) > 0) add_members(members, std::forward<Rest>(rest)...);
}
template <typename... Parts>
Value object(Parts&&... parts) {
  Value::Members members;
  add_members(members, std::forward<Parts>(parts)...);
  return members;
}

struct Heading {
  std::string text;
  int level = 2;
};

/// Broken into lines of at most text_columns characters in text; with an indent an item of a list in
/// Markdown.
struct Paragraph {
  std::string text;
  std::size_t indent = 0;  ///< spaces before each line
};

/// A line that is never broken, indented by two spaces a level; below a line of level 0 an item of a list.
struct Line {
  std::string text;
  std::size_t level = 0;
};
using Lines = std::vector<Line>;

/// Labels with lines of text.
struct KeyValues {
  std::vector<std::pair<std::string, std::vector<std::string>>> rows;
};

/// What stands in a place of a table: rounded for people, in full for programs.
struct Cell {
  std::string text;
  Value value;
};
Cell word(std::string_view text);
Cell number(double value, int decimals);

enum class Align : std::uint8_t { left, right };
struct Column {
  std::string name;
  Align align = Align::right;
  std::size_t width = 0;  ///< characters in text, at least
};
struct Row {
  std::vector<Cell> cells;  ///< one per column
  std::string group{};      ///< rows of a group stand together under its name
};
struct Table {
  std::string title;  ///< for programs; people read the heading before it
  std::vector<Column> columns;
  std::vector<Row> rows{};
};
/// The first `left` columns and the last to the left, the others to the right.
std::vector<Column> columns(const std::vector<std::string>& names, std::size_t left);
/// The first `left` columns to the left, the last and all others to the right.
std::vector<Column> number_columns(const std::vector<std::string>& names, std::size_t left);

/// Where a block is shown: text on a screen; a page in Markdown, and its tables in CSV; a table in CSV alone.
enum class Shown : std::uint8_t { everywhere, screen, page, spreadsheet };

struct Block {
  std::variant<Heading, Paragraph, Lines, KeyValues, Table> content;
  bool joined = false;  ///< in text without an empty line before it; nor is there one after a heading
  Shown shown = Shown::everywhere;
};

struct Document {
  Value data;
  std::vector<Block> blocks;
};

/// A table under its title and a paragraph that says what it is.
void add_table(Document& document, std::string lead, Table table, Shown shown = Shown::everywhere);

/// The tables of a document: title, columns, and rows of group and cells.
Value::List tables_of(const Document& document);

/// `excel`: CSV as Excel reads it with Norwegian settings.
enum class Form : std::uint8_t { text, markdown, json, csv, excel };

inline constexpr std::size_t text_columns = 100;

/// JSON: the data, all else than ASCII escaped. CSV (RFC 4180, lines end in LF): the tables in full digits,
/// each under a line of names, with an empty line between them; a cell with members takes a column for each;
/// columns that share a name are told apart by their place.
/// CSV begins with the byte-order mark of UTF-8, without which Excel takes it for another encoding; for Excel
/// fields are separated by semicolons and the decimal mark is a comma.
void print(std::ostream& out, const Document& document, Form form);

/// Lines as they stand in text.
std::string text_of(const Lines& lines);

/// A value as JSON in one line.
std::string json_line(const Value& value);

}  // namespace taktskifte::report
