// What a study found, as tables.
#include <algorithm>
#include <cmath>
#include <span>

#include "report/study_data.hpp"
#include "taktskifte/analysis/format.hpp"
#include "taktskifte/analysis/indicators.hpp"
#include "taktskifte/core/decimal.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/report/how_sure.hpp"
#include "taktskifte/report/study.hpp"

namespace taktskifte::report {
namespace {

using format::Scale;

Scale scale_of(const StudiedRow& row) {
  if (row.unit == to_string(RowUnit::share)) return format::percent();
  return row.unit == to_string(RowUnit::mnok) ? format::mnok() : format::count();
}

std::string unit_of(const StudiedRow& row) {
  return row.unit == to_string(RowUnit::share) ? "percentage points" : row.unit;
}

Cell range_of(const Scale& scale, double low, double high) {
  return {format::range(scale, low, high), object("low", low, "high", high)};
}

std::string mix_text(double mix) {
  const double percent = 100.0 * mix;
  return format::fixed(percent, percent == std::round(percent) ? 0 : 1) + " %";
}

Cell share_cell(const StudiedRow& row, double share) {
  return std::isnan(row.margin) ? Cell{"-", {}} : Cell{share_text(share), share};
}

std::span<const StudiedRow> deciding_rows_of(const StudySummary& summary) {
  return std::span(summary.rows).first(std::min(taktskifte::deciding_rows, summary.rows.size()));
}

Table spread_of_rows(const StudySummary& summary) {
  Table table{
      .title = "spread over the sets",
      .columns = columns({"measure", "unit", "at the defaults", "half of the sets", "nine tenths", "margin",
                          "a rise matters in", "a fall matters in", "too small in", "triangular: rise, fall"},
                         2)};
  for (const auto& row : summary.rows) {
    const auto spread = spread_between(row, summary.today, summary.parity);
    if (!spread) continue;
    const Scale plain = scale_of(row);
    const Scale scale = of_spread(plain, *spread);
    const auto& [low, lower, middle, upper, high] = spread->quantiles;
    table.rows.push_back(
        {{word(row.name),
          word(unit_of(row)),
          {format::with_sign(scale.factor * row.at_defaults, scale.decimals), row.at_defaults},
          range_of(scale, lower, upper),
          range_of(scale, low, high),
          std::isnan(row.margin) ? Cell{"-", {}}
                                 : Cell{format::fixed(plain.factor * row.margin, plain.decimals), row.margin},
          share_cell(row, spread->above),
          share_cell(row, spread->below),
          share_cell(row, spread->within),
          std::isnan(row.margin)
              ? Cell{"-", {}}
              : Cell{share_text(row.triangular.above) + ", " + share_text(row.triangular.below),
                     object("rise", row.triangular.above, "fall", row.triangular.below)}}});
  }
  return table;
}

std::string flips_text(const StudySummary& summary, const StudiedRow& row, std::size_t key) {
  const StudiedKey& known = summary.keys[key];
  std::vector<std::string> texts;
  for (const auto& one : row.flips)
    if (one.key == key)
      texts.push_back(in_range_of(known, one.flip.at) + " (" + std::string(to_string(one.flip.from)) +
                      " to " + std::string(to_string(one.flip.to)) + ")");
  return texts.empty() ? "none in " + exact_text(known.low) + " to " + exact_text(known.high) : joined(texts);
}

Cell index_cell(const StudyIndex* index, SobolIndex StudyIndex::*which) {
  if (index == nullptr) return {"-", {}};
  const SobolIndex& one = index->*which;
  if (one.reading == IndexReading::zero) return {"0", 0.0};
  std::string text = format::fixed(one.value, 2);
  if (one.interval)
    text += " (" + format::fixed(one.interval->low, 2) + " to " + format::fixed(one.interval->high, 2) + ")";
  return {one.reading == IndexReading::told ? text : "not told from 0", one.value};
}

// Keys that flip the verdict by themselves, have an index that is told from 0 and large, or a large effect.
std::vector<std::size_t> keys_of(const StudiedRow& row) {
  constexpr double notable = 0.05;
  constexpr std::size_t most_effects = 5;
  std::vector<std::size_t> keys;
  const auto add = [&](std::size_t key) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
  };
  for (const auto& one : row.indices)
    if (one.total.reading == IndexReading::told && one.total.value >= notable) add(one.key);
  for (std::size_t e = 0; e < std::min(most_effects, row.effects.size()); ++e) add(row.effects[e].key);
  for (const auto& one : row.flips) add(one.key);
  return keys;
}

Table what_decides(const StudySummary& summary) {
  Table table{.title = "what decides what",
              .columns = columns({"measure", "key", "first index", "total index", "rank by effects",
                                  "flips the verdict at (as it rises)"},
                                 2)};
  const auto of_key = [](const auto& all, std::size_t key) {
    return std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.key == key; });
  };
  for (const StudiedRow& row : deciding_rows_of(summary))
    for (const std::size_t key : keys_of(row)) {
      const auto index = of_key(row.indices, key);
      const StudyIndex* const known = index == row.indices.end() ? nullptr : &*index;
      const auto effect = of_key(row.effects, key);
      const auto rank = effect - row.effects.begin() + 1;
      table.rows.push_back({{word(row.name), word(summary.keys[key].name),
                             index_cell(known, &StudyIndex::first), index_cell(known, &StudyIndex::total),
                             effect == row.effects.end() ? Cell{"-", {}}
                                                         : Cell{std::to_string(rank) + " (among ten in " +
                                                                    share_text(effect->among_first) + ")",
                                                                rank},
                             word(flips_text(summary, row, key))}});
    }
  return table;
}

