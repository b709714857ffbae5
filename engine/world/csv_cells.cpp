#include "world/csv_cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include "scenario/number.hpp"
#include "taktskifte/core/digits.hpp"
#include "taktskifte/core/undefined.hpp"

namespace taktskifte {
namespace {

constexpr double missing = undefined;

// Ordinary, non-breaking, thin and narrow non-breaking.
constexpr std::array<std::string_view, 5> blanks = {" ", "\t", "\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF"};

std::string_view without_blanks_at_ends(std::string_view text) {
  for (bool more = true; more;) {
    more = false;
    for (const auto blank : blanks) {
      if (text.starts_with(blank)) {
        text.remove_prefix(blank.size());
        more = true;
      }
      if (text.ends_with(blank)) {
        text.remove_suffix(blank.size());
        more = true;
      }
    }
  }
  return text;
}

// "31 037" -> "31037": one to three digits, then groups of three, one kind of blank before each.
std::string without_blanks_in_thousands(std::string_view text) {
  for (const auto blank : blanks) {
    auto at = text.find(blank);
    if (at == std::string_view::npos) continue;
    if (at == 0 || at > 3 ||
        !std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), is_digit))
      return {};
    std::string joined(text.substr(0, at));
    std::string_view rest = text.substr(at);
    while (rest.starts_with(blank)) {
      const auto group = rest.substr(blank.size(), 3);
      if (group.size() != 3 || !std::all_of(group.begin(), group.end(), is_digit)) return {};
      joined += group;
      rest.remove_prefix(blank.size() + 3);
    }
    if (!rest.empty() && is_digit(rest.front())) return {};
    return joined + std::string(rest);
  }
  return {};
}

// Why a text is no number, and what to write; the hints are those for keys.
std::string why_no_number(const std::string& text) {
  std::string plain_advice = "not a number; write digits with a decimal point, for example 59.5";
  if (text.empty()) return "the field is empty; write a number";
  try {
    (void)parse_number(text);
  } catch (const std::invalid_argument& problem) {
    const std::string why = problem.what();
    return why.starts_with("not a") ? plain_advice : why;
  }
  return plain_advice;
}

}  // namespace

std::string CsvCells::text(const CsvRow& row, std::size_t column) const {
  return std::string(without_blanks_at_ends(row.fields[table_.at[column]]));
}

bool CsvCells::is_marked_missing(const CsvRow& row, std::size_t column) const {
  const std::string cell = text(row, column);
  return cell == "." || cell == ".." || cell == "..." || cell == ":";
}

double CsvCells::number(const CsvRow& row, std::size_t column) {
  std::string cell = text(row, column);
  if (is_marked_missing(row, column)) {
    complain(row, column,
             "the mark of a statistics bank for a figure that is missing or not published; write a number",
             "mark");
    return missing;
  }
  if (table_.semicolons && std::count(cell.begin(), cell.end(), ',') == 1 &&
      cell.find('.') == std::string::npos)
    cell[cell.find(',')] = '.';
  if (const auto value = csv_number(cell)) return *value;
  const auto why = why_no_number(text(row, column));
  complain(row, column, why, why.substr(0, why.find(';')));
  return missing;
}

double CsvCells::amount(const CsvRow& row, std::size_t column) {
  const std::string joined = without_blanks_in_thousands(text(row, column));
  const auto value = csv_number(joined);
  if (!value) return number(row, column);
  note(column, "blanks between thousands are taken out");
  return *value;
}

double CsvCells::within(const CsvRow& row, std::size_t column, double low, double high,
                        const std::string& what) {
  constexpr double largest_degrees = 360.0;
  const double value = number(row, column);
  if (std::isnan(value) || (value >= low && value <= high)) return value;
  const bool metres = std::abs(value) > largest_degrees;
  complain(
      row, column,
      what + (metres ? "this looks like projected coordinates in metres, such as UTM 33; convert them to "
                       "degrees of latitude and longitude (WGS 84)"
                     : "check that latitude and longitude are not swapped"));
  return missing;
}

double CsvCells::latitude(const CsvRow& row, std::size_t column) {
  constexpr double south = 57.5, north = 71.5;
  return within(row, column, south, north, "latitudes in Norway lie in [57.5, 71.5]; ");
}

double CsvCells::longitude(const CsvRow& row, std::size_t column) {
  constexpr double west = 4.0, east = 31.5;
  return within(row, column, west, east, "longitudes in Norway lie in [4, 31.5]; ");
}

void CsvCells::complain(const CsvRow& row, std::size_t column, const std::string& why,
                        const std::string& kind) {
  const auto [known, fresh] = known_.try_emplace({column, kind.empty() ? why : kind}, groups_.size());
  if (fresh) {
    const std::size_t at = table_.at[column];
    std::string text = table_.header[at];
    text.append(" = ").append(row.fields[at]).append(": ").append(why);
    groups_.push_back({.first_line = row.line, .text = std::move(text)});
  }
  Group& group = groups_[known->second];
  ++group.rows;
  group.last_line = row.line;
}

void CsvCells::note(std::size_t column, const std::string& what) { ++notes_[{column, what}]; }

void CsvCells::finish(std::vector<std::string>& notes) {
  for (const Group& group : groups_) {
    std::string text = group.text;
    if (group.rows > 1)
      text += " (" + std::to_string(group.rows) + " rows alike, the last in line " +
              std::to_string(group.last_line) + ")";
    diagnostics_.add({table_.file, group.first_line}, text);
  }
  for (const auto& [where, rows] : notes_) {
    std::string text = table_.header[table_.at[where.first]];
    text.append(": ").append(where.second).append(" (").append(std::to_string(rows));
    notes.push_back(text + (rows == 1 ? " row)" : " rows)"));
  }
}

}  // namespace taktskifte
