// Flip values of single keys, and other structures beside them.
#include <algorithm>
#include <cmath>
#include <variant>

#include "report/discovery_tables.hpp"
#include "report/study_words.hpp"
#include "taktskifte/core/printable.hpp"

namespace taktskifte::report {
namespace {

constexpr const char* about_flips =
    "One key at a time through its range, all others as the scenarios have them: where the difference "
    "crosses its margin, linear between the values tried. A flip that the curve does not make from one side "
    "of the border to the other by at least what chance can make of a step (two standard errors) is not told "
    "from chance, and not counted. No flip means none between these values, and nothing about several keys "
    "moving together.";

constexpr const char* about_structure =
    "The same comparison under other structures of the model, which no range of a key covers. They are "
    "alternatives, not points of the box: no share of sets speaks of them.";

std::string flips_text(const SweptKey& key, const FlipCurve& curve) {
  const bool whole = std::holds_alternative<IntegerField>(key.key->field);
  std::string text;
  for (const auto& flip : curve.flips)
    text += (text.empty() ? "" : "; ") + (whole ? format::fixed(flip.at, 1) : three_digits(flip.at).text) +
            ": from " + std::string(to_string(flip.from)) + " to " + std::string(to_string(flip.to)) +
            (flip.told ? "" : ", not told from chance");
  return text.empty() ? "none" : text;
}

Value flips_value(const KeyFlips& flips, const SweptKey& key) {
  return object("key", key.name(), "values", Value::List(flips.values.begin(), flips.values.end()),
                "differences", Value::List(flips.differences.begin(), flips.differences.end()), "shape",
                to_string(flips.curve.shape), "complete", flips.curve.complete, "noise", flips.noise, "flips",
                list_of(flips.curve.flips, [](const Flip& flip) {
                  return object("at", flip.at, "from", to_string(flip.from), "to", to_string(flip.to), "told",
                                flip.told);
                }));
}

bool is_flipped(const KeyFlips& flips) {
  return std::any_of(flips.curve.flips.begin(), flips.curve.flips.end(),
                     [](const Flip& flip) { return flip.told; });
}

Cell flips_cell(const KeyFlips& flips, double factor) {
  double least = INFINITY;
  double most = -INFINITY;
  for (const double difference : flips.differences) {
    if (std::isnan(difference)) continue;
    least = std::min(least, difference);
    most = std::max(most, difference);
  }
  return ends_cell(least, most, factor);
}

bool has_side(const StudiedOutcome& outcome, double value) {
  return !std::isnan(outcome.margin) && !std::isnan(value);
}

Table structure_table(const SweepOutcomes& outcomes, const std::vector<StructurePoint>& points,
                      const std::vector<const StudiedOutcome*>& studied) {
  std::vector<std::string> names{choice_title(*studied.front())};
  for (const auto* outcome : studied) names.push_back(measure_title(*outcome));
  Table table{.title = "Other structures: " + names.front(), .columns = number_columns(names, 1)};
  for (const auto& point : points) {
    Row row{.cells = {word(printable(point.name))}};
    for (const auto* outcome : studied) {
      const double value = outcomes.means(outcome->values)[point.point];
      Cell cell = three_digits(value, scale_of(outcome->unit).factor);
      if (std::isnan(value)) cell.text = "refused";
      if (has_side(*outcome, value))
        cell.text += " (" + std::string(to_string(side_of(value, outcome->margin))) + ")";
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

std::optional<Value> add_flips(Document& document, const SweepOutcomes& outcomes,
                               const StudiedOutcome& outcome) {
  auto all = flips_in_star(outcomes, outcome);
  if (all.empty()) return std::nullopt;
  const double factor = scale_of(outcome.unit).factor;
  const auto width = [](const KeyFlips& flips) {
    const auto [least, most] = std::minmax_element(flips.differences.begin(), flips.differences.end(),
                                                   [](double a, double b) { return a < b; });
    return std::isfinite(*most - *least) ? *most - *least : 0.0;
  };
  std::stable_sort(all.begin(), all.end(), [&](const KeyFlips& a, const KeyFlips& b) {
    if (is_flipped(a) != is_flipped(b)) return is_flipped(a);
    return width(a) > width(b);
  });
  Table table{
      .title = "Flip values: " + title_of(outcome),
      .columns = columns({"key", "range tried", "difference", "curve", "status", "the verdict flips at"}, 1)};
  Value::List keys;
  std::size_t flipping = 0;
  for (const auto& flips : all) {
    const auto& key = outcomes.sweep().keys[flips.key];
    flipping += is_flipped(flips) ? 1 : 0;
    table.rows.push_back({.cells = {word(key.name()),
                                    {key_cell(key, flips.values.front()).text + " to " +
                                         key_cell(key, flips.values.back()).text,
                                     object("low", flips.values.front(), "high", flips.values.back())},
                                    flips_cell(flips, factor),
                                    word(to_string(flips.curve.shape)),
                                    word(to_string(key.key->evidence.status)),
                                    word(flips_text(key, flips.curve))}});
    keys.push_back(flips_value(flips, key));
  }
  const double own = outcomes.means(outcome.values).front();
  const std::string lead = std::string(about_flips) + " Here the difference is " +
                           three_digits(own, factor).text + " (" +
                           std::string(to_string(side_of(own, outcome.margin))) + " a margin of " +
                           three_digits(outcome.margin, factor).text + "); " + std::to_string(flipping) +
                           " of " + std::to_string(all.size()) + " keys flip it by themselves.";
  constexpr std::size_t rows_on_screen = 12;
  add_long_table(document, lead, table, std::max(rows_on_screen, flipping));
  return object("measure", outcome.measure, "baseline", outcome.base, "choice", outcome.choice, "margin",
                outcome.margin, "difference", own, "keys", std::move(keys));
}

std::optional<Value> add_structure(Document& document, const SweepOutcomes& outcomes,
                                   const std::vector<StudiedOutcome>& studied) {
  if (studied.empty()) return std::nullopt;
  const auto points = structure_in_star(outcomes, studied.front());
  if (points.size() < 2) return std::nullopt;
  add_section(document, "Other structures", about_structure);
  for (std::size_t c = 1; c < outcomes.choices().size(); ++c) {
    std::vector<const StudiedOutcome*> of_choice;
    for (const auto& outcome : studied)
      if (outcome.choice == outcomes.choices()[c].name) of_choice.push_back(&outcome);
    add_untitled(document, structure_table(outcomes, points, of_choice));
  }
  return list_of(points, [&](const StructurePoint& point) {
    return object("structure", point.name, "message", point.refused, "outcomes",
                  list_of(studied, [&](const StudiedOutcome& outcome) {
                    const double value = outcomes.means(outcome.values)[point.point];
                    return object("measure", outcome.measure, "choice", outcome.choice, "difference", value,
                                  "side",
                                  has_side(outcome, value) ? Value(to_string(side_of(value, outcome.margin)))
                                                           : Value());
                  }));
  });
}

}  // namespace taktskifte::report
