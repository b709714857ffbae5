#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "taktskifte/core/joined.hpp"
#include "taktskifte/core/undefined.hpp"
#include "taktskifte/world/expenditure.hpp"
#include "taktskifte/world/municipalities.hpp"
#include "world/csv.hpp"
#include "world/csv_cells.hpp"
#include "world/municipality_number.hpp"
#include "world/read_numbering.hpp"
#include "world/total_row.hpp"

namespace taktskifte {
namespace {

enum Column : std::size_t { number, name, region, population, latitude, longitude, expenditure };

const std::array<CsvColumn, 7> columns = {{
    {"number", {"kommunenr", "kommunenr.", "kommunenummer", "knr", "komnr", "nummer", "nr", "kommune"}},
    {"name", {"kommunenavn", "navn", "kommune"}},
    {"region", {"landsdel"}},
    {"population", {"folkemengde", "folketall", "befolkning", "innbyggere", "innbyggertall", "inhabitants"}},
    {"pop_latitude", {"breddegrad", "bredde", "lat", "latitude"}},
    {"pop_longitude", {"lengdegrad", "lengde", "lon", "lng", "long", "longitude"}},
    {"gross_opex_per_capita_nok_2015", {"driftsutgifter", "brutto driftsutgifter", "driftsutg"}},
}};

std::optional<Region> region_of(const std::string& name) {
  const auto found = std::find(region_names.begin(), region_names.end(), name);
  if (found == region_names.end()) return std::nullopt;
  return static_cast<Region>(found - region_names.begin());
}

std::string known_regions() {
  return joined(std::vector<std::string>(region_names.begin(), region_names.end()));
}

// UTF-8 that was read as Windows-1252 and saved as UTF-8 again, or letters that were lost altogether.
bool has_damaged_letters(const std::string& text) {
  return text.find("\xC3\x83") != std::string::npos || text.find("\xEF\xBF\xBD") != std::string::npos;
}

constexpr const char* damaged_letters =
    "letters were damaged when the file was saved in another encoding; save it from its source as UTF-8";

// Far above anything real; sums and products of such numbers stay finite.
constexpr double most_people = 1e9;
constexpr double most_expenditure = 1e9;  // NOK a head

// "31.037" or "1,234,567": groups of three digits.
bool looks_like_thousands(const std::string& text) {
  const auto mark = text.find_first_of(".,");
  if (mark == std::string::npos || mark == 0 || mark > 3) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool place_of_mark = i >= mark && (i - mark) % 4 == 0;
    if (place_of_mark ? text[i] != text[mark] : text[i] < '0' || text[i] > '9') return false;
  }
  return (text.size() - mark) % 4 == 0;
}

// Checks one row after the other and keeps what is right; a row with a mistake makes the whole table wrong.
class Checked {
 public:
  Checked(const CsvTable& csv, Diagnostics& diagnostics)
      : csv_(csv), diagnostics_(diagnostics), cells_(csv, diagnostics) {
    std::vector<std::string> numbers;
    for (const CsvRow& row : csv.rows) numbers.push_back(without_letter(cells_.text(row, number)));
    std::erase(numbers, "0");  // a row of totals
    lost_zeros_ = lost_leading_zeros(numbers);
    std::erase_if(numbers, [](const std::string& each) { return !is_municipality_number(each); });
    years_ = years_of_use(numbers);
  }

  void add(const CsvRow& row) {
    table_.number.push_back(number_of(row));
    table_.name.push_back(name_of(row));
    table_.region.push_back(region_at(row));
    table_.population.push_back(population_of(row));
    table_.latitude.push_back(cells_.latitude(row, latitude));
    table_.longitude.push_back(cells_.longitude(row, longitude));
    table_.opex_per_head.push_back(expenditure_of(row));
  }

  void refuse(const CsvRow& row, std::size_t column, const std::string& why) {
    cells_.complain(row, column, why);
  }

  MunicipalityTable take() {
    check_expenditure();
    table_.notes = csv_.notes;
    cells_.finish(table_.notes);
    return std::move(table_);
  }

 private:
  std::string number_of(const CsvRow& row) {
    const std::string written = cells_.text(row, number);
    std::string text = without_letter(written);
    if (text != written) cells_.note(number, "the letter before the four digits is left out");
    if (lost_zeros_ && text.size() == 3) {
      if (const auto in = region_of(cells_.text(row, region)); in && !can_have_lost_zero(text, *in, years_)) {
        cells_.complain(row, number,
                        "a municipality number has four digits; with a leading zero it is of a county in "
                        "another region, or not in use with the other numbers, so a digit was left out by "
                        "mistake: write all four");
        return text;
      }
      text.insert(0, "0");
      cells_.note(number, "the leading zero that a spreadsheet took away is put back");
    }
    if (!is_municipality_number(text)) {
      const auto why = why_no_municipality_number(text);
      cells_.complain(row, number, why, why.substr(0, why.find("; write")));
    } else if (const auto [first, fresh] = lines_.emplace(text, row.line); !fresh)
      cells_.complain(row, number,
                      "the number stands in line " + std::to_string(first->second) +
                          " already; keep one of the two rows");
    return text;
  }

  std::string name_of(const CsvRow& row) {
    std::string text = cells_.text(row, name);
    if (text.empty())
      cells_.complain(row, name, "the name is missing; write the municipality's name");
    else if (has_damaged_letters(text))
      cells_.complain(row, name, damaged_letters);
    return text;
  }

