// Words and sentences of scenarios/words, which the page and pictures say, too.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace taktskifte::report {

enum class Language : std::uint8_t { english, norwegian };

/// Both tables in one language.
struct Words {
  Language language = Language::norwegian;
  std::map<std::pair<std::string, std::string>, std::string> words{};  ///< under kind and id
  std::map<std::string, std::string> sentences{};                      ///< under id
  std::map<std::string, std::string>
      titles{};  ///< of scenarios that come with the program, under the English one
};

/// Reads the tables that come with the program. Errors: ErrorKind::no_input if one cannot be read,
/// ErrorKind::data for one without the columns, with a row that lacks its text in this language, or with an
/// id that stands twice.
Words words_in(Language language);

/// What stands for {names} in a text.
using Parts = std::vector<std::pair<std::string_view, std::string>>;

/// The word of a kind. Errors: ErrorKind::data if there is none, unless something is said `otherwise`.
std::string word_of(const Words& words, std::string_view kind, std::string_view id, const Parts& parts = {});
std::string word_or(const Words& words, std::string_view kind, std::string_view id,
                    std::string_view otherwise);

/// Errors: ErrorKind::data if there is none.
std::string sentence_of(const Words& words, std::string_view id, const Parts& parts = {});

/// "a, b og c".
std::string listed_in(const Words& words, const std::vector<std::string>& items);

/// A number with so many decimals as the language writes it, with spaces that do not break between
/// thousands: "1 460,5", U+2212 for minus, no zero with a sign. The word for undefined for NaN.
std::string number_in(const Words& words, double value, int decimals);
std::string signed_in(const Words& words, double value, int decimals);

/// With a capital at its beginning, if that is a letter of Norwegian.
std::string capital(std::string text);

}  // namespace taktskifte::report