Table structures_table(const StudySummary& summary) {
  std::vector<std::string> names{"another structure"};
  for (const StudiedRow& row : deciding_rows_of(summary)) names.push_back(row.name);
  Table table{.title = "verdict changed by another structure", .columns = number_columns(names, 1)};
  for (std::size_t a = 0; a < summary.alternatives.size(); ++a) {
    std::vector<Cell> cells{word(summary.alternatives[a])};
    for (const StudiedRow& row : deciding_rows_of(summary))
      cells.push_back(share_cell(row, row.structures[a].changed));
    table.rows.push_back({std::move(cells)});
  }
  return table;
}

std::string information_text(const StudySummary& summary, const StudiedChoice& choice) {
  std::vector<std::string> texts;
  for (const auto& one : choice.information)
    texts.push_back(summary.keys[one.key].name + " " + format::fixed(one.value, 1));
  return texts.empty() ? "none told from nothing" : format::listed(texts);
}

Table choices_table(const StudySummary& summary) {
  std::vector<std::string> names{"an innovation is worth, MNOK"};
  for (const std::size_t mix : summary.chosen_among) names.push_back(mix_text(summary.mixes[mix]));
  for (const char* const name : {"least mean", "least 95th percentile", "least maximum",
                                 "knowing all is worth", "knowing one is worth"})
    names.emplace_back(name);
  Table table{.title = "mean regret of a mix", .columns = columns(names, 1)};
  for (const auto& choice : summary.choices) {
    std::vector<Cell> cells{{exact_text(choice.worth), choice.worth}};
    for (const Regret& regret : choice.regrets.choices) cells.push_back(number(regret.mean, 0));
    for (const std::size_t least :
         {choice.regrets.least_mean, choice.regrets.least_high, choice.regrets.least_most}) {
      const double mix = summary.mixes[summary.chosen_among[least]];
      cells.push_back({mix_text(mix), mix});
    }
    cells.push_back(number(choice.perfect, 0));
    cells.push_back(word(information_text(summary, choice)));
    table.rows.push_back({std::move(cells)});
  }
  return table;
}

// On the half of the sets that it was not sought in.
bool is_needed(const StudyBox& box) {
  return std::any_of(box.sides.begin(), box.sides.end(),
                     [](const StudyBox::Side& side) { return side.needed; });
}

