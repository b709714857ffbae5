#include "python/comparison.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "taktskifte/analysis/compare.hpp"
#include "taktskifte/analysis/doubt.hpp"
#include "taktskifte/analysis/indicators.hpp"
#include "taktskifte/core/error.hpp"

namespace taktskifte::python {
namespace {

namespace py = pybind11;

std::vector<std::size_t> shape_of(const py::array& array) {
  return {array.shape(), array.shape() + array.ndim()};
}

// Those of any measure: all have the same first dimensions.
Extent extent_of(const Measured& measured) {
  const auto known = std::find_if(measured.begin(), measured.end(), [](const auto& one) {
    return std::any_of(measures().begin(), measures().end(),
                       [&](const MeasureRow& row) { return row.name == one.first; });
  });
  if (known == measured.end()) throw Error(ErrorKind::data, "these results hold no measure of the model");
  const auto shape = shape_of(known->second);
  if (shape.size() < 3 || shape[0] * shape[1] * shape[2] == 0)
    throw Error(ErrorKind::data,
                known->first + ": results lie along scenario, replicate and year, at least one of each");
  return {.scenarios = shape[0],
          .replicates = shape[1],
          .years = shape[2],
          .first_year = 0,
          .last_year = shape[2] - 1};
}

std::vector<double> values_of(const Measured& measured, const MeasureRow& row, const Extent& extent) {
  const auto found = measured.find(std::string(row.name));
  if (found == measured.end()) return {};
  std::vector<std::size_t> expected{extent.scenarios, extent.replicates, extent.years};
  for (const auto& along : row.along)
    for (const Dimension& dimension : measure_dimensions)
      if (dimension.name == along) expected.push_back(dimension.size);
  if (shape_of(found->second) != expected)
    throw Error(ErrorKind::data,
                found->first +
                    ": not along the scenarios, replicates and years of the other measures, or not "
                    "along all that lies behind these");
  return {found->second.data(), found->second.data() + found->second.size()};
}

// Why nothing can be compared: what the indicators that bear the names of these measures are made from.
std::string what_is_missing(const Measured& measured) {
  std::string text = "these results hold nothing that is compared";
  for (const Indicator& indicator : indicators()) {
    if (measured.count(std::string(indicator.name)) == 0) continue;
    std::vector<std::string_view> needed;
    for (const MeasureSum& sum : {indicator.of.over, indicator.of.under})
      for (const Term& term : sum)
        if (term.sign != 0 && measured.count(std::string(term.measure)) == 0 &&
            std::find(needed.begin(), needed.end(), term.measure) == needed.end())
          needed.push_back(term.measure);
    text.append("; ").append(indicator.name).append(" is made from ");
    for (std::size_t n = 0; n < needed.size(); ++n) text.append(n == 0 ? "" : " and ").append(needed[n]);
  }
  return text + "; leave these in, or give all results and choose rows of what comes";
}

std::vector<IndicatorRow> rows_of(const Measured& measured, const Labels& labels) {
  const Extent extent = extent_of(measured);
  auto rows = comparison_rows(
      extent, [&](const MeasureRow& row) { return values_of(measured, row, extent); },
      [&](std::string_view dimension) {
        const auto found = labels.find(std::string(dimension));
        if (found == labels.end())
          throw Error(ErrorKind::data, std::string(dimension) + ": these results lack what stands along it");
        return found->second;
      });
  if (rows.empty()) throw Error(ErrorKind::data, what_is_missing(measured));
  return rows;
}

py::object end_of(const std::optional<Interval>& interval, double Interval::*end) {
  return interval ? py::float_(*interval.*end) : py::float_(std::numeric_limits<double>::quiet_NaN());
}

py::dict row_of(const ComparedRow& row, const std::string& scenario, std::size_t position) {
  const Difference& difference = row.comparison.differences[position - 1];
  py::dict all;
  all["measure"] = row.name;
  all["scenario"] = scenario;
  all["unit"] = std::string(to_string(row.unit));
  all["baseline"] = row.comparison.means.front().value;
  all["mean"] = row.comparison.means[position].value;
  all["difference"] = difference.value;
  all["low"] = end_of(difference.simultaneous, &Interval::low);
  all["high"] = end_of(difference.simultaneous, &Interval::high);
  all["margin"] = row.comparison.margin;
  all["verdict"] = std::string(to_string(difference.verdict));
  all["standard_error"] = difference.standard_error();
  all["pairs"] = difference.pairs;
  all["dropped"] = difference.dropped;
  all["rough"] = difference.rough();
  all["skewed"] = difference.skewed();
  all["p_value"] = difference.p_value;
  all["adjusted_p_value"] = difference.adjusted_p_value;
  return all;
}

void check_margins(const GivenMargins& margins, const std::vector<IndicatorRow>& rows) {
  std::vector<std::string> wrong;
  for (const auto& [name, value] : margins) {
    const bool known = std::any_of(rows.begin(), rows.end(), [&, &wanted = name](const IndicatorRow& row) {
      return row.name == wanted || row.name.substr(0, row.name.find('[')) == wanted;
    });
    if (!known)
      wrong.push_back("margins: " + name +
                      ": there is no such measure; compare(results, all=True) lists them");
    if (!(value >= 0.0))
      wrong.push_back("margins: " + name + ": a margin is a number of at least 0 in the unit of its row");
  }
  if (!wrong.empty()) throw Error(ErrorKind::usage, wrong);
}

}  // namespace

py::list indicators_of(const Measured& measured, const Labels& labels) {
  py::list all;
  for (const IndicatorRow& row : rows_of(measured, labels)) {
    const std::size_t replicates = row.values.front().size();
    py::array_t<double> values({row.values.size(), replicates});
    double* to = values.mutable_data();
    for (const auto& scenario : row.values) to = std::copy(scenario.begin(), scenario.end(), to);
    all.append(py::make_tuple(row.name, std::string(to_string(row.unit)), values));
  }
  return all;
}

std::vector<bool> doubts_are_known(const std::vector<StatedTexts>& keys) {
  std::vector<StatedKeys> stated;
  for (const auto& scenario : keys) {
    stated.emplace_back();
    for (const auto& key : scenario)
      stated.back().push_back({key.at(0), key.at(1), key.at(2), key.at(3), key.at(4)});
  }
  std::vector<bool> known;
  for (std::size_t s = 1; s < stated.size(); ++s) known.push_back(doubt_is_known(stated[0], stated[s]));
  return known;
}

py::list compare_measured(const Measured& measured, const Labels& labels,
                          const std::vector<std::string>& scenarios, const ComparisonChoice& choice) {
  const auto rows = rows_of(measured, labels);
  check_margins(choice.margins, rows);
  if (rows.front().values.size() != scenarios.size())
    throw Error(ErrorKind::data, "scenario: these results hold another number of names than of scenarios");
  std::vector<ComparedRow> compared;
  for (const IndicatorRow& row : rows) {
    if (row.detail && !choice.all) continue;
    const double margin = margin_of(row, rows, choice.margins, choice.population_scale);
    compared.push_back({.name = row.name,
                        .unit = row.unit,
                        .detail = row.detail,
                        .comparison = compare(row.values, margin, doubts_of(row.name, choice.doubts_known))});
  }
  judge_family(compared, choice.family);
  py::list all;
  for (const auto& row : compared)
    for (std::size_t s = 1; s < scenarios.size(); ++s) all.append(row_of(row, scenarios[s], s));
  return all;
}

}  // namespace taktskifte::python