  Region region_at(const CsvRow& row) {
    const std::string text = cells_.text(row, region);
    if (const auto found = region_of(text)) return *found;
    if (has_damaged_letters(text))
      cells_.complain(row, region, damaged_letters);
    else
      cells_.complain(row, region, "no such region; write one of " + known_regions(), text);
    return {};
  }

  double population_of(const CsvRow& row) {
    const double value = cells_.amount(row, population);
    const bool thousands = looks_like_thousands(cells_.text(row, population));  // "31.000" is whole, too
    if (std::isnan(value) ||
        (value >= 1.0 && value <= most_people && value == std::floor(value) && !thousands))
      return value;
    cells_.complain(
        row, population,
        thousands ? "a population is a whole number: this is one with a mark between thousands, or one in "
                    "thousands; write inhabitants in digits alone"
                  : "a population is a whole number of at least 1 and at most a billion; correct it");
    return value;
  }

  double expenditure_of(const CsvRow& row) {
    constexpr double missing = undefined;
    if (cells_.text(row, expenditure).empty()) return missing;
    if (cells_.is_marked_missing(row, expenditure)) {
      cells_.note(expenditure, "the mark of a statistics bank counts as missing");
      return missing;
    }
    const double value = cells_.amount(row, expenditure);
    const bool in_range = value > 0.0 && value <= most_expenditure;
    if (in_range && value >= least_expenditure) return value;
    wrong_expenditure_ = true;
    if (in_range)
      cells_.complain(row, expenditure, why_too_little_expenditure());
    else if (!std::isnan(value))
      cells_.complain(
          row, expenditure,
          "expenditure is above 0 and at most a billion; correct it, or leave the field empty if unknown");
    return value;
  }

  // What no single row shows.
  void check_expenditure() {
    const auto why = wrong_expenditure_ ? "" : what_is_wrong_with_expenditure(table_.opex_per_head);
    if (!why.empty())
      diagnostics_.add({csv_.file, csv_.rows.front().line - 1},
                       "column " + csv_.header[csv_.at[expenditure]] + ": " + why);
  }

  const CsvTable& csv_;
  Diagnostics& diagnostics_;
  CsvCells cells_;
  MunicipalityTable table_;
  std::map<std::string, int> lines_;  // where each number stands
  YearsOfUse years_;                  // of the numbers with four digits
  bool lost_zeros_ = false;
  bool wrong_expenditure_ = false;
};

std::vector<TotalRowCells> total_row_cells(const CsvTable& csv, Diagnostics& diagnostics) {
  const CsvCells cells(csv, diagnostics);
  std::vector<TotalRowCells> all;
  for (const CsvRow& row : csv.rows)
    all.push_back({.number = cells.text(row, number),
                   .name = cells.text(row, name),
                   .population = csv_number(cells.text(row, population)).value_or(0.0)});
  return all;
}

// Sums and ties must not depend on how a list is sorted.
MunicipalityTable in_order_of_numbers(MunicipalityTable table) {
  std::vector<std::size_t> order(table.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return table.number[a] < table.number[b]; });
  const auto arrange = [&](auto& column) {
    if (column.empty()) return;
    const auto before = column;
    for (std::size_t i = 0; i < order.size(); ++i) column[i] = before[order[i]];
  };
  arrange(table.name);
  arrange(table.region);
  arrange(table.population);
  arrange(table.latitude);
  arrange(table.longitude);
  arrange(table.opex_per_head);
  arrange(table.numbering.successor_2024);
  arrange(table.numbering.successors_2024_shares);
  arrange(table.number);
  return table;
}

// Limits of the classes in inhabitants, as the innovation barometers draw them.
constexpr double small_below = 5000.0;
constexpr double large_above = 20000.0;

}  // namespace

std::vector<std::uint32_t> draw_numbers(const MunicipalityTable& table) {
  constexpr std::uint32_t numbers_of_a_copy = 10'000;
  static_assert(std::uint64_t{most_copies} * numbers_of_a_copy <= std::numeric_limits<std::uint32_t>::max());
  std::vector<std::uint32_t> numbers;
  numbers.reserve(table.size());
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto own = static_cast<std::uint32_t>(std::stoul(table.number[table.row_of(i)].substr(0, 4)));
    numbers.push_back(own + numbers_of_a_copy * table.copy_of(i));
  }
  return numbers;
}

SizeClass size_class(double inhabitants) {
  if (inhabitants < small_below) return SizeClass::small;
  return inhabitants > large_above ? SizeClass::large : SizeClass::medium;
}

MunicipalityTable read_municipalities(const DataText& data) {
  Diagnostics diagnostics;
  const CsvTable csv = read_csv(data, columns, diagnostics);
  if (csv.at.empty() || csv.rows.empty()) {
    if (diagnostics.empty())
      diagnostics.add({data.name, 0}, "no municipality in it; add a row below the names of the columns");
    diagnostics.throw_if_any(ErrorKind::data);
  }
  Checked checked(csv, diagnostics);
  const auto totals = find_total_rows(total_row_cells(csv, diagnostics));
  for (std::size_t i = 0; i < csv.rows.size(); ++i) {
    if (totals[i])
      checked.refuse(csv.rows[i], name, "this is a row of totals, not a municipality; take it out");
    else
      checked.add(csv.rows[i]);
  }
  MunicipalityTable table = checked.take();
  table.numbering = read_numbering(csv, diagnostics);
  diagnostics.throw_if_any(ErrorKind::data);
  return in_order_of_numbers(std::move(table));
}

}  // namespace taktskifte
