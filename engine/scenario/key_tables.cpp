#include <algorithm>
#include <sstream>

#include "taktskifte/core/error.hpp"
#include "taktskifte/scenario/manual.hpp"

namespace taktskifte {
namespace {

constexpr std::string_view opening = "<!-- keys:";
constexpr std::string_view closing = "<!-- end of keys -->";

std::string table_of(const std::string& section) {
  std::string rows;
  for (const Key& key : keys()) {
    if (!key.name.starts_with(section + '.')) continue;
    const std::string_view unit = key.unit == "1" ? "" : key.unit;
    rows += "| `" + std::string(key.name) + "` | `" + std::string(key.standard) + "` | " + std::string(unit) +
            " | " + std::string(to_string(key.evidence.status)) + " | " +
            std::string(to_string(key.evidence.confidence)) + " |\n";
  }
  return rows;
}

// The words between "<!-- keys:" and "-->".
std::vector<std::string> sections(const std::string& line) {
  std::istringstream words(line.substr(opening.size(), line.find("-->") - opening.size()));
  std::vector<std::string> names;
  for (std::string word; words >> word;) names.push_back(word);
  return names;
}

}  // namespace

std::string with_key_tables(std::string_view page, const std::string& name) {
  std::istringstream lines{std::string(page)};
  std::string filled;
  bool in_table = false;
  int number = 0;
  int opened = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (in_table && line != closing) continue;
    in_table = false;
    filled += line + '\n';
    if (!line.starts_with(opening)) continue;
    in_table = true;
    opened = number;
    filled += "| key | default | unit | status | confidence |\n|---|---|---|---|---|\n";
    for (const auto& section : sections(line)) {
      const std::string rows = table_of(section);
      if (rows.empty())
        throw Error(ErrorKind::data, to_string(SourceLocation{name, number}) + ": no key begins with " +
                                         section + ".; take it out or name another section");
      filled += rows;
    }
  }
  if (in_table)
    throw Error(ErrorKind::data, to_string(SourceLocation{name, opened}) + ": the table has no end; write " +
                                     std::string(closing));
  return filled;
}

}  // namespace taktskifte
