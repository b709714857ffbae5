// The tables, sentences and JSON of a comparison.
#include "taktskifte/report/comparison.hpp"

#include <sstream>

#include "report/comparison_data.hpp"
#include "report/comparison_remarks.hpp"
#include "report/comparison_tables.hpp"
#include "report/comparison_words.hpp"
#include "taktskifte/analysis/doubt.hpp"
#include "taktskifte/analysis/format.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/report/population.hpp"
#include "taktskifte/world/expenditure.hpp"

namespace taktskifte::report {
namespace {

Paragraph legend(const ComparedFile& result) {
  const Compared& compared = result.compared;
  return {
      family_text(result.family, result.family_size) +
      " The interval is a 95 % t interval of the paired difference" +
      simultaneous_text(compared.scenarios.size() - 1) +
      ". factor: how many times more replicates the difference would need without common random numbers. "
      "Inequality and reach (gini, theil, lorenz, ever) build up from the first reported year: theirs are "
      "values of " +
      std::to_string(compared.last_year) + "."};
}

std::string many_text(const Table& table) {
  std::string text;
  if (shows(table, " ± ")) text += "Behind ± is half of the 95 % interval. ";
  if (shows(table, " ?")) text += "? stands where the replicates cannot tell whether a difference matters. ";
  return text + "compare --csv has every measure of every scenario, --json the sentences, too.";
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
  add_opening(document, result);
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
  if (many) blocks.push_back({Paragraph{many_text(scenario_table(result))}, true});
  add_remarks(document, result);
  for (std::size_t s = 1; s < scenarios && !many; ++s) add_verdict(document, result, s);
  blocks.push_back({Paragraph{how_inputs_are_known(result.keys)}});
  return document;
}

}  // namespace taktskifte::report
