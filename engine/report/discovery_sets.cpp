// Spread of the answer, and boxes in which it is another.
#include <cmath>

#include "report/discovery_tables.hpp"
#include "report/study_words.hpp"
#include "taktskifte/core/name_of.hpp"

namespace taktskifte::report {
namespace {

Cell share_cell(double share) { return {format::fixed(100.0 * share, 1) + " %", share}; }

std::string side_words(MarginSide side) {
  return std::string(name_of<MarginSide::above>(
      side, {"lower by more than the margin", "within the margin", "higher by more than the margin"}));
}

std::string sets_of(std::size_t count, std::size_t all) {
  return std::to_string(count) + " of " + std::to_string(all) + " sets";
}

// "0.35 to 0.45", "at most 0.45", "at least 0.35".
std::string sides_text(const SweptKey& key, const Restriction& side) {
  if (std::isinf(side.low)) return "at most " + key_cell(key, side.high).text;
  if (std::isinf(side.high)) return "at least " + key_cell(key, side.low).text;
  return key_cell(key, side.low).text + " to " + key_cell(key, side.high).text;
}

Value counts_value(const BoxCounts& counts) {
  return object("points", counts.points, "interesting", counts.interesting, "density", counts.density,
                "coverage", counts.coverage, "share", counts.share);
}

Value box_value(const SweepOutcomes& outcomes, const Box& box) {
  return object("restrictions",
                list_of(box.restrictions,
                        [&](const Restriction& side) {
                          return object("key", outcomes.assumption(side.input).name(), "low", side.low,
                                        "high", side.high, "density_without", side.density_without, "p_value",
                                        side.p_value, "needed", side.needed);
                        }),
                "holds", box.holds, "found", counts_value(box.found), "judged", counts_value(box.judged),
                "density_low", box.density.low, "density_high", box.density.high, "rest_density",
                box.rest_density);
}

Table box_table(const SweepOutcomes& outcomes, const Box& box, const std::string& title) {
  Table table{.title = title,
              .columns = columns({"key", "values", "density without it", "p", "status", "needed"}, 1)};
  for (const auto& side : box.restrictions) {
    const auto& key = outcomes.assumption(side.input);
    table.rows.push_back({.cells = {word(key.name()),
                                    {sides_text(key, side), object("low", side.low, "high", side.high)},
                                    share_cell(side.density_without),
                                    number(side.p_value, 3),
                                    word(to_string(key.key->evidence.status)),
                                    word(side.needed ? "yes" : "not shown to be")}});
  }
  return table;
}

std::string box_words(std::size_t number, const Boxes& boxes) {
  const Box& box = boxes.boxes[number];
  return "On the half of the sets that the search has not seen it holds " +
         sets_of(box.judged.points, boxes.all_judged.points) +
         (number > 0 ? ", without those in the boxes before it" : "") + "; in " +
         format::fixed(100.0 * box.judged.density, 1) + " % of these (" +
         format::fixed(100.0 * box.density.low, 1) + " to " + format::fixed(100.0 * box.density.high, 1) +
         " %) the answer is another than usual, against " + format::fixed(100.0 * box.rest_density, 1) +
         " % of all there" + (number > 0 ? " outside of the boxes before it" : "") + ". It covers " +
         format::fixed(100.0 * box.judged.coverage, 1) + " % of the sets with another answer. " +
         (box.holds
              ? std::string()
              : "That is not told from the share in all of these sets: chance may have made this box. ") +
         "Where it was found: density " + format::fixed(100.0 * box.found.density, 1) + " %, coverage " +
         format::fixed(100.0 * box.found.coverage, 1) + " %.";
}

std::string usual_words(const OutcomeBoxes& found) {
  if (found.sets == 0) return "No set has a number here.";
  const std::string all = "The difference is " + side_words(found.usual) + " in ";
  if (found.other == 0)
    return all + "every one of the " + std::to_string(found.sets) +
           " sets tried, so there is no set to set apart; a set that was not tried may still differ.";
  const bool most = 2 * found.other < found.sets;
  return all + sets_of(found.sets - found.other, found.sets) + ", and elsewhere in " +
         std::to_string(found.other) +
         (most ? "." : ": no side has most sets, and usual means here the side of the largest number.");
}

}  // namespace

std::string about_boxes() {
  return "Boxes of assumptions (PRIM) in which the answer is on another side of its margin than in most "
         "sets: found on one half of the sets, judged on the other; a further box on what lies outside of "
         "those before it. Density is the share of such sets in the box, coverage the share of all such sets "
         "that lie in it. A key is needed if the density without it would be lower by more than chance "
         "makes.";
}

Value add_spreads(Document& document, const SweepOutcomes& outcomes,
                  const std::vector<StudiedOutcome>& studied) {
  Table table{.title = "How far the answer spreads over the sets",
              .columns = columns({"difference", "median", "half of the sets", "nine in ten", "lower",
                                  "within the margin", "higher", "margin"},
                                 1)};
  Value::List values;
  for (const auto& outcome : studied) {
    const auto spread =
        spread_of(outcomes.means(outcome.values), std::isnan(outcome.margin) ? 0.0 : outcome.margin);
    const double factor = scale_of(outcome.unit).factor;
    const auto& [low, lower, middle, upper, high] = spread.quantiles;
    table.rows.push_back(
        {.cells = {word(measure_title(outcome)), three_digits(middle, factor),
                   ends_cell(lower, upper, factor), ends_cell(low, high, factor), share_cell(spread.below),
                   share_cell(spread.within), share_cell(spread.above),
                   std::isnan(outcome.margin) ? word("none, 0 is taken")
                                              : three_digits(outcome.margin, factor)},
         .group = choice_title(outcome)});
    values.push_back(object("measure", outcome.measure, "baseline", outcome.base, "choice", outcome.choice,
                            "unit", to_string(outcome.unit), "margin", outcome.margin, "quantiles",
                            Value::List(spread.quantiles.begin(), spread.quantiles.end()), "sets",
                            spread.sets, "missing", spread.missing, "below", spread.below, "within",
                            spread.within, "above", spread.above));
  }
  add_table(document,
            "Means over the replicates of each set. Lower, within, higher: shares of the sets on each side "
            "of the margin.",
            std::move(table));
  return values;
}

Value add_boxes(Document& document, const SweepOutcomes& outcomes, const StudiedOutcome& outcome) {
  const auto found = boxes_of(outcomes, outcome);
  document.blocks.push_back({Heading{title_of(outcome), 3}});
  std::string text = usual_words(found);
  if (found.other > 0 && found.boxes.boxes.empty())
    text += " No box of assumptions sets these apart: there are too few of them, or no key's range helps.";
  document.blocks.push_back({Paragraph{text}});
  for (std::size_t b = 0; b < found.boxes.boxes.size(); ++b) {
    const std::string title = "Box " + std::to_string(b + 1) + ", " + title_of(outcome);
    document.blocks.push_back({Paragraph{"Box " + std::to_string(b + 1) + ". " + box_words(b, found.boxes)}});
    document.blocks.push_back({box_table(outcomes, found.boxes.boxes[b], title)});
  }
  return object("measure", outcome.measure, "baseline", outcome.base, "choice", outcome.choice, "usual",
                to_string(found.usual), "usual_is_majority", 2 * found.other < found.sets, "sets", found.sets,
                "other", found.other, "boxes",
                list_of(
                    found.boxes.boxes, [&](const Box& box) { return box_value(outcomes, box); }));
}

}  // namespace taktskifte::report
