#include "taktskifte/report/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "taktskifte/analysis/format.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/scenario/shipped_file.hpp"
#include "taktskifte/world/data_files.hpp"
#include "world/csv.hpp"

namespace taktskifte::report {
namespace {

constexpr const char* space = "\u00a0";
constexpr const char* minus = "\u2212";

/// Calls `take` with the columns asked for of each row.
template <typename Take>
void each_word(const std::string& name, const std::vector<CsvColumn>& columns, const Take& take) {
  const DataText text = read_data_text(shipped_file("words/" + name));
  Diagnostics diagnostics;
  const CsvTable table = read_csv(text, columns, diagnostics);
  for (const CsvRow& row : table.rows) {
    std::vector<std::string> fields;
    for (const std::size_t at : table.at) fields.push_back(row.fields[at]);
    if (fields.back().empty() || !take(fields))
      diagnostics.add({table.file, row.line},
                      fields.front() + ": stands twice, or lacks its text in this language");
  }
  diagnostics.throw_if_any(ErrorKind::data);
}

[[noreturn]] void refuse_words(const std::string& file, const std::string& what, std::string_view id) {
  throw Error(ErrorKind::data, shipped_file("words/" + file) + ": has no " + what + " " + std::string(id) +
                                   "; fetch the file again that comes with the program");
}

std::string with_parts(const std::string& text, const Parts& parts) {
  std::string told;
  for (std::size_t at = 0; at < text.size();) {
    const auto open = std::min(text.find('{', at), text.size());
    told += text.substr(at, open - at);
    const auto close = text.find('}', open);
    if (close == std::string::npos) return told + text.substr(open);
    const auto name = text.substr(open + 1, close - open - 1);
    const auto part =
        std::find_if(parts.begin(), parts.end(), [&](const auto& one) { return one.first == name; });
    told += part == parts.end() ? text.substr(open, close - open + 1) : part->second;
    at = close + 1;
  }
  return told;
}

/// What format::fixed writes, as the language does.
std::string in_language(const Words& words, std::string_view plain) {
  std::string sign;
  if (plain.starts_with('-') || plain.starts_with('+')) {
    sign = plain.front() == '-' ? minus : "+";
    plain.remove_prefix(1);
  }
  const auto point = std::min(plain.find('.'), plain.size());
  constexpr std::size_t group = 3;
  std::string text;
  for (std::size_t at = 0; at < point; ++at) {
    if (at > 0 && (point - at) % group == 0) text += space;
    text += plain[at];
  }
  if (point < plain.size())
    text += (words.language == Language::norwegian ? "," : ".") + std::string(plain.substr(point + 1));
  return sign + text;
}

}  // namespace

Words words_in(Language language) {
  const std::string_view text = language == Language::norwegian ? "nb" : "en";
  Words words{.language = language};
  each_word("words.csv", {{"id"}, {"kind"}, {"en"}, {text}}, [&](const auto& fields) {
    if (fields[1] == "scenario") words.titles.emplace(fields[2], fields[3]);
    return words.words.emplace(std::pair(fields[1], fields[0]), fields[3]).second;
  });
  each_word("sentences.csv", {{"id"}, {text}},
            [&](const auto& fields) { return words.sentences.emplace(fields[0], fields[1]).second; });
  return words;
}

std::string word_or(const Words& words, std::string_view kind, std::string_view id,
                    std::string_view otherwise) {
  const auto found = words.words.find({std::string(kind), std::string(id)});
  return found == words.words.end() ? std::string(otherwise) : found->second;
}

std::string word_of(const Words& words, std::string_view kind, std::string_view id, const Parts& parts) {
  const auto found = words.words.find({std::string(kind), std::string(id)});
  if (found == words.words.end()) refuse_words("words.csv", std::string(kind), id);
  return with_parts(found->second, parts);
}

std::string sentence_of(const Words& words, std::string_view id, const Parts& parts) {
  const auto found = words.sentences.find(std::string(id));
  if (found == words.sentences.end()) refuse_words("sentences.csv", "sentence", id);
  return with_parts(found->second, parts);
}

std::string listed_in(const Words& words, const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t at = 0; at < items.size(); ++at) {
    if (at > 0) text += at + 1 < items.size() ? ", " : " " + word_of(words, "word", "and") + " ";
    text += items[at];
  }
  return text;
}

std::string number_in(const Words& words, double value, int decimals) {
  return std::isfinite(value) ? in_language(words, format::fixed(value, decimals))
                              : word_of(words, "word", "undefined");
}

std::string signed_in(const Words& words, double value, int decimals) {
  return std::isfinite(value) ? in_language(words, format::with_sign(value, decimals))
                              : word_of(words, "word", "undefined");
}

std::string capital(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> letters = {
      std::pair{"\u00e6", "\u00c6"}, {"\u00f8", "\u00d8"}, {"\u00e5", "\u00c5"}};
  for (const auto& [small, large] : letters)
    if (text.starts_with(small)) return std::string(large) + text.substr(small.size());
  if (!text.empty()) text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}

}  // namespace taktskifte::report
