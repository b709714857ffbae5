#include "report/comparison_data.hpp"

#include <array>

#include "report/comparison_words.hpp"
#include "report/how_sure_words.hpp"
#include "taktskifte/core/name_of.hpp"
#include "taktskifte/report/failures.hpp"

namespace taktskifte::report {
namespace {

Value ends(const std::optional<Interval>& interval) {
  return interval ? Value(Value::List{interval->low, interval->high}) : Value();
}

Value quantiles_value(const Difference& difference) {
  constexpr std::array names = {"5 %", "25 %", "50 %", "75 %", "95 %"};
  static_assert(names.size() == told_quantiles.size());
  Value::Members members;
  for (std::size_t q = 0; q < names.size(); ++q) members.emplace_back(names[q], difference.quantiles[q]);
  return members;
}

Value difference_value(const std::string& scenario, const Difference& difference) {
  return object("scenario", scenario, "difference", difference.value, "pairs", difference.pairs, "dropped",
                difference.dropped, "sd", difference.standard_deviation, "standard_error",
                difference.standard_error(), "skewness", difference.skewness, "skewed", difference.skewed(),
                "quantiles", quantiles_value(difference), "seen", difference.seen, "at_most",
                difference.at_most(), "relative", difference.relative.value, "relative_interval",
                ends(difference.relative.interval), "interval", ends(difference.interval),
                "simultaneous_interval", ends(difference.simultaneous), "variance_factor",
                difference.variance_factor, "exact", difference.exact(), "rough", difference.rough(),
                "in_doubt", ends(difference.in_doubt), "p_value", difference.p_value, "adjusted_p_value",
                difference.adjusted_p_value, "verdict", to_string(difference.verdict));
}

Value path_value(const ComparedRow& row, const Compared& compared, std::size_t scenario) {
  Value::List years;
  for (std::size_t y = 0; y < row.path.size(); ++y) {
    const Difference& difference = row.path[y].differences[scenario - 1];
    years.emplace_back(object("year", compared.path_years[y], "baseline", row.path[y].means[0].value, "mean",
                              row.path[y].means[scenario].value, "difference", difference.value, "interval",
                              ends(difference.interval), "skewed", difference.skewed(), "seen",
                              difference.seen, "exact", difference.exact()));
  }
  return years;
}

Value trade_value(const Trade& trade) {
  return object("trade", trade.name, "what", trade.what, "unit", trade.unit, "value", trade.ratio.value,
                "interval", ends(trade.ratio.interval), "gained", trade.gained);
}

Value verdict_value(const ComparedFile& result, std::size_t scenario) {
  const auto keys = differing_keys(result.keys[0], result.keys[scenario]);
  return object("scenario", result.compared.scenarios[scenario], "total_response",
                total_response(result.rows, result.compared, scenario), "differing_keys",
                list_of(keys,
                        [](const DifferingKey& key) {
                          return object("key", key.name, "baseline", key.base, "value", key.other);
                        }),
                "trades", list_of(result.trades[scenario - 1], trade_value), "how_sure",
                how_sure_value(result, scenario), "text", comparison_words(result, scenario));
}

}  // namespace

Value row_value(const ComparedRow& row, const Compared& compared) {
  std::size_t scenario = 0;
  const auto means = list_of(row.comparison.means, [&](const ScenarioMean& mean) {
    return object("scenario", compared.scenarios[scenario++], "mean", mean.value, "standard_error",
                  mean.standard_error, "replicates", mean.replicates);
  });
  Value::List differences;
  for (std::size_t s = 1; s < compared.scenarios.size(); ++s) {
    Value value = difference_value(compared.scenarios[s], row.comparison.differences[s - 1]);
    auto members = std::get<Value::Members>(value.content());
    members.emplace_back("path", path_value(row, compared, s));
    differences.emplace_back(std::move(members));
  }
  return object("measure", row.name, "unit", to_string(row.unit), "margin", row.comparison.margin, "means",
                means, "differences", differences);
}

Value comparison_data(const ComparedFile& result) {
  const Compared& compared = result.compared;
  Value::List verdicts;
  for (std::size_t s = 1; s < compared.scenarios.size(); ++s) verdicts.push_back(verdict_value(result, s));
  const ListFacts& list = result.list;
  const auto rows = [&](const std::vector<ComparedRow>& some) {
    return list_of(some, [&](const ComparedRow& row) { return row_value(row, compared); });
  };
  return object(
      "file", result.file, "files", list_of(result.files), "seed", result.seed, "engines",
      list_of(result.engines), "notes", list_of(result.notes), "first_year", compared.first_year, "last_year",
      compared.last_year, "replicates", result.replicates, "failed", failure_values(result.failures),
      "drifted", result.drifted, "municipalities", list.municipalities, "inhabitants", list.inhabitants,
      "part_of_default_list", list.inhabitants / default_list_inhabitants, "totals_factor",
      list.population_scale, "stand_ins_of_size_class", list.stand_ins_of_class, "stand_ins_of_all",
      list.stand_ins_of_all, "warning", scale_warning(list.inhabitants, list.population_scale), "confidence",
      confidence, "family",
      name_of<Family::simultaneous>(result.family, {"each", "false discovery rate", "simultaneous"}),
      "family_size", result.family_size, "scenarios", list_of(compared.scenarios), "rows", rows(result.rows),
      "groups", rows(result.groups), "verdicts", verdicts);
}

}  // namespace taktskifte::report
