#include "taktskifte/sensitivity/flips.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

#include "taktskifte/core/name_of.hpp"

namespace taktskifte {
namespace {

struct FlipPoint {
  double value = 0.0, difference = 0.0;
};

/// A flip after the point of the curve with this number.
struct Crossing {
  Flip flip;
  std::size_t after = 0;
};

// The borders of the margin between a point and the next, in the order in which the curve crosses them.
void add_crossings(const std::vector<FlipPoint>& curve, std::size_t after, double margin,
                   std::vector<Crossing>& crossings) {
  const FlipPoint& a = curve[after];
  const FlipPoint& b = curve[after + 1];
  const auto at = [&](double border) {
    return a.value + (b.value - a.value) * (border - a.difference) / (b.difference - a.difference);
  };
  const MarginSide from = side_of(a.difference, margin);
  const MarginSide to = side_of(b.difference, margin);
  if (from == to) return;
  const double first_border =
      from == MarginSide::below || (from == MarginSide::within && to == MarginSide::below) ? -margin : margin;
  if (from == MarginSide::within || to == MarginSide::within || margin == 0.0) {
    crossings.push_back({{.at = at(first_border), .from = from, .to = to, .told = false}, after});
    return;
  }
  crossings.push_back(
      {{.at = at(first_border), .from = from, .to = MarginSide::within, .told = false}, after});
  crossings.push_back(
      {{.at = at(-first_border), .from = MarginSide::within, .to = to, .told = false}, after});
}

// Between two points that lie on different sides of a border, each by at least the noise, the curve crosses
// it an odd number of times: the middle one is told.
void tell_crossings(const std::vector<FlipPoint>& curve, MarginSide beyond, double margin, double noise,
                    std::vector<Crossing>& crossings) {
  const double border = beyond == MarginSide::above ? margin : -margin;
  const auto is_beyond = [&](std::size_t p) { return side_of(curve[p].difference, margin) == beyond; };
  std::optional<std::size_t> last;
  for (std::size_t p = 0; p < curve.size(); ++p) {
    if (std::fabs(curve[p].difference - border) < noise) continue;
    if (last && is_beyond(p) != is_beyond(*last)) {
      std::vector<Flip*> between;
      for (auto& [flip, after] : crossings)
        if (after >= *last && after < p && (flip.from == beyond || flip.to == beyond))
          between.push_back(&flip);
      between[between.size() / 2]->told = true;
    }
    last = p;
  }
}

// Turns where it goes up by more than `noise` from its lowest so far and down by more from its highest.
CurveShape shape_of(const std::vector<FlipPoint>& curve, double noise) {
  bool rises = false;
  bool falls = false;
  double lowest = INFINITY;
  double highest = -INFINITY;
  for (const FlipPoint& point : curve) {
    lowest = std::min(lowest, point.difference);
    highest = std::max(highest, point.difference);
    rises = rises || point.difference - lowest > noise;
    falls = falls || highest - point.difference > noise;
  }
  if (rises && falls) return CurveShape::turning;
  if (rises) return CurveShape::rising;
  return falls ? CurveShape::falling : CurveShape::flat;
}

}  // namespace

std::string_view to_string(MarginSide side) {
  return name_of<MarginSide::above>(side, {"below", "within", "above"});
}

std::string_view to_string(CurveShape shape) {
  return name_of<CurveShape::turning>(shape, {"flat", "rising", "falling", "turns"});
}

double step_noise(const std::vector<std::vector<double>>& curve) {
  double squares = 0.0;
  double degrees = 0.0;
  std::size_t replicates = 0;
  for (std::size_t p = 1; p < curve.size(); ++p) {
    std::vector<double> steps;
    for (std::size_t r = 0; r < curve[p].size(); ++r) {
      const double step = curve[p][r] - curve[p - 1][r];
      if (std::isfinite(step)) steps.push_back(step);
    }
    if (steps.size() < 2) continue;
    replicates = steps.size();
    double mean = 0.0;
    for (const double step : steps) mean += step / static_cast<double>(steps.size());
    for (const double step : steps) squares += (step - mean) * (step - mean);
    degrees += static_cast<double>(steps.size()) - 1.0;
  }
  return degrees > 0.0 ? 2.0 * std::sqrt(squares / degrees / static_cast<double>(replicates)) : 0.0;
}

MarginSide side_of(double difference, double margin) {
  if (difference > margin) return MarginSide::above;
  return difference < -margin ? MarginSide::below : MarginSide::within;
}

FlipCurve flips_of(std::span<const double> values, std::span<const double> differences, double margin,
                   double noise) {
  if (values.size() != differences.size())
    throw std::invalid_argument("flips_of: as many differences as values");
  for (std::size_t i = 1; i < values.size(); ++i)
    if (!(values[i] > values[i - 1])) throw std::invalid_argument("flips_of: values rise");
  FlipCurve result;
  std::vector<FlipPoint> curve;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(differences[i])) curve.push_back({values[i], differences[i]});
  result.complete = curve.size() == values.size();
  std::vector<Crossing> crossings;
  for (std::size_t i = 0; i + 1 < curve.size(); ++i) add_crossings(curve, i, margin, crossings);
  for (const MarginSide beyond : {MarginSide::below, MarginSide::above})
    tell_crossings(curve, beyond, margin, noise, crossings);
  for (const auto& crossing : crossings) result.flips.push_back(crossing.flip);
  result.shape = shape_of(curve, noise);
  return result;
}

}  // namespace taktskifte
