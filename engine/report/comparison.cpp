// The tables, sentences and JSON of a comparison.
#include "taktskifte/report/comparison.hpp"

#include <cmath>
#include <sstream>

#include "taktskifte/analysis/doubt.hpp"
#include "taktskifte/analysis/words.hpp"
#include "taktskifte/report/failures.hpp"
#include "taktskifte/report/population.hpp"
#include "taktskifte/world/expenditure.hpp"

namespace taktskifte::report {
namespace {

using words::fixed;
using words::with_sign;

// Decimals of a level; a difference has one more.
int decimals(RowUnit unit) { return unit == RowUnit::share ? 4 : 1; }

Value interval_value(const std::optional<Interval>& interval) {
  return interval ? Value(Value::List{interval->low, interval->high}) : Value();
}

Cell interval_cell(const Difference& difference, int digits) {
  if (!difference.simultaneous) return {"-", {}};
  const auto& [low, high] = *difference.simultaneous;
  return {with_sign(low, digits) + " .. " + with_sign(high, digits), object("low", low, "high", high)};
}

Cell factor_cell(const Difference& difference) {
  if (difference.exact()) return {"exact", {}};
  const double factor = difference.variance_factor;
  return {std::isfinite(factor) ? fixed(factor, 1) : "-", factor};
}

Cell verdict_cell(const ComparedRow& row, const Difference& difference) {
  Cell cell = word(to_string(difference.verdict));
  if (difference.verdict != Verdict::no_margin)
    cell.text += " (margin " + fixed(row.comparison.margin, decimals(row.unit)) + ")";
  return cell;
}

Table difference_table(const ComparedFile& result, std::size_t scenario) {
  const auto& names = result.compared.scenarios;
  Table table{.title = names[scenario] + " against " + names[0],
              .columns = columns({"measure", "unit", names[0], names[scenario], "difference", "95 % interval",
                                  "factor", "verdict"},
                                 2),
              .rows = {}};
  for (const auto& row : result.rows) {
    const int digits = decimals(row.unit);
    const Difference& difference = row.comparison.differences[scenario - 1];
    table.rows.push_back({{word(row.name),
                           word(to_string(row.unit)),
                           number(row.comparison.means[0].value, digits),
                           number(row.comparison.means[scenario].value, digits),
                           {with_sign(difference.value, digits + 1), difference.value},
                           interval_cell(difference, digits + 1),
                           factor_cell(difference),
                           verdict_cell(row, difference)}});
  }
  return table;
}

Table mean_table(const ComparedFile& result) {
  const auto& name = result.compared.scenarios[0];
  Table table{
      .title = name, .columns = columns({"measure", "unit", name, "standard error", ""}, 2), .rows = {}};
  for (const auto& row : result.rows) {
    const int digits = decimals(row.unit);
    const ScenarioMean& mean = row.comparison.means[0];
    table.rows.push_back({{word(row.name), word(to_string(row.unit)), number(mean.value, digits),
                           number(mean.standard_error, digits + 1), word("")}});
  }
  return table;
}

Paragraph legend(const Compared& compared) {
  const std::size_t comparisons = compared.scenarios.size() - 1;
  return {
      "The interval is a 95 % t interval of the paired difference" +
      (comparisons > 1 ? ", simultaneous for " + std::to_string(comparisons) + " comparisons"
                       : std::string()) +
      ". factor: how many times more replicates the difference would need without common random numbers. "
      "Inequality and reach (gini, theil, lorenz, ever) build up from the first reported year: theirs are "
      "values of " +
      std::to_string(compared.last_year) + "."};
}

// What is to be known of the replicates.
Lines remarks(const ComparedFile& result) {
  Lines lines;
  bool rough = false;
  for (const auto& row : result.rows) {
    for (const Difference& difference : row.comparison.differences) {
      rough = rough || difference.rough();
      if (difference.dropped > 0)
        lines.push_back({row.name + ": undefined in " + std::to_string(difference.dropped) + " of " +
                         std::to_string(result.replicates) + " replicates, which are left out."});
    }
  }
  if (rough)
    lines.push_back(
        {"Fewer than " + std::to_string(enough_replicates) + " replicates: the intervals are rough."});
  if (result.replicates < 2) lines.push_back({"One replicate gives no interval."});
  for (auto& line : failure_lines(result.failures, result.replicates)) lines.push_back(std::move(line));
  if (result.drifted > 0)
    lines.push_back(
        {std::to_string(result.drifted) + " of " +
         std::to_string(static_cast<std::size_t>(result.replicates) * result.compared.scenarios.size()) +
         " runs still drifted at the end of their burn-in; they are counted in (burn_in_drift "
         "tells which)."});
  return lines;
}

// Which country the numbers are of.
void add_list(Document& document, const ListFacts& list) {
  std::string text = std::to_string(list.municipalities) + " municipalities, " + part_text(list.inhabitants) +
                     "; " + scaling_text(list.population_scale) + ".";
  const auto stand_ins = stand_in_text(list.stand_ins_of_class, list.stand_ins_of_all, list.municipalities);
  if (!stand_ins.empty()) text += " " + stand_ins + ".";
  document.blocks.push_back({Paragraph{text}, true});
  const auto warning = scale_warning(list.inhabitants, list.population_scale);
  if (!warning.empty()) document.blocks.push_back({Paragraph{"Warning: " + warning + "."}, true});
}

void add_verdict(Document& document, const ComparedFile& result, std::size_t scenario) {
  std::istringstream lines(plain_words(result.rows, result.compared, scenario));
  std::string line;
  std::getline(lines, line);
  document.blocks.push_back({Heading{line}});
  while (std::getline(lines, line)) document.blocks.push_back({Paragraph{line, 2}, true});
}

Value row_value(const ComparedRow& row, const std::vector<std::string>& scenarios) {
  std::size_t scenario = 0;
  const auto means = list_of(row.comparison.means, [&](const ScenarioMean& mean) {
    return object("scenario", scenarios[scenario++], "mean", mean.value, "standard_error",
                  mean.standard_error, "replicates", mean.replicates);
  });
  scenario = 1;
  const auto differences = list_of(row.comparison.differences, [&](const Difference& difference) {
    return object("scenario", scenarios[scenario++], "difference", difference.value, "pairs",
                  difference.pairs, "dropped", difference.dropped, "interval",
                  interval_value(difference.interval), "simultaneous_interval",
                  interval_value(difference.simultaneous), "variance_factor", difference.variance_factor,
                  "exact", difference.exact(), "rough", difference.rough(), "in_doubt",
                  interval_value(difference.in_doubt), "verdict", to_string(difference.verdict));
  });
  return object("measure", row.name, "unit", to_string(row.unit), "margin", row.comparison.margin, "means",
                means, "differences", differences);
}

Value data_of(const ComparedFile& result) {
  const Compared& compared = result.compared;
  Value::List verdicts;
  for (std::size_t s = 1; s < compared.scenarios.size(); ++s)
    verdicts.emplace_back(object("scenario", compared.scenarios[s], "total_response",
                                 total_response(result.rows, compared, s), "text",
                                 plain_words(result.rows, compared, s)));
  const ListFacts& list = result.list;
  return object(
      "file", result.file, "first_year", compared.first_year, "last_year", compared.last_year, "replicates",
      result.replicates, "failed", failure_values(result.failures), "drifted", result.drifted,
      "municipalities", list.municipalities, "inhabitants", list.inhabitants, "part_of_default_list",
      list.inhabitants / default_list_inhabitants, "totals_factor", list.population_scale,
      "stand_ins_of_size_class", list.stand_ins_of_class, "stand_ins_of_all", list.stand_ins_of_all,
      "warning", scale_warning(list.inhabitants, list.population_scale), "confidence", confidence,
      "scenarios", list_of(compared.scenarios), "rows",
      list_of(result.rows, [&](const ComparedRow& row) { return row_value(row, compared.scenarios); }),
      "verdicts", verdicts);
}

}  // namespace

Document comparison_document(const ComparedFile& result) {
  const Compared& compared = result.compared;
  Document document{.data = data_of(result), .blocks = {}};
  auto& blocks = document.blocks;
  blocks.push_back({Lines{{result.file + ": years " + std::to_string(compared.first_year) + " to " +
                           std::to_string(compared.last_year) + ", " + std::to_string(result.replicates) +
                           (result.replicates == 1 ? " replicate" : " replicates")}}});
  add_list(document, result.list);
  const std::size_t scenarios = compared.scenarios.size();
  if (scenarios == 1) {
    blocks.push_back({mean_table(result)});
    blocks.push_back({Lines{{"The file holds one scenario: there is nothing to compare it with."}}});
    return document;
  }
  for (std::size_t s = 1; s < scenarios; ++s) blocks.push_back({difference_table(result, s)});
  blocks.push_back({legend(compared)});
  if (auto lines = remarks(result); !lines.empty()) blocks.push_back({std::move(lines), true});
  for (std::size_t s = 1; s < scenarios; ++s) add_verdict(document, result, s);
  blocks.push_back({Paragraph{how_inputs_are_known(result.keys)}});
  return document;
}

}  // namespace taktskifte::report
