// From the file of a design to effects and indices of what was asked for.
#include <algorithm>
#include <cmath>
#include <variant>

#include "taktskifte/core/largest_first.hpp"
#include "taktskifte/core/undefined.hpp"
#include "taktskifte/report/sensitivity.hpp"

namespace taktskifte::report {

InputScale input_scale(const SweptKey& key) {
  if (!std::holds_alternative<IntegerField>(key.key->field)) return InputScale::continuous;
  return key.key->study.distribution == Distribution::log_uniform ? InputScale::log_whole : InputScale::whole;
}

std::vector<StudiedOutcome> studied_outcomes(const SweepOutcomes& outcomes,
                                             const std::vector<std::string>& measures) {
  std::vector<StudiedOutcome> all;
  const auto& choices = outcomes.choices();
  const bool level = choices.size() == 1;
  for (std::size_t c = level ? 0 : 1; c < choices.size(); ++c)
    for (const auto& measure : measures)
      all.push_back({.measure = measure,
                     .base = level ? "" : choices.front().name,
                     .choice = choices[c].name,
                     .unit = scalar_indicator(measure).unit(),
                     .margin = default_margin(measure).value_or(undefined),
                     .values = level ? outcomes.values(choices[c], measure)
                                     : outcomes.differences(choices.front(), choices[c], measure)});
  return all;
}

std::vector<ElementaryEffects> effects_of(const SweepOutcomes& outcomes, const StudiedOutcome& outcome) {
  std::vector<InputScale> scales;
  for (const std::size_t k : outcomes.assumptions()) scales.push_back(input_scale(outcomes.sweep().keys[k]));
  return elementary_effects(
      effects_in_trajectories(outcomes.inputs(), outcomes.means(outcome.values), scales));
}

SobolIndices indices_of(const SweepOutcomes& outcomes, const StudiedOutcome& outcome) {
  const Sweep& sweep = outcomes.sweep();
  // With the same random numbers at all points replicates say nothing about chance: their mean is one
  // outcome.
  const bool by_replicate = sweep.chance == PointChance::own && outcomes.replicates() > 1;
  const std::size_t replicates = by_replicate ? outcomes.replicates() : 1;
  const auto values = by_replicate ? outcome.values : outcomes.means(outcome.values);
  return sobol_indices(saltelli_outcomes(values, points_in_row(sweep) - 2, sweep.scramblings, replicates),
                       replicates);
}

std::vector<std::string> largest_keys(const SweepOutcomes& outcomes, const std::vector<std::string>& measures,
                                      std::size_t count) {
  const auto& keys = outcomes.assumptions();
  std::vector<double> size(keys.size(), 0.0);
  for (const auto& outcome : studied_outcomes(outcomes, measures)) {
    const auto effects = effects_of(outcomes, outcome);
    double most = 0.0;
    for (const auto& effect : effects)
      if (std::isfinite(effect.mean_absolute)) most = std::max(most, effect.mean_absolute);
    for (std::size_t k = 0; k < keys.size(); ++k)
      if (most > 0.0 && std::isfinite(effects[k].mean_absolute))
        size[k] = std::max(size[k], effects[k].mean_absolute / most);
  }
  const auto order = largest_first(keys.size(), [&](std::size_t k) { return size[k]; });
  std::vector<std::string> names;
  for (std::size_t k = 0; k < std::min(count, order.size()) && size[order[k]] > 0.0; ++k)
    names.push_back(outcomes.assumption(order[k]).name());
  return names;
}

}  // namespace taktskifte::report
