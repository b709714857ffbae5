#include "taktskifte/world/number_list.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>
#include <string_view>

#include "scenario/text.hpp"
#include "taktskifte/core/digits.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/joined.hpp"
#include "world/csv.hpp"
#include "world/municipality_number.hpp"

namespace taktskifte {
namespace {

std::string_view stripped(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\"=";  // ="0301" is how Excel is told to keep a zero
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool is_number_of_copy(std::string_view text) {
  const auto dash = text.find('-');
  return dash == 4 && is_municipality_number(text.substr(0, dash)) && dash + 1 < text.size() &&
         std::all_of(text.begin() + 5, text.end(), is_digit);
}

/// Nothing if the text is no municipality's number.
std::optional<std::string> number_in(std::string_view text) {
  const std::string number = without_letter(stripped(text));
  if (is_municipality_number(number) || is_number_of_copy(number)) return number;
  if (is_municipality_number("0" + number)) return "0" + number;
  const auto blank = number.find(' ');
  if (blank == std::string::npos || blank < 3) return std::nullopt;
  const auto name = number.find_first_not_of(' ', blank);
  const bool named = std::isalpha(static_cast<unsigned char>(number[name])) != 0 ||
                     static_cast<unsigned char>(number[name]) >= 0x80;  // Å and the like
  return named ? number_in(number.substr(0, blank)) : std::nullopt;
}

struct ListLine {
  int line = 0;
  std::string text;
};

std::vector<ListedNumber> numbers_of(const std::string& file, const std::vector<ListLine>& lines) {
  std::vector<ListedNumber> numbers;
  Diagnostics diagnostics;
  for (const auto& [line, text] : lines) {
    if (stripped(text).empty()) continue;
    if (auto number = number_in(text))
      numbers.push_back({line, std::move(*number)});
    else
      diagnostics.add({file, line}, "\"" + text + "\": " + why_no_municipality_number(stripped(text)));
  }
  diagnostics.throw_if_any(ErrorKind::data);
  if (numbers.empty())
    throw Error(ErrorKind::data, file + ": no number of a municipality; write one a line, such as 0301");
  return numbers;
}

std::vector<ListLine> lines_of(const std::string& text) {
  std::vector<ListLine> lines;
  std::istringstream in(text);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (!stripped(line).starts_with('#')) lines.push_back({number, line});
  }
  return lines;
}

/// Headings of such a column, in lower case.
constexpr std::array<std::string_view, 9> usual = {"number",       "kommunenummer", "kommunenr",
                                                   "knr",          "kommune_nr",    "municipality_number",
                                                   "municipality", "kommune",       "region"};

bool holds_numbers(const CsvTable& table, std::size_t column) {
  bool any = false;
  for (const CsvRow& row : table.rows) {
    const auto text = stripped(row.fields[column]);
    if (text.empty()) continue;
    if (!number_in(text)) return false;
    any = true;
  }
  return any;
}

std::size_t column_in(const CsvTable& table, const std::string& wanted) {
  const auto& header = table.header;
  const std::string choice = "; its columns are " + joined(header) + "; choose one with --column NAME";
  if (!wanted.empty()) {
    const auto found = std::find(header.begin(), header.end(), wanted);
    if (found == header.end())
      throw Error(ErrorKind::usage,
                  table.file + ": --column " + wanted + ": there is no such column" + choice);
    return static_cast<std::size_t>(found - header.begin());
  }
  for (const auto name : usual)
    for (std::size_t c = 0; c < header.size(); ++c)
      if (in_lower_case(header[c]) == name) return c;
  std::vector<std::size_t> with_numbers;
  for (std::size_t c = 0; c < header.size(); ++c)
    if (holds_numbers(table, c)) with_numbers.push_back(c);
  if (with_numbers.size() == 1) return with_numbers.front();
  throw Error(ErrorKind::data, table.file +
                                   (with_numbers.empty() ? ": no column holds municipality numbers alone"
                                                         : ": several columns hold municipality numbers") +
                                   choice);
}

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// The municipalities that a number of another year stands for.
std::vector<std::size_t> by_other_year(const NumberedMunicipalities& known, const std::string& number) {
  std::vector<std::size_t> found;
  for (std::size_t m = 0; m < known.number.size(); ++m) {
    const bool became = !known.successor_2024.empty() && known.successor_2024[m] == number;
    const bool was = !known.predecessors_2018.empty() && contains(known.predecessors_2018[m], number);
    if (became || was) found.push_back(m);
  }
  return found;
}

std::string named(const NumberedMunicipalities& known, const std::vector<std::size_t>& positions) {
  std::vector<std::string> names;
  names.reserve(positions.size());
  for (const std::size_t m : positions) names.push_back(known.number[m] + " " + known.name[m]);
  return joined(names);
}

std::vector<std::size_t> own(const NumberedMunicipalities& known, const std::string& number) {
  const auto found = std::find(known.number.begin(), known.number.end(), number);
  if (found == known.number.end()) return {};
  return {static_cast<std::size_t>(found - known.number.begin())};
}

}  // namespace

std::vector<ListedNumber> read_number_list(const DataText& list, const std::string& column) {
  const auto lines = lines_of(list.text);
  const auto first = std::find_if(lines.begin(), lines.end(),
                                  [](const ListLine& line) { return !stripped(line.text).empty(); });
  if (first == lines.end())
    throw Error(ErrorKind::data, list.name + ": is empty; write the number of a municipality a line");
  if (column.empty() && number_in(first->text)) return numbers_of(list.name, lines);
  Diagnostics diagnostics;
  const CsvTable table = read_csv(list, {}, diagnostics);
  diagnostics.throw_if_any(ErrorKind::data);
  if (std::any_of(table.header.begin(), table.header.end(),
                  [](const std::string& field) { return number_in(field).has_value(); }))
    throw Error(ErrorKind::data, list.name + ":" + std::to_string(table.header_line) +
                                     ": a municipality stands where the names of the columns are expected; "
                                     "write a line of names above it, such as number,name");
  const std::size_t at = column_in(table, column);
  std::vector<ListLine> fields;
  for (const CsvRow& row : table.rows) fields.push_back({row.line, row.fields[at]});
  return numbers_of(list.name, fields);
}

ChosenMunicipalities choose_municipalities(const NumberedMunicipalities& known,
                                           std::span<const ListedNumber> wanted) {
  // 5001 is Trondheim in both years, but in 2024 with what was Klæbu: the list as a whole decides.
  const bool all_own = std::all_of(wanted.begin(), wanted.end(),
                                   [&](const ListedNumber& one) { return !own(known, one.number).empty(); });
  const bool all_of_other_year = !all_own && std::all_of(wanted.begin(), wanted.end(), [&](const auto& one) {
    return !by_other_year(known, one.number).empty();
  });
  ChosenMunicipalities chosen;
  std::vector<std::string> missing;
  std::vector<std::string> read_as;
  std::vector<std::string> twice;
  std::vector<std::string> seen;
  for (const auto& [line, number] : wanted) {
    if (contains(seen, number)) {
      twice.push_back(number);
      continue;
    }
    seen.push_back(number);
    auto positions = own(known, number);
    if (positions.empty() || all_of_other_year) {
      positions = by_other_year(known, number);
      if (positions.empty())
        missing.push_back(number + " (line " + std::to_string(line) + ")");
      else if (positions != own(known, number))
        read_as.push_back(number + " for " + named(known, positions));
    }
    chosen.positions.insert(chosen.positions.end(), positions.begin(), positions.end());
  }
  std::sort(chosen.positions.begin(), chosen.positions.end());
  chosen.positions.erase(std::unique(chosen.positions.begin(), chosen.positions.end()),
                         chosen.positions.end());
  const std::string year = known.year ? "of " + std::to_string(*known.year) : "of an unknown year";
  if (!missing.empty())
    chosen.notes.push_back("Not found among the municipalities " + year +
                           ", and left out: " + joined(missing));
  if (!read_as.empty())
    chosen.notes.push_back(std::string("Read as numbers of ") +
                           (known.successor_2024.empty() ? "2018" : "2024") + ", the result's being " + year +
                           ": " + joined(read_as));
  if (!twice.empty()) chosen.notes.push_back("More than once in the list: " + joined(twice));
  return chosen;
}

std::map<std::string, std::vector<std::string>> predecessors_2018(const DataText& list) {
  std::map<std::string, std::vector<std::string>> all;
  Diagnostics ignored;  // the list was read when the result was made
  const CsvTable table = read_csv(list, {}, ignored);
  const auto place = [&](std::string_view name) {
    return static_cast<std::size_t>(std::find(table.header.begin(), table.header.end(), name) -
                                    table.header.begin());
  };
  const std::size_t number = place("number");
  const std::size_t shares = place("predecessors_2018_shares");
  if (number == table.header.size() || shares == table.header.size()) return all;
  for (const CsvRow& row : table.rows) {
    auto& predecessors = all[row.fields[number]];
    std::istringstream parts(row.fields[shares]);
    for (std::string part; std::getline(parts, part, ';');)
      predecessors.push_back(part.substr(0, part.find(':')));
  }
  return all;
}

}  // namespace taktskifte
