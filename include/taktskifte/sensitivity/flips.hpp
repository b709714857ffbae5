// Where a verdict flips as one input moves.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace taktskifte {

/// Where a difference lies against its margin.
enum class MarginSide : std::uint8_t {
  below,   ///< less than -margin
  within,  ///< from -margin to margin, ends included
  above,   ///< more than margin
};
std::string_view to_string(MarginSide side);  // "below", "within", "above"
MarginSide side_of(double difference, double margin);

struct Flip {
  double at = 0.0;  ///< value of the input, linear between the two neighbours that were tried
  MarginSide from = MarginSide::within, to = MarginSide::within;  ///< as the input rises
  bool told = true;  ///< from chance: the curve comes from one side of the border and goes to the other by at
                     ///< least the noise each; of several crossings between two such points the middle one
};

enum class CurveShape : std::uint8_t { flat, rising, falling, turning };
std::string_view to_string(CurveShape shape);  // "flat", "rising", "falling", "turns"

/// Differences along one input, all others as they are.
struct FlipCurve {
  std::vector<Flip> flips;  ///< in rising order of the input; none: the verdict holds over the whole range
  CurveShape shape = CurveShape::flat;
  bool complete = true;  ///< a difference is known at every value
};

/// What chance can make of a step from one point of a curve to the next: two standard errors, pooled over all
/// steps. `curve` [point][replicate], the same replicates at each; NaN is left out. 0 of one replicate, which
/// says nothing of it.
double step_noise(const std::vector<std::vector<double>>& curve);

/// `values` rise strictly; `differences` at them, NaN where there is none: neighbours are then those around
/// it. `margin` >= 0. Steps back of at most `noise`, a difference that chance can make, do not make a curve
/// turn, and crossings within it are not told; without noise all are. Errors: std::invalid_argument unless
/// there are as many of each and values rise.
FlipCurve flips_of(std::span<const double> values, std::span<const double> differences, double margin,
                   double noise = 0.0);

}  // namespace taktskifte
