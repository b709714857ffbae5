// From stored sets of assumptions to boxes, flips, regret and the value of information.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "taktskifte/analysis/study_keys.hpp"
#include "taktskifte/report/discovery.hpp"

namespace taktskifte::report {
namespace {

// Keys whose setting at a point is another than at the first.
std::vector<std::size_t> moved_keys(const Sweep& sweep, std::size_t point) {
  std::vector<std::size_t> moved;
  for (std::size_t k = 0; k < sweep.keys.size(); ++k)
    if (sweep.points[point].settings[k] != sweep.points.front().settings[k]) moved.push_back(k);
  return moved;
}

bool takes_numbers(const SweptKey& key) {
  return !std::holds_alternative<ChoiceKey>(key.key->field) &&
         (key.element || !std::holds_alternative<RealsField>(key.key->field));
}

// The key that a point of a star is a step along; nothing of the first point, and of other alternatives.
// Along a path over years there are no numbers.
std::optional<std::size_t> step_along(const Sweep& sweep, std::size_t point) {
  const auto moved = moved_keys(sweep, point);
  if (moved.size() != 1 || !takes_numbers(sweep.keys[moved.front()])) return std::nullopt;
  const auto value_at = [&](std::size_t p) {
    return value_of(sweep.keys[moved.front()], sweep.points[p].settings[moved.front()]);
  };
  if (std::isnan(value_at(point)) || std::isnan(value_at(0))) return std::nullopt;
  return moved.front();
}

std::vector<double> of_point(const SweepOutcomes& outcomes, const StudiedOutcome& outcome,
                             std::size_t point) {
  const auto first = outcome.values.begin() + static_cast<std::ptrdiff_t>(point * outcomes.replicates());
  return {first, first + static_cast<std::ptrdiff_t>(outcomes.replicates())};
}

KeyFlips flips_along(const SweepOutcomes& outcomes, const StudiedOutcome& outcome, std::size_t key,
                     std::vector<std::size_t> points) {
  const auto value_at = [&](std::size_t p) {
    return value_of(outcomes.sweep().keys[key], outcomes.sweep().points[p].settings[key]);
  };
  std::sort(points.begin(), points.end(),
            [&](std::size_t a, std::size_t b) { return value_at(a) < value_at(b); });
  KeyFlips flips{.key = key, .values = {}, .differences = {}, .curve = {}};
  std::vector<std::vector<double>> curve;
  const auto means = outcomes.means(outcome.values);
  for (const std::size_t p : points) {
    if (!flips.values.empty() && !(value_at(p) > flips.values.back())) continue;
    flips.values.push_back(value_at(p));
    flips.differences.push_back(means[p]);
    curve.push_back(of_point(outcomes, outcome, p));
  }
  flips.noise = step_noise(curve);
  flips.curve = flips_of(flips.values, flips.differences, outcome.margin, flips.noise);
  return flips;
}

PointColumns over_choices(const SweepOutcomes& outcomes, const std::vector<std::string>& sum) {
  PointColumns columns;
  for (const auto& choice : outcomes.choices()) {
    std::vector<double> total;
    for (const auto& measure : sum) {
      const auto means = outcomes.means(outcomes.values(choice, measure));
      total.resize(means.size(), 0.0);
      for (std::size_t set = 0; set < means.size(); ++set) total[set] += means[set];
    }
    columns.push_back(std::move(total));
  }
  return columns;
}

}  // namespace

OutcomeBoxes boxes_of(const SweepOutcomes& outcomes, const StudiedOutcome& outcome) {
  const auto means = outcomes.means(outcome.values);
  const auto all = outcomes.inputs();
  PointColumns inputs(all.size());
  std::vector<MarginSide> sides;
  std::array<std::size_t, 3> counts{};
  for (std::size_t set = 0; set < means.size(); ++set) {
    if (std::isnan(means[set])) continue;
    sides.push_back(side_of(means[set], outcome.margin));
    ++counts[static_cast<std::size_t>(sides.back())];
    for (std::size_t k = 0; k < all.size(); ++k) inputs[k].push_back(all[k][set]);
  }
  OutcomeBoxes found;
  found.usual = static_cast<MarginSide>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  std::vector<std::uint8_t> interesting;
  interesting.reserve(sides.size());
  for (const MarginSide side : sides) interesting.push_back(side != found.usual ? 1 : 0);
  found.sets = sides.size();
  found.other = sides.size() - counts[static_cast<std::size_t>(found.usual)];
  found.boxes = find_boxes(inputs, interesting);
  return found;
}

std::vector<KeyFlips> flips_in_star(const SweepOutcomes& outcomes, const StudiedOutcome& outcome) {
  std::map<std::size_t, std::vector<std::size_t>> along;
  for (std::size_t p = 1; p < outcomes.points(); ++p)
    if (const auto key = step_along(outcomes.sweep(), p)) along[*key].push_back(p);
  std::vector<KeyFlips> all;
  for (auto& [key, points] : along) {
    points.push_back(0);
    all.push_back(flips_along(outcomes, outcome, key, points));
  }
  return all;
}

std::vector<StructurePoint> structure_in_star(const SweepOutcomes& outcomes, const StudiedOutcome& outcome) {
  std::vector<StructurePoint> all;
  const auto means = outcomes.means(outcome.values);
  for (std::size_t p = 0; p < outcomes.points(); ++p) {
    if (p > 0 && step_along(outcomes.sweep(), p)) continue;
    all.push_back({.point = p,
                   .name = structure_name(outcomes.sweep(), p),
                   .value = means[p],
                   .refused = outcomes.stored().messages[p]});
  }
  return all;
}

std::vector<ChoicesAtWorth> choices_at(const SweepOutcomes& outcomes, const std::vector<double>& worths,
                                       const InformationOptions& options) {
  const auto innovations = over_choices(outcomes, {"research_innovations", "project_innovations"});
  const auto private_rd = over_choices(outcomes, {"private_rd_nok"});
  const auto inputs = outcomes.inputs();
  std::vector<ChoicesAtWorth> all;
  for (const double worth : worths) {
    const auto values = values_at(worth, innovations, private_rd);
    all.push_back({.worth = worth,
                   .regrets = regrets_of(values),
                   .information = information_of(inputs, values, options)});
  }
  return all;
}

}  // namespace taktskifte::report
