#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "commands/validate_print.hpp"

namespace taktskifte::commands {
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
  const auto tables = tables_of(validation);
  const auto table = std::find_if(tables.begin(), tables.end(),
                                  [](const Table& t) { return t.title == "Another decision rule"; });
  REQUIRE(table != tables.end());
  CHECK(table->columns == std::vector<std::string>{"", "target", "logit", "threshold", "third",
                                                   "verdict: threshold", "verdict: third"});
  for (const auto& row : table->rows) REQUIRE(row.cells.size() == table->columns.size());
  const auto& awards = table->rows.front().cells;
  CHECK(awards[5].text == "misses");
  CHECK(awards[6].text == "meets");
}

}  // namespace taktskifte::commands
