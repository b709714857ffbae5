#include <algorithm>
#include <cmath>
#include <numeric>

#include "sensitivity/study_choice.hpp"
#include "taktskifte/analysis/quantiles.hpp"
#include "taktskifte/core/largest_first.hpp"
#include "taktskifte/sensitivity/boxes.hpp"
#include "taktskifte/sensitivity/elementary_effects.hpp"
#include "taktskifte/sensitivity/study_numbers.hpp"

namespace taktskifte {
namespace {

constexpr std::size_t told_effects = 10;
constexpr std::size_t told_bands = 3;
constexpr std::size_t told_swings = 8;
constexpr std::size_t groups_of_band = 10;

std::vector<double> less(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> difference = a;
  for (std::size_t i = 0; i < b.size(); ++i) difference[i] -= b[i];
  return difference;
}

// Positions of the scenarios of a part, the smallest public share first.
std::vector<std::size_t> rising(const std::vector<double>& mixes) {
  return largest_first(mixes.size(), [&](std::size_t mix) { return -mixes[mix]; });
}

std::array<double, told_quantiles.size()> quantiles_of(std::vector<double> values) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  std::sort(values.begin(), values.end());
  return told_quantiles_of(values);
}

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double standard_error_of(const std::vector<double>& values) {
  const double mean = mean_of(values);
  double squares = 0.0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const auto n = static_cast<double>(values.size());
  return std::sqrt(squares / (n - 1.0) / n);
}

// The values of a point at a mix, one per replicate.
std::vector<double> at_point(const PartNumbers& part, std::size_t row, std::size_t mix, std::size_t point) {
  const auto first = part.rows[row][mix].begin() + static_cast<std::ptrdiff_t>(point * part.replicates);
  return {first, first + static_cast<std::ptrdiff_t>(part.replicates)};
}

std::size_t point_of(const PartNumbers& curve, double public_share) {
  const auto& shares = curve.keys.front();
  return static_cast<std::size_t>(std::find(shares.begin(), shares.end(), public_share) - shares.begin());
}

void add_defaults(const StudyNumbers& numbers, const StudySummary& summary, std::size_t row,
                  StudiedRow& studied) {
  const auto at = [&](std::size_t mix) {
    return at_point(numbers.curve, row, 0, point_of(numbers.curve, summary.mixes[mix]));
  };
  const auto difference = less(at(summary.parity), at(summary.today));
  studied.at_defaults = mean_of(difference);
  studied.standard_error = standard_error_of(difference);
}

void add_pairs(const PartNumbers& part, std::size_t row, StudiedRow& studied) {
  const auto means = means_of(part, row);
  const auto order = rising(part.mixes);
  for (std::size_t a = 0; a < order.size(); ++a) {
    studied.levels.push_back(quantiles_of(means[order[a]]));
    for (std::size_t b = a + 1; b < order.size(); ++b)
      studied.pairs.push_back({.base = a,
                               .other = b,
                               .spread = spread_of(less(means[order[b]], means[order[a]]), studied.margin)});
  }
}

// Each key's values in rising order with the difference there; replicates are those of the defaults, too, so
// that only what the key does is added to the difference at the defaults.
void add_flips(const PartNumbers& single, std::size_t row, StudiedRow& studied) {
  const auto differences = differences_in(single, row);
  const std::size_t values = (single.points() - 1) / single.keys.size();
  for (std::size_t key = 0; key < single.keys.size(); ++key) {
    std::vector<std::pair<double, std::size_t>> tried{{single.keys[key][0], 0}};
    for (std::size_t point = 1 + key * values; point < 1 + (key + 1) * values; ++point)
      tried.emplace_back(single.keys[key][point], point);
    std::stable_sort(tried.begin(), tried.end(), [](auto a, auto b) { return a.first < b.first; });
    const auto same = [](auto a, auto b) { return a.first == b.first; };
    tried.erase(std::unique(tried.begin(), tried.end(), same), tried.end());
    std::vector<double> at, there;
    std::vector<std::vector<double>> replicates;
    for (const auto& [value, point] : tried) {
      at.push_back(value);
      there.push_back(studied.at_defaults + (differences[point] - differences[0]));
      replicates.push_back(
          less(at_point(single, row, single.mixes.size() - 1, point), at_point(single, row, 0, point)));
    }
    for (const Flip& flip : flips_of(at, there, studied.margin, step_noise(replicates)).flips)
      if (flip.told) studied.flips.push_back({.key = key, .flip = flip});
  }
}

// The first and the last value of each key were tried.
void add_swings(const PartNumbers& single, std::size_t row, StudiedRow& studied) {
  const auto differences = differences_in(single, row);
  const std::size_t values = (single.points() - 1) / single.keys.size();
  const double shift = studied.at_defaults - differences[0];
  for (std::size_t key = 0; key < single.keys.size(); ++key)
    studied.swings.push_back({.key = key,
                              .at_low = shift + differences[1 + key * values],
                              .at_high = shift + differences[(key + 1) * values]});
  std::stable_sort(studied.swings.begin(), studied.swings.end(),
                   [](const StudySwing& a, const StudySwing& b) {
                     return std::abs(a.at_high - a.at_low) > std::abs(b.at_high - b.at_low);
                   });
  studied.swings.resize(std::min(told_swings, studied.swings.size()));
}

// Sets in the order of a key, in groups of equal size.
StudyBand band_along(const PartNumbers& part, std::size_t key, const std::vector<double>& differences) {
  const auto& values = part.keys[key];
  const auto sets = largest_first(values.size(), [&](std::size_t set) { return -values[set]; });
  StudyBand band{.key = key, .values = {}, .quantiles = {}};
  const std::size_t groups = std::min(groups_of_band, sets.size());
  for (std::size_t g = 0; g < groups; ++g) {
    std::vector<double> of_key, of_group;
    for (std::size_t i = g * sets.size() / groups; i < (g + 1) * sets.size() / groups; ++i) {
      of_key.push_back(values[sets[i]]);
      of_group.push_back(differences[sets[i]]);
    }
    band.values.push_back(quantile_of_sorted(of_key, 0.5));
    band.quantiles.push_back(quantiles_of(std::move(of_group)));
  }
  return band;
}

void add_bands(const PartNumbers& part, std::size_t row, StudiedRow& studied) {
  const auto differences = differences_in(part, row);
  for (std::size_t i = 0; i < std::min(told_bands, studied.indices.size()); ++i)
    studied.bands.push_back(band_along(part, studied.indices[i].key, differences));
}

void add_effects(const PartNumbers& trajectories, std::size_t row, StudiedRow& studied) {
  const auto effects = elementary_effects(
      effects_in_trajectories(trajectories.keys, differences_in(trajectories, row), trajectories.scales));
  for (std::size_t rank = 1; rank <= told_effects; ++rank)
    for (std::size_t key = 0; key < effects.size(); ++key)
      if (effects[key].rank == rank && !effects[key].inert)
        studied.effects.push_back({.key = key,
                                   .mean_absolute = effects[key].mean_absolute,
                                   .deviation = effects[key].deviation,
                                   .among_first = effects[key].among_first});
}

void add_indices(const StudyNumbers& numbers, std::size_t row, StudiedRow& studied) {
  const auto indices = sobol_indices(saltelli_outcomes(differences_in(numbers.indices, row),
                                                       numbers.keys_of_indices.size(), numbers.scramblings));
  for (std::size_t i = 0; i < indices.inputs.size(); ++i)
    studied.indices.push_back({.key = numbers.keys_of_indices[i],
                               .first = indices.inputs[i].first,
                               .total = indices.inputs[i].total});
  std::stable_sort(studied.indices.begin(), studied.indices.end(),
                   [](const StudyIndex& a, const StudyIndex& b) { return a.total.value > b.total.value; });
}

void add_structures(const StudyNumbers& numbers, std::size_t row, StudiedRow& studied) {
  const auto all = differences_in(numbers.assumptions, row);
  for (const PartNumbers& alternative : numbers.alternatives) {
    const auto other = differences_in(alternative, row);
    const std::vector<double> as_is(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(other.size()));
    std::size_t both = 0;
    std::size_t changed = 0;
    for (std::size_t set = 0; set < other.size(); ++set) {
      if (std::isnan(as_is[set]) || std::isnan(other[set])) continue;
      ++both;
      changed += side_of(as_is[set], studied.margin) == side_of(other[set], studied.margin) ? 0 : 1;
    }
    studied.structures.push_back({.as_is = spread_of(as_is, studied.margin),
                                  .other = spread_of(other, studied.margin),
                                  .changed = static_cast<double>(changed) / static_cast<double>(both)});
  }
}

void add_boxes(const PartNumbers& part, std::size_t row, StudiedRow& studied) {
  const auto differences = differences_in(part, row);
  PointColumns keys(part.keys.size());
  std::vector<std::uint8_t> above;
  for (std::size_t set = 0; set < differences.size(); ++set) {
    if (std::isnan(differences[set])) continue;
    for (std::size_t key = 0; key < keys.size(); ++key) keys[key].push_back(part.keys[key][set]);
    above.push_back(differences[set] > studied.margin ? 1 : 0);
  }
  for (const Box& box : find_boxes(keys, above).boxes) {
    auto& told = studied.boxes.emplace_back();
    for (const Restriction& side : box.restrictions)
      told.sides.push_back({.key = side.input, .low = side.low, .high = side.high, .needed = side.needed});
    told.density = box.judged.density;
    told.coverage = box.judged.coverage;
    told.share = box.judged.share;
  }
}

std::vector<CurvePoint> curve_of(const StudyNumbers& numbers) {
  std::vector<CurvePoint> curve;
  for (std::size_t point = 0; point < numbers.curve.points(); ++point) {
    auto& at = curve.emplace_back();
    at.public_share = numbers.curve.keys.front()[point];
    for (std::size_t row = 0; row < numbers.curve.rows.size(); ++row) {
      const auto values = at_point(numbers.curve, row, 0, point);
      at.mean.push_back(mean_of(values));
      at.standard_error.push_back(standard_error_of(values));
    }
  }
  std::sort(curve.begin(), curve.end(),
            [](const CurvePoint& a, const CurvePoint& b) { return a.public_share < b.public_share; });
  return curve;
}

}  // namespace

