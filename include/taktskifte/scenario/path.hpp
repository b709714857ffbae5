// A value over years: a number, steps, or ramps.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/core/units.hpp"

namespace taktskifte {

/// Piecewise value over calendar years. Before its first point a path has the first point's value, after
/// its last point the last one's. Between two points it either holds the earlier value (a step) or moves
/// linearly (a ramp).
class Path {
 public:
  struct Point {
    Year year;
    double value = 0.0;
    bool ramp_from_previous = false;  ///< linear between the point before and this one
  };

  Path() : Path(0.0) {}
  /// The same value in every year.
  explicit Path(double value) : points_{{Year{0}, value, false}} {}
  /// Points in rising order of years, at least one. Throws std::invalid_argument otherwise.
  explicit Path(std::vector<Point> points);

  [[nodiscard]] double at(Year year) const;
  [[nodiscard]] const std::vector<Point>& points() const { return points_; }

 private:
  std::vector<Point> points_;
};

/// Reads `0.075`, steps `2018:0.075 2023:0.50`, ramps `2018:0.075 .. 2023:0.50`, or a mixture.
/// Throws std::invalid_argument with a sentence that says what is wrong and what to write instead.
Path parse_path(std::string_view text);

}  // namespace taktskifte
