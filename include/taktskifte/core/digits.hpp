#pragma once

namespace taktskifte {

/// Whether a character is a digit in ASCII, whatever the locale.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace taktskifte
