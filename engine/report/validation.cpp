// What taktskifte validate says, table by table.
#include <span>
#include <utility>

#include "report/interval_cell.hpp"
#include "taktskifte/analysis/format.hpp"
#include "taktskifte/report/studies.hpp"

namespace taktskifte::report {
namespace {

constexpr const char* introduction =
    "Can the model fail? Patterns, limit cases and signs below were stated before the runs (two signs "
    "after a first run, as the table says); a program checks them and exits with code 70 when one "
    "fails. What they can show is limited. Targets that are solved, calibrated or set come out because "
    "they were put in: meeting them shows that the program does what it says, and proves nothing about "
    "the world. Few numbers are known of Norwegian applicants, so little is left to test against: "
    "patterns that follow share their inputs with what they are held against. Of the decisive inputs "
    "how far a project teaches and what part of a difference is cause are assumed, and how applications "
    "answer to money and how many are worth funding are derived from few calls; no table below tests "
    "them. The tables show which result hangs on which assumption.";

std::string replicates_text(const Validation& validation) {
  return std::to_string(validation.replicates) +
         " replicates of every run; ± is half a 95 % interval: Student's t over replicates, for ratios and "
         "differences of sums by the jackknife.";
}

std::string verdict_text(const std::vector<std::string>& failed) {
  if (failed.empty()) return "The validation passes.";
  return "The validation FAILS: " + std::to_string(failed.size()) +
         (failed.size() == 1 ? " finding." : " findings.");
}

using format::fixed;

/// "0.130 ± 0.001"; the interval lies evenly around the value.
Cell estimate(const Pooled& value, int decimals) {
  return interval_cell(value.value, value.interval, decimals, false);
}

Cell effect(const Difference& difference, int decimals) {
  if (difference.exact() && difference.value == 0.0) {
    return {"exactly 0", interval_cell(0.0, difference.interval, decimals, true).value};
  }
  return interval_cell(difference.value, difference.interval, decimals, true);
}

Cell yes(bool holds, const char* words_if, const char* words_else) {
  return {holds ? words_if : words_else, holds};
}

int decimals_of(const std::string& unit) {
  return unit == "a year" || unit == "ratio" || unit == "MNOK" ? 2 : 4;
}

// The fewest decimals that show a tolerance or a target stated with at most three.
std::string plain(double value) {
  std::string text = fixed(value, 3);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

Cell target_of(const PatternResult& result) {
  return {plain(result.target) + " ± " + plain(result.pattern.tolerance),
          object("value", result.target, "tolerance", result.pattern.tolerance)};
}

void add_patterns(Document& document, const Validation& validation) {
  std::string lead =
      "Stated before the runs, with their tolerances. Reaches out: the value lies within the tolerance, its "
      "interval does not wholly. Kind: solved at the start, calibrated in the burn-in, set by a parameter, "
      "closed form, follows from the phases together, or weak (never decides). Meeting a pattern that is "
      "solved, calibrated or set says that the program does what it claims, nothing about the world.";
  Table table{.title = "Patterns",
              .columns = columns({"pattern", "target", "simulated", "kind", "verdict"}, 1)};
  for (const auto& result : validation.patterns) {
    if (!result.pattern.note.empty()) lead += " " + result.pattern.note;
    table.rows.push_back({{word(result.pattern.name), target_of(result),
                           estimate(result.simulated, decimals_of(result.pattern.unit)),
                           word(to_string(result.pattern.kind)), word(to_string(result.found))}});
  }
  add_table(document, lead, std::move(table));
}

void add_calibration(Document& document, const Validation& validation) {
  const std::string lead =
      "The burn-in sets three intercepts so that its targets hold, at every parameter point and "
      "not at the defaults alone. Seen in the first five reported years. Tolerances: 0.01 of "
      "research share, 0.02 of reuse share, 11 % of municipal applications (given per expected "
      "one); at most one replicate in a hundred may drift, within what chance shows once in a thousand. "
      "(None was stated at first; where all of choice is strong 6 of 1 000 drift, in version 1 as well.)";
  Table table{.title = "Calibration",
              .columns = columns({"parameter point", "target", "research", "target", "reuse", "applications",
                                  "drifted", "verdict"},
                                 1)};
  for (const auto& result : validation.calibration) {
    table.rows.push_back(
        {{word(result.name), number(result.research_target, 2), number(result.research_share, 4),
          number(result.reuse_target, 2), number(result.reuse_share, 3), number(result.applications, 3),
          number(result.drifted, 0), yes(result.holds, "holds", "FAILS")}});
  }
  add_table(document, lead, std::move(table));
}

void add_limits(Document& document, const Validation& validation) {
  const std::string lead =
      "Settings at which the answer is known beforehand. Where chance is left, a true answer "
      "fails one time in a million.";
  Table table{.title = "Limit cases",
              .columns = columns({"case", "what must hold", "what was seen", "verdict"}, 4)};
  for (const auto& result : validation.limits) {
    table.rows.push_back({{word(result.name), word(result.must), word(result.seen.text),
                           yes(result.seen.holds, "holds", "FAILS")}});
  }
  add_table(document, lead, std::move(table), Shown::page);
  // Cells are sentences: on a screen they stand below each other.
  bool joined = false;
  for (const auto& result : validation.limits) {
    const std::string verdict = result.seen.holds ? "holds" : "FAILS";
    document.blocks.push_back({Lines{{verdict + "  " + result.name + ": " + result.must}},
                               std::exchange(joined, true), Shown::screen});
    document.blocks.push_back({Paragraph{result.seen.text, 9}, true, Shown::screen});
  }
}

void add_mechanisms(Document& document, const Validation& validation) {
  const std::string lead =
      "The effect of 50 against 7.5 % public (or of the policy named), a year, with and without "
      "the mechanism; their difference is paired by replicate. Expected is what the mechanism "
      "must do to the effect: + adds, - takes, 0 without: no effect is left without it, in any "
      "replicate. Signs were stated before the first run of this table, but for two rows: a first "
      "run could not tell those stated of belief in choice and of the co-financing budget, so they "
      "were taken out, and belief alone and a tenth of that budget were added, where a sign can be told.";
  Table table{.title = "Mechanisms switched off, one at a time",
              .columns = columns({"effect on", "with", "without", "difference", "expected", "verdict"}, 1)};
  for (const auto& result : validation.mechanisms) {
    for (const auto& each : result.effects) {
      table.rows.push_back({{word(each.measure), number(each.with, each.decimals),
                             each.none_without ? Cell{"exactly 0", 0} : number(each.without, each.decimals),
                             effect(each.difference, each.decimals), word(to_string(each.expected)),
                             word(to_string(each.agreement))},
                            result.name + " (" + result.off + ")"});
    }
  }
  add_table(document, lead, std::move(table));
}

void add_rules(Document& document, const Validation& validation) {
  const std::string lead =
      "Under choice.rule = threshold a municipality takes researchers into a fixed share of its innovations "
      "where its utility is above 0, and into none elsewhere. A step cannot be calibrated finely: the "
      "largest municipality has an eighth of all units. Effects are those of 50 against 7.5 % public. "
      "Verdicts are on the rules beside the model's own; they are reported and never fail the validation.";
  const auto& rules = validation.rules;
  std::vector<std::string> names{"", "target"};
  for (const auto& rule : rules) names.push_back(rule.name);
  const auto others = std::span(rules).subspan(1);  // the model's own rule comes first
  for (const auto& rule : others) names.push_back(others.size() == 1 ? "verdict" : "verdict: " + rule.name);
  Table table{.title = "Another decision rule", .columns = columns(names, 1)};
  const auto no_verdicts = [&](Row& row) {
    for (std::size_t r = 0; r < others.size(); ++r) row.cells.push_back(word(""));
  };
  for (std::size_t p = 0; p < rules.front().patterns.size(); ++p) {
    const auto& first = rules.front().patterns[p];
    Row row{{word(first.pattern.name), target_of(first)}};
    for (const auto& rule : rules) {
      row.cells.push_back(estimate(rule.patterns[p].simulated, decimals_of(first.pattern.unit)));
    }
    for (const auto& rule : others)
      row.cells.push_back(word(rule.patterns[p].found != PatternOutcome::misses ? "meets" : "misses"));
    table.rows.push_back(row);
  }
  const auto measures = effect_measures();
  for (std::size_t m = 0; m < measures.size(); ++m) {
    Row row{{word("effect on " + std::string(measures[m].name)), word("")}};
    for (const auto& rule : rules) row.cells.push_back(effect(rule.effects[m], measures[m].decimals));
    no_verdicts(row);
    table.rows.push_back(row);
  }
  Row drifted{{word("replicates that drifted"), word("")}};
  for (const auto& rule : rules) {
    drifted.cells.push_back(
        {std::to_string(rule.drifted) + " of " + std::to_string(rule.replicates), rule.drifted});
  }
  no_verdicts(drifted);
  table.rows.push_back(drifted);
  add_table(document, lead, std::move(table));
}

void add_nulls(Document& document, const Validation& validation) {
  const std::string lead =
      "What the mechanisms explain is what a model without them does not reproduce. Random "
      "applicants: as many applications expected of each municipality, no return of winners, no "
      "belief, experience or capability. Size only: the same in proportion to inhabitants. "
      "Random partners: all slopes of the choice of researchers 0.";
  std::vector<std::string> names{"pattern", "wanted"};
  for (const auto& model : null_models()) names.push_back(model.name);
  Table table{.title = "Null models", .columns = columns(names, 2)};
  for (std::size_t p = 0; p < validation.nulls.patterns.size(); ++p) {
    const auto& pattern = validation.nulls.patterns[p];
    Row row{{word(pattern.name), word(pattern.wanted)}};
    for (const auto& finding : validation.nulls.findings[p]) {
      auto members = std::get<Value::Members>(estimate(finding.value, 2).value.content());
      members.emplace_back("reproduced", finding.reproduced);
      row.cells.push_back({fixed(finding.value.value, 2) + (finding.reproduced ? " yes" : " no"), members});
    }
    table.rows.push_back(row);
  }
  add_table(document, lead, std::move(table));
}

}  // namespace

Document validation_document(const Validation& validation) {
  const auto failed = failures(validation);
  const std::string verdict = verdict_text(failed);
  Lines findings{{verdict}};
  for (const auto& line : failed) findings.push_back({line, 1});
  Document document;
  auto& blocks = document.blocks;
  blocks.push_back({Heading{"Validation that can fail", 1}, false, Shown::page});
  blocks.push_back(
      {Paragraph{"Generated by `taktskifte validate --markdown`; do not edit."}, false, Shown::page});
  blocks.push_back({Paragraph{introduction}, false, Shown::page});
  blocks.push_back({Paragraph{replicates_text(validation)}});
  Lines strong = findings;
  strong[0].text = "**" + verdict + "**";
  blocks.push_back({strong, false, Shown::page});
  add_patterns(document, validation);
  add_calibration(document, validation);
  add_limits(document, validation);
  add_mechanisms(document, validation);
  add_rules(document, validation);
  add_nulls(document, validation);
  blocks.push_back({findings, false, Shown::screen});
  document.data = object("replicates", validation.replicates, "passes", failed.empty(), "failures",
                         list_of(failed), "tables", tables_of(document));
  return document;
}

}  // namespace taktskifte::report
