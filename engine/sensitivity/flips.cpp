#include "taktskifte/sensitivity/flips.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace taktskifte {
namespace {

struct CurvePoint {
  double value = 0.0, difference = 0.0;
};

// The borders of the margin between two neighbours, in the order in which the curve crosses them.
void add_flips(const CurvePoint& a, const CurvePoint& b, double margin, std::vector<Flip>& flips) {
  const auto at = [&](double border) {
    return a.value + (b.value - a.value) * (border - a.difference) / (b.difference - a.difference);
  };
  const MarginSide from = side_of(a.difference, margin);
  const MarginSide to = side_of(b.difference, margin);
  if (from == to) return;
  const double first_border =
      from == MarginSide::below || (from == MarginSide::within && to == MarginSide::below) ? -margin : margin;
  if (from == MarginSide::within || to == MarginSide::within || margin == 0.0) {
    flips.push_back({.at = at(first_border), .from = from, .to = to});
    return;
  }
  flips.push_back({.at = at(first_border), .from = from, .to = MarginSide::within});
  flips.push_back({.at = at(-first_border), .from = MarginSide::within, .to = to});
}

// Turns where it goes up by more than `noise` from its lowest so far and down by more from its highest.
CurveShape shape_of(const std::vector<CurvePoint>& curve, double noise) {
  bool rises = false;
  bool falls = false;
  double lowest = INFINITY;
  double highest = -INFINITY;
  for (const CurvePoint& point : curve) {
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
  switch (side) {
    case MarginSide::below:
      return "below";
    case MarginSide::above:
      return "above";
    case MarginSide::within:
      break;
  }
  return "within";
}

std::string_view to_string(CurveShape shape) {
  switch (shape) {
    case CurveShape::rising:
      return "rising";
    case CurveShape::falling:
      return "falling";
    case CurveShape::turning:
      return "turns";
    case CurveShape::flat:
      break;
  }
  return "flat";
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
  std::vector<CurvePoint> curve;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(differences[i])) curve.push_back({values[i], differences[i]});
  result.complete = curve.size() == values.size();
  for (std::size_t i = 1; i < curve.size(); ++i) add_flips(curve[i - 1], curve[i], margin, result.flips);
  result.shape = shape_of(curve, noise);
  return result;
}

}  // namespace taktskifte
