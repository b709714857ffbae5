// The records of a text of separated fields, one after the other.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "world/csv.hpp"

namespace taktskifte {

enum class CsvEnding : std::uint8_t { line, file, mistake };

/// A line that begins with #, as such or in quotes as spreadsheets save it.
bool is_comment(std::string_view line);

/// Walks through the text once; comments between records are passed over.
class CsvRecords {
 public:
  /// `first_line`: the number of the line that `text` begins with.
  CsvRecords(std::string_view text, char separator, int first_line, const std::string& file,
             Diagnostics& diagnostics)
      : text_(text), separator_(separator), file_(file), diagnostics_(diagnostics), line_(first_line) {
    skip_comments();
  }

  [[nodiscard]] bool done() const { return at_ == text_.size(); }

  /// The next record and how it ended. After a mistake the rest of its line is skipped.
  CsvEnding next(CsvRow& row);

  [[nodiscard]] std::size_t comments() const { return comments_; }  ///< passed over so far

 private:
  bool at_end_of_field();
  bool bare(std::string& field);
  bool quoted(std::string& field);
  bool complain(int line, const std::string& what);
  CsvEnding skip_line();
  void skip_comments();
  void to_next_line();

  std::string_view text_;
  char separator_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::size_t comments_ = 0;
  int line_;
};

}  // namespace taktskifte
