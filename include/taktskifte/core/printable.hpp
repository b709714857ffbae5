// Text from files, names and other programs, made safe to show and to keep.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace taktskifte {

/// Bytes of the character of UTF-8 that starts `text` (not empty), or 0 if none does (RFC 3629: shortest
/// form, no surrogates, at most U+10FFFF).
std::size_t utf8_length(std::string_view text);

/// Whether the first `length` bytes of `text`, a character of UTF-8, would steer a terminal or reorder what
/// stands around it: control characters (C0, DEL, C1), line and paragraph separators, and those that embed,
/// override or isolate a direction of writing.
bool is_steering(std::string_view text, std::size_t length);

/// `text` with every byte written as \xNN that is not UTF-8 or belongs to a character that is_steering(), but
/// for the characters in `kept`. A name that this changes cannot be told from others by looking at it.
std::string printable(std::string_view text, std::string_view kept = {});

/// Any bytes as printable text from which unescaped() gives them back: as printable(), and backslashes too.
std::string escaped(std::string_view bytes);
std::string unescaped(std::string_view text);

}  // namespace taktskifte
