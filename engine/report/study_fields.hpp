// The fields of a summary of a study under the names that they have in its file, for who writes and who reads
// them: `fields` is called with names and fields in turn.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "taktskifte/sensitivity/study_summary.hpp"

namespace taktskifte::report {

/// A position among the keys, the mixes, or those that are chosen between.
enum class Among : std::uint8_t { keys, mixes, chosen };
struct Place {
  std::size_t& at;
  Among among;
};

/// A number in all digits; other numbers have fewer.
struct Exact {
  double& number;
};

/// An end of a range, and what it is where there is none.
struct RangeEnd {
  double& end;
  double none;
};

/// One number of each choice.
struct OfChoices {
  std::vector<Regret>& choices;
  double Regret::*what;
};

void describe(auto& fields, StudyOrigin& origin) {
  fields("engine", origin.engine, "seed", origin.seed, "design_seed", origin.design_seed, "first_year",
         origin.first_year, "last_year", origin.last_year, "data", origin.data, "sets", origin.sets,
         "replicates", origin.replicates, "settings", origin.settings);
}

void describe(auto& fields, StudiedKey& key) {
  fields("key", key.name, "unit", key.unit, "low", Exact{key.low}, "high", Exact{key.high}, "default",
         Exact{key.standard}, "distribution", key.distribution);
}

void describe(auto& fields, MixSpread& pair) {
  fields("base", Place{pair.base, Among::mixes}, "other", Place{pair.other, Among::mixes}, "spread",
         pair.spread);
}

void describe(auto& fields, StructureSpread& structure) {
  fields("as_is", structure.as_is, "other", structure.other, "changed", structure.changed);
}

void describe(auto& fields, StudyFlip& one) {
  fields("key", Place{one.key, Among::keys}, "at", one.flip.at, "from", one.flip.from, "to", one.flip.to);
}

void describe(auto& fields, StudyEffect& effect) {
  fields("key", Place{effect.key, Among::keys}, "mean_absolute", effect.mean_absolute, "deviation",
         effect.deviation, "among_first", effect.among_first);
}

void describe(auto& fields, StudyIndex& index) {
  fields("key", Place{index.key, Among::keys}, "first", index.first, "total", index.total);
}

void describe(auto& fields, StudyBox::Side& side) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  fields("key", Place{side.key, Among::keys}, "low", RangeEnd{side.low, -infinite}, "high",
         RangeEnd{side.high, infinite}, "needed", side.needed);
}

void describe(auto& fields, StudyBox& box) {
  fields("sides", box.sides, "density", box.density, "coverage", box.coverage, "share", box.share);
}

void describe(auto& fields, StudyBand& band) {
  fields("key", Place{band.key, Among::keys}, "values", band.values, "quantiles", band.quantiles);
}

void describe(auto& fields, StudySwing& swing) {
  fields("key", Place{swing.key, Among::keys}, "at_low", swing.at_low, "at_high", swing.at_high);
}

void describe(auto& fields, StudiedRow& row) {
  fields("measure", row.name, "unit", row.unit, "margin", row.margin, "at_defaults", row.at_defaults,
         "standard_error", row.standard_error, "levels", row.levels, "pairs", row.pairs, "triangular",
         row.triangular, "structures", row.structures, "flips", row.flips, "effects", row.effects, "indices",
         row.indices, "boxes", row.boxes, "bands", row.bands, "swings", row.swings);
}

void describe(auto& fields, StudiedChoice::Known& known) {
  fields("key", Place{known.key, Among::keys}, "value", known.value);
}

void describe(auto& fields, StudiedChoice& choice) {
  Regrets& regrets = choice.regrets;
  fields("worth", Exact{choice.worth}, "mean", OfChoices{regrets.choices, &Regret::mean}, "high",
         OfChoices{regrets.choices, &Regret::high}, "most", OfChoices{regrets.choices, &Regret::most},
         "best_share", OfChoices{regrets.choices, &Regret::best_share}, "least_mean",
         Place{regrets.least_mean, Among::chosen}, "least_high", Place{regrets.least_high, Among::chosen},
         "least_most", Place{regrets.least_most, Among::chosen}, "sets", regrets.sets, "missing",
         regrets.missing, "perfect", choice.perfect, "noise", choice.noise, "information",
         choice.information);
}

void describe(auto& fields, CurvePoint& point) {
  fields("public_share", Exact{point.public_share}, "mean", point.mean, "standard_error",
         point.standard_error);
}

/// All but the origin.
void describe(auto& fields, StudySummary& summary) {
  fields("mixes", summary.mixes, "today", Place{summary.today, Among::mixes}, "parity",
         Place{summary.parity, Among::mixes}, "keys", summary.keys, "alternatives", summary.alternatives,
         "rows", summary.rows, "chosen_among", summary.chosen_among, "choices", summary.choices, "curve",
         summary.curve);
}

}  // namespace taktskifte::report
