#include "python/means.hpp"

#include <algorithm>
#include <string_view>

#include "taktskifte/analysis/compare.hpp"
#include "taktskifte/analysis/format.hpp"
#include "taktskifte/analysis/indicators.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/joined.hpp"

namespace taktskifte::python {
namespace {

std::vector<double> numbers_of(const DatasetVariable& variable) {
  return std::visit(
      [](const auto& values) -> std::vector<double> {
        if constexpr (std::is_same_v<std::decay_t<decltype(values)>, std::vector<std::string>>)
          throw Error(ErrorKind::internal, "text where numbers are");
        else
          return {values.begin(), values.end()};
      },
      variable.values);
}

std::vector<std::string> labels_of(const DatasetVariable& variable) {
  if (const auto* texts = std::get_if<std::vector<std::string>>(&variable.values)) return *texts;
  std::vector<std::string> labels;
  for (const double number : numbers_of(variable)) labels.push_back(format::fixed(number, 1));
  return labels;
}

std::vector<IndicatorRow> rows_of(const Dataset& results) {
  const auto size_of = [&](const char* axis) { return results.at(axis).shape.front(); };
  const Extent extent{.scenarios = size_of("scenario"),
                      .replicates = size_of("replicate"),
                      .years = size_of("year"),
                      .first_year = 0,
                      .last_year = size_of("year") - 1};
  return comparison_rows(
      extent, [&](const MeasureRow& row) { return numbers_of(results.at(row.name)); },
      [&](std::string_view dimension) { return labels_of(results.at(dimension)); });
}

std::string unknown(const std::string& name, const std::vector<IndicatorRow>& rows) {
  std::vector<std::string> all;
  all.reserve(rows.size());
  for (const IndicatorRow& row : rows) all.push_back(row.name);
  return name + ": there is no such measure; these are known: " + joined(all);
}

}  // namespace

std::vector<std::vector<double>> means_of(const Dataset& results, const std::vector<std::string>& names) {
  const auto rows = rows_of(results);
  std::vector<std::vector<double>> means(rows.front().values.size());
  for (const auto& name : names) {
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const IndicatorRow& one) { return one.name == name; });
    if (row == rows.end()) throw Error(ErrorKind::usage, unknown(name, rows));
    const auto comparison = compare(row->values, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t s = 0; s < means.size(); ++s) means[s].push_back(comparison.means[s].value);
  }
  return means;
}

}  // namespace taktskifte::python
