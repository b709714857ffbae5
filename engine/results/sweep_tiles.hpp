// Rows of a sweep on their way into its file, which stores many of them together.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "taktskifte/measures/series.hpp"
#include "taktskifte/scenario/sweep_rows.hpp"

namespace taktskifte {

/// Some replicates of one point.
struct TilePoint {
  std::vector<double> numbers;  ///< [scenario][replicate][number]; NaN of rows that are missing
  std::vector<double> drift;    ///< [scenario][replicate]; layout::not_simulated of rows that are missing
};

/// Points and replicates that are stored together.
struct Tile {
  std::size_t first_point = 0, points = 0;
  int first_replicate = 0, replicates = 0;
  std::map<std::size_t, TilePoint> at{};  ///< points with rows
};

/// Gathers rows, which come in their order, into tiles that each hold whole chunks of the file.
class SweepTiles {
 public:
  using Write = std::function<void(const Tile&)>;

  /// `width`: numbers of a row and scenario.
  SweepTiles(const Sweep& sweep, int replicates, std::size_t scenarios, std::size_t width, Write write);

  void add(int row, const std::vector<Series>& series);
  /// Writes what is left.
  void finish();

 private:
  void close_points_before(std::size_t point);
  void close_replicates();
  void write(std::size_t first_point, std::size_t points);

  SweepRows rows_;
  std::size_t points_, scenarios_, width_;
  std::size_t points_of_tile_;
  int replicates_of_tile_;
  Write write_;
  std::size_t next_point_ = 0;  ///< all before are written
  std::size_t group_ = 0;
  int first_replicate_ = 0;
  std::map<std::size_t, TilePoint> waiting_;
};

}  // namespace taktskifte