PointColumns means_of(const PartNumbers& part, std::size_t row) {
  PointColumns means;
  for (std::size_t mix = 0; mix < part.mixes.size(); ++mix) {
    auto& of_mix = means.emplace_back();
    for (std::size_t point = 0; point < part.points(); ++point)
      of_mix.push_back(mean_of(at_point(part, row, mix, point)));
  }
  return means;
}

std::vector<double> differences_in(const PartNumbers& part, std::size_t row) {
  const auto means = means_of(part, row);
  return less(means.back(), means.front());
}

std::vector<std::size_t> leading_keys(const PartNumbers& trajectories, std::size_t count) {
  std::vector<std::vector<ElementaryEffects>> effects;
  for (std::size_t row = 0; row < deciding_rows; ++row)
    effects.push_back(elementary_effects(
        effects_in_trajectories(trajectories.keys, differences_in(trajectories, row), trajectories.scales)));
  std::vector<std::size_t> keys;
  for (std::size_t rank = 1; rank <= trajectories.keys.size() && keys.size() < count; ++rank)
    for (const auto& of_row : effects)
      for (std::size_t key = 0; key < of_row.size(); ++key)
        if (of_row[key].rank == rank && std::find(keys.begin(), keys.end(), key) == keys.end() &&
            keys.size() < count)
          keys.push_back(key);
  return keys;
}

StudySummary summarize(const StudyNumbers& numbers, int threads) {
  StudySummary summary = numbers.about;
  const auto& mixes = numbers.assumptions.mixes;
  for (const std::size_t mix : rising(mixes)) summary.mixes.push_back(mixes[mix]);
  summary.today = *summary.mix(mixes.front());
  summary.parity = *summary.mix(mixes.back());
  for (std::size_t row = 0; row < summary.rows.size(); ++row) {
    StudiedRow& studied = summary.rows[row];
    add_defaults(numbers, summary, row, studied);
    add_pairs(numbers.assumptions, row, studied);
    studied.triangular = spread_of(differences_in(numbers.triangular, row), studied.margin);
    add_structures(numbers, row, studied);
    if (row >= deciding_rows) continue;
    add_flips(numbers.single, row, studied);
    add_effects(numbers.trajectories, row, studied);
    add_indices(numbers, row, studied);
    add_boxes(numbers.assumptions, row, studied);
    add_bands(numbers.assumptions, row, studied);
    add_swings(numbers.single, row, studied);
  }
  add_choices(numbers, threads, summary);
  summary.curve = curve_of(numbers);
  return summary;
}

}  // namespace taktskifte
