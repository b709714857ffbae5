#include "taktskifte/sensitivity/elementary_effects.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sensitivity/chance.hpp"
#include "taktskifte/analysis/cube_designs.hpp"
#include "taktskifte/analysis/quantiles.hpp"
#include "taktskifte/core/largest_first.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/core/undefined.hpp"

namespace taktskifte {
namespace {

/// mu* of every input over the trajectories chosen.
std::vector<double> mean_absolutes(const PointColumns& effects, std::span<const std::size_t> chosen) {
  std::vector<double> means;
  for (const auto& of_input : effects) {
    double sum = 0.0;
    double count = 0.0;
    for (const std::size_t t : chosen)
      if (!std::isnan(of_input[t])) {
        sum += std::fabs(of_input[t]);
        ++count;
      }
    means.push_back(count > 0.0 ? sum / count : undefined);
  }
  return means;
}

/// Place of each input by its mu*, counted from 0; inputs without any come last.
std::vector<std::size_t> places_of(const std::vector<double>& means) {
  const auto order = largest_first(
      means.size(), [&](std::size_t input) { return std::isnan(means[input]) ? -1.0 : means[input]; });
  std::vector<std::size_t> places(means.size());
  for (std::size_t p = 0; p < order.size(); ++p) places[order[p]] = p;
  return places;
}

ElementaryEffects summary_of(const std::vector<double>& effects) {
  ElementaryEffects summary;
  double sum = 0.0;
  double absolute = 0.0;
  summary.inert = true;
  for (const double effect : effects) {
    if (std::isnan(effect)) continue;
    ++summary.effects;
    sum += effect;
    absolute += std::fabs(effect);
    summary.inert = summary.inert && effect == 0.0;
  }
  const auto n = static_cast<double>(summary.effects);
  summary.mean = sum / n;
  summary.mean_absolute = absolute / n;
  summary.inert = summary.inert && summary.effects > 0;
  double squares = 0.0;
  for (const double effect : effects)
    if (!std::isnan(effect)) squares += (effect - summary.mean) * (effect - summary.mean);
  summary.deviation = summary.effects > 1 ? std::sqrt(squares / (n - 1.0)) : undefined;
  return summary;
}

/// Steps of one input as parts of its range.
class InputSteps {
 public:
  InputSteps(const std::vector<double>& column, InputScale scale) : scale_(scale) {
    if (scale == InputScale::continuous || column.empty()) return;
    const auto [least, most] = std::minmax_element(column.begin(), column.end());
    if (!(*least > 0.0)) scale_ = InputScale::whole;
    range_ = place(*most) - place(*least);
  }
  [[nodiscard]] double part(double from, double to) const {
    if (scale_ == InputScale::continuous) return to > from ? trajectory_step : -trajectory_step;
    return (place(to) - place(from)) / range_;
  }

 private:
  [[nodiscard]] double place(double value) const {
    return scale_ == InputScale::log_whole ? log(value) : value;
  }
  InputScale scale_;
  double range_ = 1.0;
};

}  // namespace

PointColumns effects_in_trajectories(const PointColumns& inputs, std::span<const double> outcomes,
                                     std::span<const InputScale> scales) {
  const std::size_t length = inputs.size() + 1;
  const std::size_t trajectories = outcomes.size() / length;
  std::vector<InputSteps> steps;
  for (std::size_t i = 0; i < inputs.size(); ++i)
    steps.emplace_back(inputs[i], scales.empty() ? InputScale::continuous : scales[i]);
  PointColumns effects(inputs.size(), std::vector<double>(trajectories, 0.0));
  for (std::size_t t = 0; t < trajectories; ++t)
    for (std::size_t p = t * length; p + 1 < (t + 1) * length; ++p)
      for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (inputs[i][p + 1] == inputs[i][p]) continue;
        effects[i][t] = (outcomes[p + 1] - outcomes[p]) / steps[i].part(inputs[i][p], inputs[i][p + 1]);
      }
  return effects;
}

std::vector<ElementaryEffects> elementary_effects(const PointColumns& effects,
                                                  const EffectsOptions& options) {
  std::vector<ElementaryEffects> all;
  if (effects.empty()) return all;
  const std::size_t trajectories = effects.front().size();
  for (const auto& of_input : effects) all.push_back(summary_of(of_input));
  std::vector<std::size_t> chosen(trajectories);
  std::iota(chosen.begin(), chosen.end(), std::size_t{0});
  const auto ranks = places_of(mean_absolutes(effects, chosen));
  PointColumns drawn(effects.size());
  std::vector<int> among(effects.size(), 0);
  for (int b = 0; b < options.bootstraps && trajectories > 0; ++b) {
    StreamCursor chance = chance_of_use(options.seed, ChanceUse::bootstrap, static_cast<std::uint32_t>(b));
    for (auto& t : chosen) t = index_below(trajectories, chance.next());
    const auto means = mean_absolutes(effects, chosen);
    const auto places = places_of(means);
    for (std::size_t i = 0; i < effects.size(); ++i) {
      if (places[i] < options.first && means[i] > 0.0) ++among[i];
      if (!std::isnan(means[i])) drawn[i].push_back(means[i]);
    }
  }
  for (std::size_t i = 0; i < effects.size(); ++i) {
    std::sort(drawn[i].begin(), drawn[i].end());
    all[i].absolute_interval = {quantile_of_sorted(drawn[i], (1.0 - confidence) / 2.0),
                                quantile_of_sorted(drawn[i], (1.0 + confidence) / 2.0)};
    all[i].among_first = static_cast<double>(among[i]) / static_cast<double>(std::max(options.bootstraps, 1));
    all[i].rank = all[i].mean_absolute > 0.0 ? ranks[i] + 1 : 0;
  }
  return all;
}

}  // namespace taktskifte
