#include "taktskifte/report/verification.hpp"

#include <algorithm>

#include "taktskifte/analysis/format.hpp"
#include "taktskifte/core/joined.hpp"

namespace taktskifte::report {
namespace {

using Texts = std::vector<std::string>;

std::string broken_text(const RuleCount& rule) {
  return rule.name + " (broken " + std::to_string(rule.broken) + " of " + std::to_string(rule.checked) +
         " times)";
}

std::string numbers_text(const std::vector<int>& numbers, const char* between) {
  std::string all;
  for (const int number : numbers) all += (all.empty() ? "" : between) + std::to_string(number);
  return all;
}

// All of them if they hold; else those that do not, and how often.
Texts rule_lines(const Verification& result) {
  const auto& rules = result.rules.rules;
  const auto broken =
      std::count_if(rules.begin(), rules.end(), [](const RuleCount& rule) { return rule.broken > 0; });
  Texts lines{broken == 0 ? "all hold:"
                          : std::to_string(broken) + " of " + std::to_string(rules.size()) + " do not hold:"};
  for (const auto& rule : rules) {
    if (broken == 0) lines.push_back(rule.name + " (" + std::to_string(rule.checked) + " times)");
    if (rule.broken > 0) lines.push_back(broken_text(rule));
  }
  if (!result.rules.missing.empty())
    lines.push_back("not checked, the file is older than they are: " + joined(result.rules.missing));
  if (!result.not_compared.empty())
    lines.push_back("not checked, unknown to this program: " + joined(result.not_compared));
  return lines;
}

// Not wrong, but not this program's either.
Texts noted_lines(const Mismatches& noted) {
  Texts lines{
      format::counted(noted.count, "thing") + " that this program writes otherwise, which fails nothing" +
      (noted.count > noted.first.size() ? "; the first " + std::to_string(noted.first.size()) : "") + ":"};
  for (const auto& one : noted.first)
    lines.push_back(place_of(one) + ": " + one.stored + "; this program writes " + one.expected);
  return lines;
}

std::string rows_word(const Verification& result) { return result.sweep ? "row" : "replicate"; }

Texts run_lines(const Verification& result) {
  if (!result.not_run.empty()) return {"nothing"};
  const std::size_t replicates = result.replicates + result.failures;
  Texts lines{"from the file alone, " + std::to_string(result.run_again.size()) + " of " +
              std::to_string(replicates) + " " + rows_word(result) + "s"};
  if (result.run_again.size() == replicates) {
    lines[0] += ": all of them";
  } else {
    lines[0] += (result.drawn ? ", drawn at random: " : ": ") + numbers_text(result.run_again, ", ");
    lines.push_back("once more: --replicates " + numbers_text(result.run_again, ","));
  }
  const std::size_t different = result.different.count;
  lines.push_back(std::to_string(result.compared) + " numbers of all scenarios" +
                  (result.sums ? ", sums per municipality included" : "") + ": " +
                  (different == 0 ? "the same, bit for bit" : std::to_string(different) + " differ"));
  if (!result.same_commit)
    lines.emplace_back("this program is of another commit than the file, but of the same results");
  if (!result.sums && !result.sweep)
    lines.emplace_back("sums per municipality were not compared: --all does");
  return lines;
}

KeyValues values_of(const Verification& result) {
  KeyValues values{{{"Checksum",
                     {result.checksum ? "of the whole file: fits"
                                      : "none of the whole file: another program has changed it since"}},
                    {"Content",
                     {std::to_string(result.variables) + " variables with " + std::to_string(result.numbers) +
                      " numbers can be read; their own checksums fit"}},
                    {"Rules", rule_lines(result)}}};
  if (result.not_run.empty()) {
    const std::size_t wrong = result.inputs.different.count;
    values.rows.push_back({"Inputs",
                           {std::to_string(result.inputs.checked) +
                            " values, names and attributes that follow from the file's keys and tables: " +
                            (wrong == 0 ? "all hold" : std::to_string(wrong) + " do not hold")}});
    if (result.inputs.noted.count > 0) values.rows.emplace_back("Noted", noted_lines(result.inputs.noted));
  }
  values.rows.emplace_back("Run again", run_lines(result));
  return values;
}

Value value_of(const Mismatches& mismatches) {
  return object("count", mismatches.count, "first", list_of(mismatches.first, [](const Mismatch& one) {
                  return object("variable", one.variable, "scenario", one.scenario, "replicate",
                                one.replicate, "year", one.year, "element", one.element, "stored", one.stored,
                                "expected", one.expected);
                }));
}

Value data_of(const Verification& result) {
  const auto& rules = result.rules;
  Value::Members checked;
  Value::Members broken;
  for (const auto& rule : rules.rules) {
    checked.emplace_back(rule.name, rule.checked);
    if (rule.broken > 0) broken.emplace_back(rule.name, rule.broken);
  }
  return object("file", result.file, "holds", result.holds(), "made_by", result.made_by, "same_commit",
                result.same_commit, "checksum", result.checksum, "variables", result.variables, "numbers",
                result.numbers, "rules", checked, "broken_by_rule", broken, "rules_broken",
                value_of(rules.broken), "measures_missing", list_of(rules.missing), "variables_unknown",
                list_of(result.not_compared), "not_run",
                result.not_run.empty() ? Value() : Value(result.not_run), "inputs_checked",
                result.inputs.checked, "inputs_different", value_of(result.inputs.different), "noted",
                value_of(result.inputs.noted), "replicates",
                list_of(result.run_again, [](int replicate) { return Value(replicate); }), "drawn_at_random",
                result.drawn, "municipality_sums", result.sums, "numbers_compared", result.compared,
                "different", value_of(result.different));
}

void add_diagnostics(const std::string& title, const Mismatches& mismatches, Texts& lines) {
  if (mismatches.count == 0) return;
  lines.push_back(title + ": " + std::to_string(mismatches.count) +
                  (mismatches.count > mismatches.first.size()
                       ? ", of which the first " + std::to_string(mismatches.first.size())
                       : ""));
  for (const auto& mismatch : mismatches.first) lines.push_back("  " + to_string(mismatch));
}

}  // namespace

Document verification_document(const Verification& result) {
  const std::string failed =
      result.failures > 0 ? " (and " + std::to_string(result.failures) + " that failed)" : "";
  return {.data = data_of(result),
          .blocks = {{Lines{{result.file + ": made by " + result.made_by + "; " +
                             format::counted(result.scenarios, "scenario") + ", " +
                             format::counted(result.replicates, rows_word(result)) + failed + ", " +
                             format::counted(result.years, "year")}}},
                     {values_of(result), true}}};
}

std::vector<std::string> diagnostics(const Verification& result) {
  Texts lines;
  for (const auto& rule : result.rules.rules)
    if (rule.broken > 0) lines.push_back(result.file + ": rule that does not hold: " + broken_text(rule));
  add_diagnostics(result.file + ": where rules do not hold", result.rules.broken, lines);
  add_diagnostics(
      result.file + ": values, names and attributes that do not follow from the file's keys and tables",
      result.inputs.different, lines);
  add_diagnostics(result.file + ": numbers that differ from those of a run from the file alone",
                  result.different, lines);
  if (!result.not_run.empty()) lines.push_back(result.not_run);
  return lines;
}

}  // namespace taktskifte::report
