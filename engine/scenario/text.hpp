// Small helpers for text: blanks, words, lines, lower case, quotes, lists of choices, and how far apart two
// spellings are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace taktskifte {

/// `text` without blanks and tabs at its ends.
std::string_view trim(std::string_view text);

/// The parts of `text` between blanks and tabs; none of them empty.
std::vector<std::string_view> split_words(std::string_view text);

/// Lines without the \n at their ends, which the last one need not have; a \r before it stays.
std::vector<std::string> split_lines(const std::string& text);

/// `text` with its ASCII letters in lower case and everything else, å and Å too, as it is.
std::string in_lower_case(std::string_view text);

/// 'text'
std::string in_quotes(std::string_view text);

/// Fewest insertions, deletions and replacements of single characters that turn one text into the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// "a", "a or b", "a, b or c".
std::string any_of(const std::vector<std::string_view>& choices);

}  // namespace taktskifte
