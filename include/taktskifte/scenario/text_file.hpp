// A whole text that a person wrote: scenarios and tables.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "taktskifte/core/error.hpp"

namespace taktskifte {

/// Whether `text` is valid UTF-8 without control characters other than tabs and line ends.
bool is_text(std::string_view text);

/// The text of a UTF-8 file, without its byte-order mark. Nothing, and a complaint with the line, if the file
/// is larger than `max_bytes` or is not such text. Unless `other_encoding` is null, a file in Windows-1252
/// (without any character of UTF-8 beyond ASCII, so that no damaged file passes for it) is read as well, and
/// named there.
/// Errors: ErrorKind::no_input if the file does not exist or cannot be read.
std::optional<std::string> read_text_file(const std::string& file, std::size_t max_bytes,
                                          Diagnostics& diagnostics, std::string* other_encoding = nullptr);

/// The same of what a file holds; `file` is its name in complaints.
std::optional<std::string> accepted_text(std::string content, const std::string& file, std::size_t max_bytes,
                                         Diagnostics& diagnostics, std::string* other_encoding = nullptr);

}  // namespace taktskifte
