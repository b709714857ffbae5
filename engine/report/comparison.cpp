// The tables, sentences and JSON of a comparison.
#include "taktskifte/report/comparison.hpp"

#include <algorithm>
#include <span>
#include <sstream>

#include "report/comparison_data.hpp"
#include "report/comparison_tables.hpp"
#include "report/comparison_words.hpp"
#include "taktskifte/analysis/doubt.hpp"
#include "taktskifte/analysis/words.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/report/failures.hpp"
#include "taktskifte/report/population.hpp"
#include "taktskifte/world/expenditure.hpp"

namespace taktskifte::report {
namespace {

Paragraph legend(const ComparedFile& result) {
  const Compared& compared = result.compared;
  const std::size_t comparisons = compared.scenarios.size() - 1;
  return {
      family_text(result.family, result.family_size) +
      " The interval is a 95 % t interval of the paired difference" +
      (comparisons > 1 ? ", simultaneous for " + std::to_string(comparisons) + " comparisons"
                       : std::string()) +
      ". factor: how many times more replicates the difference would need without common random numbers. "
      "Inequality and reach (gini, theil, lorenz, ever) build up from the first reported year: theirs are "
      "values of " +
      std::to_string(compared.last_year) + "."};
}

std::string rows_text(const std::vector<std::string>& rows) {
  constexpr std::size_t most = 6;
  if (rows.size() <= most) return words::listed(rows);
  return joined(std::span(rows).first(most)) + " and " + std::to_string(rows.size() - most) + " more";
}

// A t interval is for sums of many, and a skewed measure needs more of them.
std::string warning_of_skewed(const ComparedFile& result) {
  std::vector<std::string> skewed;
  for (const auto& row : result.rows)
    if (std::any_of(row.comparison.differences.begin(), row.comparison.differences.end(),
                    [](const Difference& difference) { return difference.skewed(); }))
      skewed.push_back(row.name);
  if (skewed.empty()) return "";
  return "Too few replicates for differences as skewed as these, whose intervals may miss more "
         "often than "
         "5 % of the time; run more: " +
         rows_text(skewed) + ".";
}

constexpr const char* many_text =
    "Behind ± is half of the 95 % interval; ? stands where the replicates cannot tell whether a difference "
    "matters. "
    "compare --csv has every measure of every scenario, --json the sentences, too.";

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
  for (const auto& note : result.notes) lines.push_back({note + "."});
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
  std::istringstream lines(comparison_words(result, scenario));
  std::string line;
  std::getline(lines, line);
  document.blocks.push_back({Heading{line}});
  while (std::getline(lines, line)) document.blocks.push_back({Paragraph{line, 2}, true});
}

}  // namespace

Document comparison_document(const ComparedFile& result) {
  const Compared& compared = result.compared;
  Document document{.data = comparison_data(result), .blocks = {}};
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
  const bool many = scenarios > most_tables + 1;
  if (many) blocks.push_back({scenario_table(result)});
  for (std::size_t s = 1; s < scenarios; ++s) {
    const Shown shown = many ? Shown::spreadsheet : Shown::everywhere;
    blocks.push_back({difference_table(result, s), false, shown});
    blocks.push_back({spread_table(result, s), false, shown});
    blocks.push_back({trade_table(result, s), false, shown});
  }
  blocks.push_back({legend(result)});
  if (many) blocks.push_back({Paragraph{many_text}, true});
  if (auto lines = remarks(result); !lines.empty()) blocks.push_back({std::move(lines), true});
  if (auto warning = warning_of_skewed(result); !warning.empty())
    blocks.push_back({Paragraph{warning}, true});
  for (std::size_t s = 1; s < scenarios && !many; ++s) add_verdict(document, result, s);
  blocks.push_back({Paragraph{how_inputs_are_known(result.keys)}});
  return document;
}

}  // namespace taktskifte::report
