#include "results/sweep_tiles.hpp"

#include <algorithm>
#include <utility>

#include "contents/sweep_variables.hpp"
#include "results/layout.hpp"
#include "taktskifte/core/undefined.hpp"

namespace taktskifte {
SweepTiles::SweepTiles(const Sweep& sweep, int replicates, std::size_t scenarios, std::size_t width,
                       Write write)
    : rows_(sweep, replicates),
      points_(sweep.points.size()),
      scenarios_(scenarios),
      width_(width),
      points_of_tile_(layout::points_of_chunk(static_cast<std::size_t>(replicates))),
      replicates_of_tile_(
          static_cast<int>(layout::replicates_of_chunk(static_cast<std::size_t>(replicates)))),
      write_(std::move(write)) {}

void SweepTiles::add(int row, const std::vector<Series>& series) {
  const auto at = rows_.at(row);
  const int first = at.replicate / replicates_of_tile_ * replicates_of_tile_;
  if (at.group != group_ || first != first_replicate_) {
    if (points_of_tile_ == 1)
      close_replicates();
    else
      close_points_before(rows_.groups()[at.group].front());
    group_ = at.group;
    first_replicate_ = first;
  }
  const auto held = static_cast<std::size_t>(replicates_of_tile_);
  TilePoint& point = waiting_[at.point];
  if (point.drift.empty()) {
    point.numbers.assign(scenarios_ * held * width_, undefined);
    point.drift.assign(scenarios_ * held, layout::not_simulated);
  }
  for (std::size_t s = 0; s < scenarios_; ++s) {
    const std::size_t place = s * held + static_cast<std::size_t>(at.replicate - first);
    std::copy(series[s].values.begin(), series[s].values.end(),
              point.numbers.begin() + static_cast<std::ptrdiff_t>(place * width_));
    point.drift[place] = series[s].drifted ? 1.0 : 0.0;
  }
}

void SweepTiles::finish() {
  if (points_of_tile_ == 1) return close_replicates();
  close_points_before(points_);
  if (next_point_ < points_) write(next_point_, points_ - next_point_);
}

void SweepTiles::close_points_before(std::size_t point) {
  for (; next_point_ + points_of_tile_ <= point; next_point_ += points_of_tile_)
    write(next_point_, points_of_tile_);
}

void SweepTiles::close_replicates() {
  while (!waiting_.empty()) write(waiting_.begin()->first, 1);
}

void SweepTiles::write(std::size_t first_point, std::size_t points) {
  Tile tile{.first_point = first_point,
            .points = points,
            .first_replicate = first_replicate_,
            .replicates = std::min(replicates_of_tile_, rows_.replicates() - first_replicate_)};
  const auto end = waiting_.lower_bound(first_point + points);
  for (auto point = waiting_.begin(); point != end; ++point) tile.at.insert(std::move(*point));
  waiting_.erase(waiting_.begin(), end);
  write_(tile);
}

}  // namespace taktskifte
