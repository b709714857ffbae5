#include "world/csv.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

namespace taktskifte {
namespace {

// Municipality numbers have four digits, so a table has at most 10 000 rows; research has fewer sites. The
// limits keep a file of 64 MiB from becoming gigabytes of fields.
constexpr std::size_t max_rows = 20000;
constexpr std::size_t max_columns = 200;

enum class Ending { line, file, mistake };

// Walks through the text once, a record at a time.
class Records {
 public:
  Records(std::string_view text, const std::string& file, Complaints& complaints)
      : text_(text), file_(file), complaints_(complaints) {}

  [[nodiscard]] bool done() const { return at_ == text_.size(); }

  /// The next record and how it ended. After a mistake the rest of its line is skipped.
  Ending next(CsvRow& row) {
    row = {line_, {}};
    while (true) {
      std::string field;
      if (!done() && text_[at_] == '"' ? !quoted(field) : !bare(field)) return skip_line();
      row.fields.push_back(std::move(field));
      if (row.fields.size() > max_columns) {
        complain(row.line, "more than " + std::to_string(max_columns) +
                               " fields in one row; check that it is the right file");
        return skip_line();
      }
      if (done()) return Ending::file;
      const char stop = text_[at_++];
      if (stop == ',') continue;
      ++line_;
      return Ending::line;
    }
  }

 private:
  // A line end becomes a single '\n' at at_; a lone carriage return is a mistake.
  bool at_end_of_field() {
    if (done() || text_[at_] == ',' || text_[at_] == '\n') return true;
    if (text_.substr(at_, 2) == "\r\n") {
      ++at_;
      return true;
    }
    return false;
  }

  bool bare(std::string& field) {
    while (!at_end_of_field()) {
      const char c = text_[at_++];
      if (c == '"')
        return complain(
            line_, "a quote within an unquoted field; put the whole field in quotes and double its quotes");
      if (c == '\r')
        return complain(line_,
                        "a carriage return without line feed; save the file with LF or CRLF line ends");
      field += c;
    }
    return true;
  }

  bool quoted(std::string& field) {
    const int opened = line_;
    for (++at_; !done(); ++at_) {
      const char c = text_[at_];
      if (c == '\n') ++line_;
      if (c != '"') {
        field += c;
      } else if (text_.substr(at_ + 1, 1) == "\"") {
        field += '"';
        ++at_;
      } else {
        ++at_;
        if (at_end_of_field()) return true;
        return complain(opened, "text behind a closing quote; double the quotes within a field");
      }
    }
    return complain(opened, "a quote is opened and never closed; close it, or restore the end of the file");
  }

  bool complain(int line, const std::string& what) {
    complaints_.add({file_, line}, what);
    return false;
  }

  Ending skip_line() {
    const auto end = text_.find('\n', at_);
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
    ++line_;
    return Ending::mistake;
  }

  std::string_view text_;
  const std::string& file_;
  Complaints& complaints_;
  std::size_t at_ = 0;
  int line_ = 1;
};

void check_header(const CsvTable& table, Complaints& complaints) {
  const auto& names = table.header;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
        names.begin() + static_cast<std::ptrdiff_t>(i))
      complaints.add({table.file, 1}, "column " + names[i] + " stands twice; keep one of the two");
  }
}

std::string fields(std::size_t count) { return std::to_string(count) + (count == 1 ? " field" : " fields"); }

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name, Complaints& complaints) const {
  const auto found = std::find(header.begin(), header.end(), name);
  if (found != header.end()) return static_cast<std::size_t>(found - header.begin());
  const bool semicolons = header.size() == 1 && header.front().find(';') != std::string::npos;
  complaints.add({file, 1}, "column " + std::string(name) + " is missing; " +
                                (semicolons ? "separate the fields with commas, not semicolons"
                                            : "add it to the first line and to every row"));
  return std::nullopt;
}

CsvTable read_csv(const DataText& data, Complaints& complaints) {
  const std::string& file = data.name;
  CsvTable table{file, {}, {}};
  Records records(data.text, table.file, complaints);
  CsvRow row;
  if (records.done()) {
    complaints.add({file, 0}, "the file is empty; its first line names the columns");
    return table;
  }
  if (records.next(row) == Ending::mistake) return table;
  table.header = std::move(row.fields);
  check_header(table, complaints);
  while (!records.done()) {
    const Ending ending = records.next(row);
    if (ending == Ending::mistake) continue;
    if (table.rows.size() == max_rows) {
      complaints.add({file, row.line},
                     "more than " + std::to_string(max_rows) + " rows; check that it is the right file");
      return table;
    }
    const std::size_t expected = table.header.size();
    if (row.fields.size() == expected) {
      if (ending == Ending::file)
        complaints.add({file, row.line},
                       "the last row has no line end: the file may be cut short; compare it with its source, "
                       "then end it with a line feed");
      table.rows.push_back(std::move(row));
    } else if (ending == Ending::file && row.fields.size() < expected) {
      complaints.add({file, row.line}, "the file is truncated: it ends within this row, after " +
                                           std::to_string(row.fields.size()) + " of " + fields(expected) +
                                           "; restore it from its source");
    } else if (row.fields.size() == 1 && row.fields.front().empty()) {
      complaints.add({file, row.line}, "an empty line; take it out");
    } else {
      complaints.add({file, row.line}, fields(row.fields.size()) + " instead of " + std::to_string(expected) +
                                           "; give the row one field for each column");
    }
  }
  return table;
}

std::optional<double> csv_number(std::string_view text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace taktskifte
