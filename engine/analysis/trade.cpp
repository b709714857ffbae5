#include "taktskifte/analysis/trade.hpp"

#include <array>
#include <numeric>
#include <optional>

#include "taktskifte/core/find_named.hpp"

namespace taktskifte {
namespace {

struct TradeRow {
  std::string_view name, what, what_with_fewer, unit;
  std::string_view lost;
  std::array<std::string_view, 2> gained;  ///< added up; the second may be empty
};

constexpr std::array trade_rows = {
    TradeRow{"private_awards_per_public_award",
             "private grants lost for each further public one",
             "private grants gained for each public one fewer",
             "grants",
             "private_awards",
             {"awards", ""}},
    TradeRow{"private_rd_per_innovation",
             "private research and development given up for each further innovation with a researcher or of "
             "a project",
             "private research and development gained for each innovation fewer with a researcher or of a "
             "project",
             "MNOK",
             "private_rd_nok",
             {"research_innovations", "project_innovations"}},
    TradeRow{"private_reached_per_public_reached",
             "money that no longer reaches a private project for each krone more that reaches a public one",
             "money more that reaches a private project for each krone that no longer reaches a public one",
             "NOK",
             "private_reached_project_nok",
             {"reached_project_nok", ""}},
};

/// The scenario less the first, or nothing without the row.
std::optional<std::vector<double>> change(std::span<const IndicatorRow> rows, std::string_view name,
                                          std::size_t scenario) {
  const IndicatorRow* const row = find_named(rows, name);
  if (row == nullptr) return std::nullopt;
  std::vector<double> change = row->values[scenario];
  for (std::size_t r = 0; r < change.size(); ++r) change[r] -= row->values[0][r];
  return change;
}

std::optional<Trade> trade_of(const TradeRow& row, std::span<const IndicatorRow> rows, std::size_t scenario) {
  auto lost = change(rows, row.lost, scenario);
  auto gained = change(rows, row.gained[0], scenario);
  if (!lost || !gained) return std::nullopt;
  for (double& one : *lost) one = -one;
  if (!row.gained[1].empty()) {
    const auto more = change(rows, row.gained[1], scenario);
    if (!more) return std::nullopt;
    for (std::size_t r = 0; r < gained->size(); ++r) (*gained)[r] += (*more)[r];
  }
  const double sum = std::accumulate(gained->begin(), gained->end(), 0.0);
  return Trade{.name = row.name,
               .what = sum < 0.0 ? row.what_with_fewer : row.what,
               .unit = row.unit,
               .gained = sum / static_cast<double>(gained->size()),
               .ratio = ratio_of_means(*lost, *gained)};
}

}  // namespace

std::vector<Trade> trades(std::span<const IndicatorRow> rows, std::size_t scenario) {
  std::vector<Trade> all;
  for (const TradeRow& row : trade_rows)
    if (auto trade = trade_of(row, rows, scenario)) all.push_back(*trade);
  return all;
}

}  // namespace taktskifte