std::string box_text(const StudySummary& summary, const StudiedRow& row, const StudyBox& box) {
  std::vector<std::string> sides;
  for (const auto& side : box.sides) {
    if (!side.needed) continue;
    const auto& key = summary.keys[side.key];
    std::string text = key.name;
    if (std::isfinite(side.low)) text += " from " + in_range_of(key, side.low);
    if (std::isfinite(side.high)) text += " to " + in_range_of(key, side.high);
    sides.push_back(std::move(text));
  }
  return row.name + ": where " + format::listed(sides) + ", a rise matters in " + share_text(box.density) +
         " of the sets; there lie " + share_text(box.coverage) + " of all in which it does, and " +
         share_text(box.share) + " of all sets.";
}

std::size_t position_of(const StudySummary& summary, std::string_view name) {
  return static_cast<std::size_t>(summary.row(name) - summary.rows.data());
}

Table curve_table(const StudySummary& summary) {
  Table table{.title = "every mix at the defaults",
              .columns = number_columns(
                  {"public share", "public part, MNOK", "innovations with a researcher", "per 10 MNOK more",
                   "innovations of projects", "unused, MNOK", "lapsed, MNOK", "private R&D, MNOK"},
                  1)};
  const auto at = [&](const CurvePoint& point, std::string_view name) {
    return point.mean.at(position_of(summary, name));
  };
  for (std::size_t p = 0; p < summary.curve.size(); ++p) {
    const CurvePoint& point = summary.curve[p];
    Cell marginal{"", {}};
    if (p > 0) {
      const CurvePoint& before = summary.curve[p - 1];
      constexpr double step = 10.0;
      const double money = at(point, "public_part_nok") - at(before, "public_part_nok");
      const double gain =
          (at(point, "research_innovations") - at(before, "research_innovations")) / money * step;
      marginal = {format::with_sign(gain, 2), gain};
    }
    table.rows.push_back({{{mix_text(point.public_share), point.public_share},
                           number(at(point, "public_part_nok"), 0),
                           number(at(point, "research_innovations"), 1),
                           marginal,
                           number(at(point, "project_innovations"), 1),
                           number(at(point, "unused_nok"), 0),
                           number(at(point, "lapsed_nok"), 1),
                           number(at(point, "private_rd_nok"), 0)}});
  }
  return table;
}

std::string opening(const StudySummary& summary) {
  const auto& origin = summary.origin;
  return "50 % against 7.5 % public over " + std::to_string(origin.sets) + " sets of assumptions: all " +
         std::to_string(summary.keys.size()) +
         " keys that have a range are drawn from it, independently of each other, and act in the burn-in, "
         "too; " +
         std::to_string(origin.replicates) + " replicates of each set with the same random numbers, " +
         std::to_string(origin.first_year) + " to " + std::to_string(origin.last_year) + ", model version " +
         std::to_string(origin.model_version) +
         ". A share of sets is a share of these ranges, no probability; as a check the last column has the "
         "shares with triangular draws, most often near the defaults.";
}

}  // namespace

Document study_document(const StudySummary& summary) {
  Document document{.data = study_data(summary), .blocks = {}};
  add_table(document, opening(summary), spread_of_rows(summary));
  add_table(
      document,
      "What decides what. Sobol' indices (95 % intervals over scramblings; total ones may sum to more than "
      "1), the rank by mean absolute elementary effect (Morris), and where the key by itself, all others at "
      "their defaults, takes the difference across its margin.",
      what_decides(summary));
  Lines boxes;
  for (const auto& row : summary.rows)
    for (const auto& box : row.boxes)
      if (is_needed(box)) boxes.push_back({box_text(summary, row, box)});
  if (!boxes.empty()) document.blocks.push_back({std::move(boxes)});
  add_table(document, "In how many of the same sets another structure of the model changes the verdict.",
            structures_table(summary));
  if (!summary.choices.empty())
    add_table(document,
              "What is given up by choosing a mix, MNOK a year of private research and development: its mean "
              "regret over " +
                  std::to_string(summary.choices.front().regrets.sets) + " sets (" +
                  std::to_string(summary.choices.front().regrets.missing) +
                  " left out, in which some mix could not be simulated), by what an innovation with a "
                  "researcher or of a project is worth to who chooses.",
              choices_table(summary));
  add_table(document, "Every mix at the defaults.", curve_table(summary));
  return document;
}

}  // namespace taktskifte::report
