// Errors as data: where, what, why and what to do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace taktskifte {

enum class ErrorKind : std::uint8_t {
  usage = 1,      ///< what was asked for is wrong
  data,           ///< a data file or a result file is wrong
  no_input,       ///< an input file does not exist or cannot be read
  internal,       ///< a check of our own failed: a defect of the program, or a validation
  cannot_create,  ///< an output file cannot be made
  io,             ///< reading or writing failed half-way
  stopped,        ///< stopped early; can be run again
  scenario,       ///< a key of a scenario has a bad value or does not exist
};

/// Where a value was written. `line` counts from 1; 0 means "no line" (command line, default).
struct SourceLocation {
  std::string file;
  int line = 0;
};

/// "scenarios/x.ini:12", "scenarios/x.ini" or "--set".
std::string to_string(const SourceLocation& place);

/// One thing that is wrong.
struct Diagnostic {
  SourceLocation location{};  ///< without a file where there is no place to blame
  std::string key{};          ///< of a scenario, if it is about one
  std::string text;           ///< the offending text, why it is wrong, what to do
};

/// "file:line: text", or the text alone.
std::string to_string(const Diagnostic& diagnostic);

/// `text` with its middle left out ("...") if it is longer than about 600 bytes, as what a broken file holds
/// may be: the start says where and what, the end what to do. Characters of UTF-8 stay whole.
std::string shortened(const std::string& text);

/// One or more diagnostics of one kind. what() holds all of them, one a line.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message);
  Error(ErrorKind kind, const std::vector<std::string>& messages);
  Error(ErrorKind kind, std::vector<Diagnostic> diagnostics);

  [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }
  /// At least one; a message without a place is a diagnostic of its text alone.
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const noexcept { return *diagnostics_; }

 private:
  ErrorKind kind_;
  std::shared_ptr<const std::vector<Diagnostic>>
      diagnostics_;  // shared, since copying an exception must not throw
};

/// Collects diagnostics so that all mistakes of a file come in one go: the first 50 of a file in full,
/// further ones as a count.
class Diagnostics {
 public:
  /// Adds what is wrong, shortened and printable() as one line, unless that was said before.
  void add(const SourceLocation& place, const std::string& text, const std::string& key = {});
  /// Adds those of another file.
  void add_all(const Diagnostics& others);
  [[nodiscard]] bool empty() const noexcept { return list_.empty(); }
  /// Whether further diagnostics about a file are only counted, so that their text need not be made.
  [[nodiscard]] bool full(const std::string& file) const;
  /// Throws an Error with everything collected, unless nothing was.
  void throw_if_any(ErrorKind kind) const;

 private:
  std::vector<Diagnostic> list_;
  std::map<std::string, std::size_t> counts_;  // by file, those that are not in the list too
};

}  // namespace taktskifte
