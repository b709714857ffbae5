#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "taktskifte/report/studies.hpp"

namespace taktskifte::report {
namespace {

RuleResult rule(const std::string& name, PatternOutcome found) {
  PatternResult pattern;
  pattern.pattern.name = "awards";
  pattern.found = found;
  return {.name = name,
          .patterns = {pattern},
          .effects = std::vector<Difference>(effect_measures().size()),
          .replicates = 2};
}

}  // namespace

TEST_CASE("Each decision rule beside the model's own has a verdict of its own") {
  Validation validation;
  validation.rules = {rule("logit", PatternOutcome::meets), rule("threshold", PatternOutcome::misses),
                      rule("third", PatternOutcome::meets)};
  const Document document = validation_document(validation);
  const auto block = std::find_if(document.blocks.begin(), document.blocks.end(), [](const Block& each) {
    const auto* table = std::get_if<Table>(&each.content);
    return table != nullptr && table->title == "Another decision rule";
  });
  REQUIRE(block != document.blocks.end());
  const auto& table = std::get<Table>(block->content);
  std::vector<std::string> names;
  for (const auto& column : table.columns) names.push_back(column.name);
  CHECK(names == std::vector<std::string>{"", "target", "logit", "threshold", "third", "verdict: threshold",
                                          "verdict: third"});
  for (const auto& row : table.rows) REQUIRE(row.cells.size() == names.size());
  const auto& awards = table.rows.front().cells;
  CHECK(awards[5].text == "misses");
  CHECK(awards[6].text == "meets");
}

}  // namespace taktskifte::report
