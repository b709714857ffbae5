#include "world/total_row.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "scenario/text.hpp"
#include "world/municipality_number.hpp"

namespace taktskifte {
namespace {

constexpr std::array<std::string_view, 14> names = {
    "hele landet", "landet",        "hele norge", "norge",  "i alt",  "ialt",         "alle",
    "sum",         "alle kommuner", "total",      "totalt", "totals", "sum kommuner", "norway"};

bool says_total(const std::string& name) {
  std::string lower = in_lower_case(name);
  if (!lower.empty() && lower.back() == ':') lower.pop_back();
  return std::find(names.begin(), names.end(), lower) != names.end();
}

}  // namespace

std::vector<bool> find_total_rows(const std::vector<TotalRowCells>& rows) {
  constexpr std::size_t fewest = 3;  // of two rows each could be the other's total
  double everyone = 0.0;
  std::size_t peopled = 0;
  for (const auto& row : rows) {
    everyone += row.population;
    peopled += row.population > 0.0 ? 1 : 0;
  }
  std::vector<bool> totals;
  for (const auto& row : rows) {
    const bool sums_up = peopled >= fewest && 2.0 * row.population == everyone && !is_in_a_county(row.number);
    totals.push_back(sums_up || row.number == "0" || row.number == "0000" || says_total(row.name));
  }
  return totals;
}

}  // namespace taktskifte
