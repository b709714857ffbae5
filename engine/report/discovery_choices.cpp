// Regret over choices and the value of information, for what an innovation may be worth.
#include <cmath>

#include "report/discovery_tables.hpp"
#include "report/study_words.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/core/largest_first.hpp"
#include "taktskifte/core/printable.hpp"

namespace taktskifte::report {
namespace {

constexpr std::size_t keys_on_screen = 5;

constexpr const char* about_regret =
    "What is chosen is judged by v times the innovations with a researcher, of projects and outside of them, "
    "plus the R&D that private grants set off (MNOK a year). What one such innovation is worth, v, is yours "
    "to say and no number of the model: each row of v is another answer. Regret is what a choice loses "
    "against the best one in the same set of assumptions. Least mean, least 95th percentile and least "
    "maximum are three rules, which may name different choices.";

constexpr const char* about_information =
    "What knowing one input before choosing would be worth (MNOK a year), within this box: chosen on one "
    "half of the sets with that input known, earned on the other. It is told from nothing if it is more than "
    "95 % of permutations give for any input; what lies below that line cannot be told from chance. Gains a "
    "little below 0 are what chance does to choices that do not matter.";

std::string rules_of(const Regrets& regrets, std::size_t choice) {
  std::vector<std::string> rules;
  if (regrets.least_mean == choice) rules.emplace_back("least mean");
  if (regrets.least_high == choice) rules.emplace_back("least 95 %");
  if (regrets.least_most == choice) rules.emplace_back("least maximum");
  return joined(rules);
}

Value regret_value(const SweepOutcomes& outcomes, const ChoicesAtWorth& at) {
  const auto& choices = outcomes.choices();
  Value::List list;
  for (std::size_t c = 0; c < choices.size(); ++c) {
    const auto& regret = at.regrets.choices[c];
    list.push_back(object("choice", choices[c].name, "mean", regret.mean, "percentile_95", regret.high,
                          "maximum", regret.most, "best_share", regret.best_share));
  }
  return object("worth_mnok", at.worth, "least_mean", choices[at.regrets.least_mean].name,
                "least_percentile_95", choices[at.regrets.least_high].name, "least_maximum",
                choices[at.regrets.least_most].name, "sets", at.regrets.sets, "missing", at.regrets.missing,
                "choices", std::move(list));
}

}  // namespace

Value add_regret(Document& document, const SweepOutcomes& outcomes,
                 const std::vector<ChoicesAtWorth>& choices) {
  Table table{.title = "Regret, MNOK a year",
              .columns = columns({"choice", "mean", "95 %", "maximum", "best in", "rules"}, 1)};
  Value::List values;
  for (const auto& at : choices) {
    for (std::size_t c = 0; c < outcomes.choices().size(); ++c) {
      const auto& regret = at.regrets.choices[c];
      table.rows.push_back(
          {.cells = {word(printable(outcomes.choices()[c].name)),
                     three_digits(regret.mean),
                     three_digits(regret.high),
                     three_digits(regret.most),
                     {format::fixed(100.0 * regret.best_share, 1) + " % of sets", regret.best_share},
                     word(at.regrets.sets == 0 ? "" : rules_of(at.regrets, c))},
           .group = "v = " + three_digits(at.worth).text + " MNOK"});
    }
    values.push_back(regret_value(outcomes, at));
  }
  add_table(document, about_regret, std::move(table));
  return values;
}

Value add_information(Document& document, const SweepOutcomes& outcomes,
                      const std::vector<ChoicesAtWorth>& choices) {
  Table table{.title = "What is most worth knowing, MNOK a year",
              .columns = columns({"key", "worth knowing", "line of chance", "p", "status", "reading"}, 1)};
  Value::List values;
  for (const auto& at : choices) {
    const auto& found = at.information;
    const auto order =
        largest_first(found.inputs.size(), [&](std::size_t i) { return found.inputs[i].value; });
    const std::string group = "v = " + three_digits(at.worth).text + " MNOK: without more knowledge " +
                              printable(outcomes.choices()[found.best].name) +
                              "; all inputs known, at most " + three_digits(found.perfect).text;
    Value::List inputs;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const auto& one = found.inputs[order[i]];
      const auto& key = outcomes.assumption(order[i]);
      if (i < keys_on_screen || one.told)
        table.rows.push_back(
            {.cells = {word(key.name()), three_digits(one.value), three_digits(found.null_most),
                       number(one.p_value, 3), word(to_string(key.key->evidence.status)),
                       word(one.told ? "told from nothing" : "not told from nothing")},
             .group = group});
      inputs.push_back(object("key", key.name(), "value", one.value, "null_95", one.null_95, "p_value",
                              one.p_value, "told", one.told));
    }
    values.push_back(object("worth_mnok", at.worth, "best", outcomes.choices()[found.best].name, "mean",
                            found.mean, "perfect", found.perfect, "null_most", found.null_most, "sets",
                            found.sets, "missing", found.missing, "inputs", std::move(inputs)));
  }
  add_table(document, about_information, std::move(table));
  return values;
}

}  // namespace taktskifte::report
