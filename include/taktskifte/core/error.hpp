// Errors that say where, what, why and what to do; and the exit codes of the command line.
#pragma once

#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace taktskifte {

/// The documented exit codes (sysexits.h). Only `main` turns an Error into one of them.
enum class ErrorKind : int {
  ok = 0,
  usage = 64,          ///< the command line itself is wrong
  data = 65,           ///< a data file or a result file is wrong
  no_input = 66,       ///< an input file does not exist or cannot be read
  internal = 70,       ///< a check of our own failed: a defect of the program, or a validation
  cannot_create = 73,  ///< an output file cannot be made
  io = 74,             ///< reading or writing failed half-way
  stopped = 75,        ///< stopped early; can be run again
  scenario = 78,       ///< a key of a scenario has a bad value or does not exist
};

/// Where a value was written. `line` counts from 1; 0 means "no line" (command line, default).
struct SourceLocation {
  std::string file;
  int line = 0;
};

/// "scenarios/x.ini:12", "scenarios/x.ini" or "--set".
std::string to_string(const SourceLocation& place);

/// `text` with its middle left out ("...") if it is longer than about 600 bytes, as what a broken file holds
/// may be: the start says where and what, the end what to do. Characters of UTF-8 stay whole.
std::string shortened(const std::string& text);

/// One or more diagnostics with one exit code. what() holds all of them, one a line.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message);
  Error(ErrorKind kind, const std::vector<std::string>& messages);

  [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }

 private:
  ErrorKind kind_;
};

/// Collects diagnostics so that all mistakes of a file come in one go: the first 50 of a file in full,
/// further ones as a count.
class Diagnostics {
 public:
  /// Adds "file:line: what" as one line, shortened and printable(), unless that was said before; `what` says
  /// the offending text, why it is wrong and what to do.
  void add(const SourceLocation& place, const std::string& what);
  /// Adds those of another file.
  void add_all(const Diagnostics& others);
  [[nodiscard]] bool empty() const noexcept { return messages_.empty(); }
  /// Whether further diagnostics about a file are only counted, so that their text need not be made.
  [[nodiscard]] bool full(const std::string& file) const;
  /// Throws an Error with everything collected, unless nothing was.
  void throw_if_any(ErrorKind kind) const;

 private:
  std::vector<std::string> messages_;
  std::map<std::string, std::size_t> counts_;  // by file, those without a message too
};

}  // namespace taktskifte
