// The guard in front of Boost.Program_options: a scenario file line by line, with the place of every entry.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "taktskifte/core/error.hpp"

namespace taktskifte {

/// One line `key = value` of a scenario file.
struct IniEntry {
  std::string name;  ///< "funding.public_share"
  std::string text;  ///< the value, trimmed
  SourceLocation place;
};

inline constexpr std::size_t max_bytes_of_scenario = std::size_t{1} << 20;

struct IniFile {
  std::string text;               ///< as given, without byte-order mark
  std::optional<IniEntry> base;   ///< the line `base = ...`
  std::vector<IniEntry> entries;  ///< lines whose key exists; a key at most once, in file order
};

/// Reads a scenario file of at most 1 MiB. Lines are `[section]`, `key = value`, comments that start with
/// `#`, or empty. Complains about every other line, `#` within a value, unknown sections and keys (with the
/// nearest valid one), and keys that stand twice. Nothing is quoted of a file without a line that could be
/// one of a scenario. Errors: ErrorKind::no_input if there is no such file.
IniFile read_ini(const std::string& file, Diagnostics& diagnostics);

/// The same of what a file holds; `file` is its name, for places.
IniFile accept_ini(const std::string& content, const std::string& file, Diagnostics& diagnostics);

/// The same of UTF-8 text.
IniFile parse_ini(const std::string& text, const std::string& file, Diagnostics& diagnostics);

/// Why `name` is no key and which one was probably meant: "no such key; did you mean ...?".
std::string explain_unknown_key(const std::string& name);

/// "funding.public_share = 1.4: ", the start of every complaint about a value.
std::string quoted(const IniEntry& entry);

}  // namespace taktskifte
