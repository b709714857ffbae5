#include "world/read_numbering.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace taktskifte {
namespace {

// Norway has had municipalities since 1838.
constexpr double first_year = 1838.0;
constexpr double last_year = 2199.0;

// Shares are given to the hundredth: each may be half of that too large or too small.
constexpr double rounding = 0.005;
constexpr double sum_error = 1e-9;  // of adding decimal fractions

std::optional<std::size_t> position(const CsvTable& table, std::string_view name) {
  const auto found = std::find(table.header.begin(), table.header.end(), name);
  if (found == table.header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - table.header.begin());
}

std::optional<int> read_year(const CsvTable& table, Diagnostics& diagnostics) {
  const auto column = position(table, "number_year");
  if (!column || table.rows.empty()) return std::nullopt;
  const std::string& text = table.rows.front().fields[*column];
  for (const CsvRow& row : table.rows) {
    if (row.fields[*column] == text) continue;
    diagnostics.add({table.file, row.line},
                    "number_year = " + row.fields[*column] + ": the first row has \"" + text +
                        "\", and all numbers of a list are valid in the same year; give every row that year");
    return std::nullopt;
  }
  if (text.empty()) return std::nullopt;
  const double year = csv_number(text).value_or(std::nan(""));
  if (year >= first_year && year <= last_year && year == std::floor(year)) return static_cast<int>(year);
  diagnostics.add(
      {table.file, table.rows.front().line},
      "number_year = " + text +
          ": the year in which the numbers are valid is a whole number such as 2018; correct it, or "
          "take the column out if it is unknown");
  return std::nullopt;
}

bool has_four_digits(std::string_view text) {
  return text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "4020:0.80;4005:0.20"
bool are_shares(std::string_view text) {
  double sum = 0.0;
  double most_off = sum_error;
  while (true) {
    const auto end = text.find(';');
    const std::string_view one = text.substr(0, end);
    const auto colon = one.find(':');
    if (colon == std::string_view::npos || !has_four_digits(one.substr(0, colon))) return false;
    const double share = csv_number(one.substr(colon + 1)).value_or(0.0);
    if (share <= 0.0 || share > 1.0) return false;
    sum += share;
    most_off += rounding;
    if (end == std::string_view::npos) return std::abs(sum - 1.0) <= most_off;
    text.remove_prefix(end + 1);
  }
}

/// A column of texts that are empty or `right`; nothing if there is no such column. Complains once.
template <typename Right>
std::vector<std::string> read_texts(const CsvTable& table, const std::string& name, const Right& right,
                                    const std::string& rule, Diagnostics& diagnostics) {
  std::vector<std::string> texts;
  const auto column = position(table, name);
  if (!column) return texts;
  const CsvRow* first = nullptr;
  std::size_t wrong = 0;
  for (const CsvRow& row : table.rows) {
    texts.push_back(row.fields[*column]);
    if (texts.back().empty() || right(texts.back())) continue;
    if (++wrong == 1) first = &row;
  }
  if (wrong > 0)
    diagnostics.add({table.file, first->line},
                    name + " = " + first->fields[*column] + ": " + rule + " (so in " + std::to_string(wrong) +
                        (wrong == 1 ? " row" : " rows") +
                        "); correct it, or take the column out, which the model does not use");
  return texts;
}

}  // namespace

Numbering read_numbering(const CsvTable& table, Diagnostics& diagnostics) {
  return {.year = read_year(table, diagnostics),
          .successor_2024 = read_texts(table, "successor_2024", has_four_digits,
                                       "a municipality number has four digits", diagnostics),
          .successors_2024_shares =
              read_texts(table, "successors_2024_shares", are_shares,
                         "numbers of municipalities with their shares of the territory, such as "
                         "4020:0.80;4005:0.20, which add up to 1",
                         diagnostics)};
}

}  // namespace taktskifte
