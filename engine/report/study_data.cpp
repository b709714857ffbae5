#include "report/study_data.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "taktskifte/report/study.hpp"

namespace taktskifte::report {
namespace {

constexpr int kept_digits = 6;  // far below the error of any number here

// The nearest number of so many digits; null of what is not finite.
Value short_number(double value) {
  if (!std::isfinite(value)) return {};
  if (value == 0.0) return 0.0;
  const double power = std::pow(10.0, kept_digits - 1 - std::floor(std::log10(std::abs(value))));
  // Divided by a power of ten where that is exact, so that the shortest text has these digits.
  return power >= 1.0 ? std::round(value * power) / power
                      : std::round(value * power) * std::round(1.0 / power);
}

template <typename Numbers>
Value::List numbers(const Numbers& values) {
  Value::List list;
  for (const auto value : values) list.push_back(short_number(static_cast<double>(value)));
  return list;
}

Value spread_value(const Spread& spread) {
  auto list = numbers(spread.quantiles);
  for (const double share : {spread.below, spread.within, spread.above}) list.push_back(short_number(share));
  list.emplace_back(spread.sets);
  list.emplace_back(spread.missing);
  return list;
}

Value pair_value(const MixSpread& pair) {
  return object("base", pair.base, "other", pair.other, "spread", spread_value(pair.spread));
}

Value short_index(const SobolIndex& index) {
  Value::List list{short_number(index.value)};
  list.push_back(index.interval ? short_number(index.interval->low) : Value());
  list.push_back(index.interval ? short_number(index.interval->high) : Value());
  list.emplace_back(to_string(index.reading));
  return list;
}

Value box_value(const StudyBox& box) {
  return object("sides",
                list_of(box.sides,
                        [](const StudyBox::Side& side) {
                          return object("key", side.key, "low", short_number(side.low), "high",
                                        short_number(side.high), "needed", side.needed);
                        }),
                "density", short_number(box.density), "coverage", short_number(box.coverage), "share",
                short_number(box.share));
}

Value row_of_study(const StudiedRow& row) {
  return object(
      "measure", row.name, "unit", row.unit, "margin", short_number(row.margin), "at_defaults",
      short_number(row.at_defaults), "standard_error", short_number(row.standard_error), "levels",
      list_of(row.levels, [](const auto& quantiles) { return Value(numbers(quantiles)); }), "pairs",
      list_of(row.pairs, pair_value), "triangular", spread_value(row.triangular), "structures",
      list_of(row.structures,
              [](const StructureSpread& one) {
                return object("as_is", spread_value(one.as_is), "other", spread_value(one.other), "changed",
                              short_number(one.changed));
              }),
      "flips",
      list_of(row.flips,
              [](const StudyFlip& one) {
                return object("key", one.key, "at", short_number(one.flip.at), "from",
                              to_string(one.flip.from), "to", to_string(one.flip.to));
              }),
      "effects",
      list_of(row.effects,
              [](const StudyEffect& one) {
                return object("key", one.key, "mean_absolute", short_number(one.mean_absolute), "deviation",
                              short_number(one.deviation), "among_first", short_number(one.among_first));
              }),
      "indices",
      list_of(row.indices,
              [](const StudyIndex& one) {
                return object("key", one.key, "first", short_index(one.first), "total",
                              short_index(one.total));
              }),
      "boxes", list_of(row.boxes, box_value), "bands",
      list_of(row.bands,
              [](const StudyBand& one) {
                return object(
                    "key", one.key, "values", numbers(one.values), "quantiles",
                    list_of(one.quantiles, [](const auto& quantiles) { return Value(numbers(quantiles)); }));
              }),
      "swings", list_of(row.swings, [](const StudySwing& one) {
        return object("key", one.key, "at_low", short_number(one.at_low), "at_high",
                      short_number(one.at_high));
      }));
}

Value choice_value(const StudiedChoice& choice) {
  const Regrets& regrets = choice.regrets;
  const auto of_each = [&](double Regret::*what) {
    return list_of(regrets.choices, [&](const Regret& one) { return short_number(one.*what); });
  };
  return object("worth", choice.worth, "mean", of_each(&Regret::mean), "high", of_each(&Regret::high), "most",
                of_each(&Regret::most), "best_share", of_each(&Regret::best_share), "least_mean",
                regrets.least_mean, "least_high", regrets.least_high, "least_most", regrets.least_most,
                "sets", regrets.sets, "missing", regrets.missing, "perfect", short_number(choice.perfect),
                "noise", short_number(choice.noise), "information",
                list_of(choice.information, [](const StudiedChoice::Known& one) {
                  return object("key", one.key, "value", short_number(one.value));
                }));
}

Value origin_value(const StudyOrigin& origin) {
  return object("engine", origin.engine, "seed", origin.seed, "design_seed", origin.design_seed, "first_year",
                origin.first_year, "last_year", origin.last_year, "data", origin.data, "sets", origin.sets,
                "replicates", origin.replicates, "settings", list_of(origin.settings));
}

}  // namespace

Value study_data(const StudySummary& summary) {
  return object(
      "filetype", study_filetype, "format", study_format, "model_results_version",
      summary.origin.model_version, "renew", study_command(), "origin", origin_value(summary.origin),
      "spread_columns",
      list_of(std::vector<std::string>{"5 %", "25 %", "50 %", "75 %", "95 %", "share below -margin",
                                       "share within", "share above margin", "sets", "missing sets"}),
      "index_columns", list_of(std::vector<std::string>{"value", "low", "high", "reading"}), "mixes",
      numbers(summary.mixes), "today", summary.today, "parity", summary.parity, "keys",
      list_of(summary.keys,
              [](const StudiedKey& key) {
                return object("key", key.name, "unit", key.unit, "low", key.low, "high", key.high, "default",
                              key.standard, "distribution", key.distribution);
              }),
      "alternatives", list_of(summary.alternatives), "rows", list_of(summary.rows, row_of_study),
      "chosen_among", list_of(summary.chosen_among, [](std::size_t mix) { return Value(mix); }), "choices",
      list_of(summary.choices, choice_value), "curve", list_of(summary.curve, [](const CurvePoint& point) {
        return object("public_share", point.public_share, "mean", numbers(point.mean), "standard_error",
                      numbers(point.standard_error));
      }));
}

}  // namespace taktskifte::report
