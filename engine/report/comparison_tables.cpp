#include "report/comparison_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "taktskifte/analysis/format.hpp"
#include "taktskifte/core/find_named.hpp"

namespace taktskifte::report {
namespace {

using format::decimals_of;
using format::fixed;
using format::with_sign;

// A difference has one decimal more than a level where nothing varies.
int difference_digits(const ComparedRow& row, const Difference& difference) {
  return decimals_of(difference.standard_error(), decimals(row.unit) + 1);
}

// No more than its difference has, which is what is read.
int level_digits(const ComparedRow& row, std::size_t scenario, int most) {
  return std::min(most, decimals_of(row.comparison.means[scenario].standard_error, decimals(row.unit)));
}

Cell signed_cell(double value, int digits) { return {with_sign(value, digits), value}; }

Cell factor_cell(const Difference& difference) {
  if (difference.exact()) return {"exact", {}};
  const double factor = difference.variance_factor;
  return {std::isfinite(factor) ? fixed(factor, 1) : "-", factor};
}

// In percent of the first scenario's mean.
Cell relative_cell(const Difference& difference) {
  const auto& [value, interval, pairs] = difference.relative;
  if (std::isnan(value)) return {"-", {}};
  constexpr double percent = 100.0;
  if (!interval && pairs > 1 && !difference.exact()) return {"cannot tell", {}};
  // A 95 % interval is some four standard errors long.
  const double error = interval ? percent * (interval->high - interval->low) / 4.0 : 0.0;
  return {with_sign(percent * value, decimals_of(error, 1)) + " %", value};
}

std::string title_of(const ComparedFile& result, std::size_t scenario) {
  const auto& names = result.compared.scenarios;
  return names[scenario] + " against " + names[0];
}

// What decides, and how it is headed in a table of many scenarios.
constexpr std::array deciding = {
    std::pair("research_share", "research share"),
    std::pair("project_innovations", "of projects"),
    std::pair("awards", "public grants"),
    std::pair("unused_nok", "MNOK unused"),
    std::pair("share_ever_joined", "share reached"),
    std::pair("private_awards", "private grants"),
    std::pair("private_rd_nok", "MNOK private R&D"),
};

Cell deciding_cell(const ComparedRow& row, const Difference& difference) {
  const int digits = difference_digits(row, difference);
  std::string marks = difference.verdict == Verdict::cannot_tell ? " ?" : "";
  if (difference.skewed()) marks += " (skewed)";
  const auto verdict = to_string(difference.verdict);
  const auto& interval = difference.simultaneous;
  if (!interval)
    return {with_sign(difference.value, digits) + marks,
            object("value", difference.value, "verdict", verdict)};
  return {
      with_sign(difference.value, digits) + " ± " + fixed(0.5 * (interval->high - interval->low), digits) +
          marks,
      object("value", difference.value, "low", interval->low, "high", interval->high, "verdict", verdict)};
}

}  // namespace

int decimals(RowUnit unit) { return unit == RowUnit::share ? 4 : 1; }

Cell range_cell(const std::optional<Interval>& interval, int digits) {
  if (!interval) return {"-", {}};
  const auto& [low, high] = *interval;
  return {with_sign(low, digits) + " .. " + with_sign(high, digits), object("low", low, "high", high)};
}

Cell verdict_cell(const ComparedRow& row, const Difference& difference) {
  Cell cell = word(to_string(difference.verdict));
  if (difference.verdict == Verdict::none_seen) {
    cell.text += " in " + std::to_string(difference.pairs) + " replicates";
    if (difference.at_most() < 1.0) cell.text += ": in at most " + fixed(difference.at_most(), 3) + " of all";
  } else if (difference.verdict != Verdict::no_margin) {
    const double margin = row.comparison.margin;
    const int least = decimals(row.unit);
    cell.text +=
        " (margin " + fixed(margin, margin < 1.0 ? std::max(least, decimals_of(margin, least)) : least) + ")";
  }
  if (difference.skewed()) cell.text += "; skewed";
  return cell;
}

Table difference_table(const ComparedFile& result, std::size_t scenario) {
  const auto& names = result.compared.scenarios;
  Table table{.title = title_of(result, scenario),
              .columns = columns({"measure", "unit", names[0], names[scenario], "difference", "95 % interval",
                                  "factor", "verdict"},
                                 2)};
  for (const auto& row : result.rows) {
    const Difference& difference = row.comparison.differences[scenario - 1];
    const int digits = difference_digits(row, difference);
    table.rows.push_back({{word(row.name), word(to_string(row.unit)),
                           number(row.comparison.means[0].value, level_digits(row, 0, digits)),
                           number(row.comparison.means[scenario].value, level_digits(row, scenario, digits)),
                           signed_cell(difference.value, digits), range_cell(difference.simultaneous, digits),
                           factor_cell(difference), verdict_cell(row, difference)}});
  }
  return table;
}

Table spread_table(const ComparedFile& result, std::size_t scenario) {
  std::vector<std::string> names{"measure", "unit", "relative", "a single run (5 to 95 %)"};
  for (const int year : result.compared.path_years) names.push_back(std::to_string(year));
  Table table{.title = title_of(result, scenario) + ": single runs and path",
              .columns = number_columns(names, 2)};
  for (const auto& row : result.rows) {
    const Difference& difference = row.comparison.differences[scenario - 1];
    std::optional<Interval> single;
    if (difference.pairs >= 2)
      single = Interval{.low = difference.quantiles.front(), .high = difference.quantiles.back()};
    std::vector<Cell> cells{
        word(row.name), word(to_string(row.unit)), relative_cell(difference),
        range_cell(single, decimals_of(difference.standard_deviation, decimals(row.unit)))};
    for (std::size_t y = 0; y < result.compared.path_years.size(); ++y) {
      if (y >= row.path.size()) {
        cells.push_back({"-", {}});
        continue;
      }
      const Difference& in_year = row.path[y].differences[scenario - 1];
      cells.push_back(signed_cell(in_year.value, difference_digits(row, in_year)));
    }
    table.rows.push_back({std::move(cells)});
  }
  return table;
}

Table trade_table(const ComparedFile& result, std::size_t scenario) {
  Table table{.title = title_of(result, scenario) + ": what is given up",
              .columns = columns({"trade", "unit", "value", "95 % interval", "what"}, 2)};
  for (const Trade& trade : result.trades[scenario - 1]) {
    const auto& interval = trade.ratio.interval;
    constexpr double errors = 4.0;  // in a 95 % interval
    const int digits = interval ? decimals_of((interval->high - interval->low) / errors, 3) : 3;
    const bool told = interval.has_value() || trade.ratio.pairs < 2;
    Cell range{"-", {}};
    if (interval)
      range = {fixed(interval->low, digits) + " .. " + fixed(interval->high, digits),
               object("low", interval->low, "high", interval->high)};
    table.rows.push_back(
        {{word(trade.name), word(trade.unit),
          told ? number(trade.ratio.value, digits) : Cell{"cannot tell", {}}, range, word(trade.what)}});
  }
  return table;
}

Table scenario_table(const ComparedFile& result) {
  const auto& names = result.compared.scenarios;
  std::vector<std::string> headings{"against " + names[0]};
  std::vector<const ComparedRow*> rows;
  for (const auto& [name, heading] : deciding) {
    const ComparedRow* const row = find_named(result.rows, name);
    if (row == nullptr) continue;
    rows.push_back(row);
    headings.emplace_back(heading);
  }
  Table table{.title = "all against " + names[0], .columns = number_columns(headings, 1)};
  for (std::size_t s = 1; s < names.size(); ++s) {
    std::vector<Cell> cells{word(names[s])};
    for (const ComparedRow* const row : rows)
      cells.push_back(deciding_cell(*row, row->comparison.differences[s - 1]));
    table.rows.push_back({std::move(cells)});
  }
  return table;
}

std::vector<std::string_view> deciding_rows() {
  std::vector<std::string_view> rows;
  rows.reserve(deciding.size());
  for (const auto& [name, heading] : deciding) rows.emplace_back(name);
  return rows;
}

bool shows(const Table& table, std::string_view mark) {
  return std::any_of(table.rows.begin(), table.rows.end(), [&](const Row& row) {
    return std::any_of(row.cells.begin() + 1, row.cells.end(),
                       [&](const Cell& cell) { return cell.text.find(mark) != std::string::npos; });
  });
}

Table mean_table(const ComparedFile& result) {
  const auto& name = result.compared.scenarios[0];
  Table table{.title = name, .columns = columns({"measure", "unit", name, "standard error", ""}, 2)};
  for (const auto& row : result.rows) {
    const ScenarioMean& mean = row.comparison.means[0];
    const int digits = decimals_of(mean.standard_error, decimals(row.unit));
    table.rows.push_back({{word(row.name), word(to_string(row.unit)), number(mean.value, digits),
                           number(mean.standard_error, digits + 1), word("")}});
  }
  return table;
}

}  // namespace taktskifte::report
