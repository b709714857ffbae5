#include "report/study_words.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "taktskifte/core/name_of.hpp"
#include "taktskifte/core/printable.hpp"

namespace taktskifte::report {

std::string box_caveat() {
  return "All of this is about one box of assumptions: the ranges in the table of keys, each drawn by itself "
         "and independently of the others. An index, a box, a share of sets is a share of that box and no "
         "probability, and what an assumed input does in the model is no finding about Norway.";
}

format::Scale scale_of(RowUnit unit) {
  if (unit == RowUnit::share) return format::percent();
  return unit == RowUnit::mnok ? format::mnok() : format::count();
}

Cell three_digits(double value, double factor) {
  constexpr int most_decimals = 6;
  if (!std::isfinite(value)) return {"none", value};
  const double shown = value * factor;
  if (shown == 0.0) return {"0", value};
  const int decimals =
      std::clamp(2 - static_cast<int>(std::floor(std::log10(std::fabs(shown)))), 0, most_decimals);
  return {format::fixed(shown, decimals), value};
}

Cell ends_cell(double low, double high, double factor) {
  return {three_digits(low, factor).text + " to " + three_digits(high, factor).text,
          object("low", low, "high", high)};
}

Cell key_cell(const SweptKey& key, double value) {
  return std::holds_alternative<IntegerField>(key.key->field) ? number(value, 0) : three_digits(value);
}

std::string measure_title(const StudiedOutcome& outcome) {
  return outcome.measure + ", " +
         std::string(name_of<RowUnit::mnok>(outcome.unit, {"percentage points", "a year", "MNOK a year"}));
}

std::string choice_title(const StudiedOutcome& outcome) {
  return printable(outcome.choice) + (outcome.base.empty() ? "" : " less " + printable(outcome.base));
}

std::string title_of(const StudiedOutcome& outcome) {
  return choice_title(outcome) + ": " + measure_title(outcome);
}

Block about_file(const SweepOutcomes& outcomes) {
  const Sweep& sweep = outcomes.sweep();
  const bool own = sweep.chance == PointChance::own;
  return {KeyValues{
      {{"file", {printable(outcomes.file())}},
       {"design", {printable(sweep.design) + ", " + std::to_string(outcomes.assumptions().size()) + " keys"}},
       {"left out", {std::to_string(outcomes.without_results()) + " points that were refused or failed"}},
       {"replicates",
        {std::to_string(outcomes.replicates()) + " of each point, " +
         (own ? "each row with random numbers of its own" : "the same random numbers at all points")}}}}};
}

Value about_file_value(const SweepOutcomes& outcomes) {
  const Sweep& sweep = outcomes.sweep();
  return object("file", outcomes.file(), "design", sweep.design, "shape", to_string(sweep.shape), "points",
                outcomes.points(), "without_results", outcomes.without_results(), "replicates",
                outcomes.replicates(), "chance", to_string(sweep.chance), "keys",
                list_of(outcomes.assumptions(), [&](std::size_t k) { return key_value_of(sweep.keys[k]); }));
}

Value key_value_of(const SweptKey& key) {
  return object("key", key.name(), "treatment", to_string(key.treatment), "unit", key.key->unit, "status",
                to_string(key.key->evidence.status), "confidence", to_string(key.key->evidence.confidence));
}

void add_section(Document& document, const std::string& heading, const std::string& text) {
  document.blocks.push_back({Heading{heading}});
  document.blocks.push_back({Paragraph{text}});
}

void add_untitled(Document& document, Table table) { document.blocks.push_back({std::move(table)}); }

void add_long_table(Document& document, const std::string& lead, const Table& table, std::size_t shown) {
  document.blocks.push_back({Heading{table.title}});
  if (!lead.empty()) document.blocks.push_back({Paragraph{lead}});
  Table few = table;
  if (few.rows.size() > shown) few.rows.resize(shown);
  document.blocks.push_back({std::move(few), false, Shown::screen});
  if (table.rows.size() > shown)
    document.blocks.push_back({Lines{{"and " + std::to_string(table.rows.size() - shown) +
                                      " more: --json, --csv or --markdown prints all"}},
                               true, Shown::screen});
  document.blocks.push_back({table, false, Shown::page});
}

}  // namespace taktskifte::report
