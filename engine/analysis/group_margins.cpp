#include "taktskifte/analysis/group_margins.hpp"

#include <numeric>

#include "taktskifte/core/undefined.hpp"

namespace taktskifte {
namespace {

constexpr std::string_view of_groups = "_region_size[";
constexpr std::string_view innovations_of_groups = "innovations_region_size[";

}  // namespace

std::optional<double> margin_in_proportion(std::span<const IndicatorRow> rows, std::string_view row) {
  const auto bracket = row.find('[');
  if (row.find(of_groups) == std::string_view::npos) return std::nullopt;
  const MeasureRow& measure = measure_named(row.substr(0, bracket));
  const auto of_country = default_margin(measure.adds_up_to[0].measure);
  double all = 0.0;
  double own = 0.0;
  for (const IndicatorRow& one : rows) {
    if (!one.name.starts_with(innovations_of_groups)) continue;
    const auto& base = one.values.front();
    const double sum = std::accumulate(base.begin(), base.end(), 0.0);
    all += sum;
    if (one.name.substr(one.name.find('[')) == row.substr(bracket)) own = sum;
  }
  if (!of_country || !(all > 0.0)) return std::nullopt;
  return *of_country * own / all;
}

double margin_of(const IndicatorRow& row, std::span<const IndicatorRow> rows, const GivenMargins& given,
                 double population_scale, std::string_view like) {
  for (const auto& name : {row.name, row.name.substr(0, row.name.find('['))})
    if (const auto found = given.find(name); found != given.end()) return found->second;
  auto standard = default_margin(like.empty() ? std::string_view(row.name) : like);
  if (!standard) standard = margin_in_proportion(rows, row.name);
  if (!standard) return undefined;
  return row.unit == RowUnit::share ? *standard : *standard * population_scale;
}

}  // namespace taktskifte
