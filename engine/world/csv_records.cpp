#include "world/csv_records.hpp"

#include <utility>

namespace taktskifte {
namespace {

constexpr std::size_t max_columns = 200;  // keeps a file of 64 MiB from becoming gigabytes of fields

}  // namespace

bool is_comment(std::string_view line) {
  if (line.starts_with('"')) line.remove_prefix(1);
  return line.starts_with('#');
}

CsvEnding CsvRecords::next(CsvRow& row) {
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
    if (done()) return CsvEnding::file;
    const char stop = text_[at_++];
    if (stop == separator_) continue;
    ++line_;
    skip_comments();
    return CsvEnding::line;
  }
}

// A line end becomes a single '\n' at at_; a lone carriage return is a mistake.
bool CsvRecords::at_end_of_field() {
  if (done() || text_[at_] == separator_ || text_[at_] == '\n') return true;
  if (text_.substr(at_, 2) == "\r\n") {
    ++at_;
    return true;
  }
  return false;
}

bool CsvRecords::bare(std::string& field) {
  while (!at_end_of_field()) {
    const char c = text_[at_++];
    if (c == '"')
      return complain(
          line_, "a quote within an unquoted field; put the whole field in quotes and double its quotes");
    if (c == '\r')
      return complain(line_, "a carriage return without line feed; save the file with LF or CRLF line ends");
    field += c;
  }
  return true;
}

bool CsvRecords::quoted(std::string& field) {
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

bool CsvRecords::complain(int line, const std::string& what) {
  diagnostics_.add({file_, line}, what);
  return false;
}

CsvEnding CsvRecords::skip_line() {
  to_next_line();
  skip_comments();
  return CsvEnding::mistake;
}

void CsvRecords::skip_comments() {
  for (; is_comment(text_.substr(at_)); ++comments_) to_next_line();
}

void CsvRecords::to_next_line() {
  const auto end = text_.find('\n', at_);
  at_ = end == std::string_view::npos ? text_.size() : end + 1;
  ++line_;
}

}  // namespace taktskifte
