#include <algorithm>

#include "contents/sweep_variables.hpp"
#include "results/file_checksum.hpp"
#include "results/sweep_contents.hpp"
#include "results/sweep_tiles.hpp"
#include "results/temporary_file.hpp"
#include "results/write_guard.hpp"
#include "taktskifte/core/undefined.hpp"
#include "taktskifte/results/sweep_file.hpp"

namespace taktskifte {
struct SweepWriter::State {
  State(const std::string& target_, const ResultHeader& header, const std::string& folder);
  void append(int row, const std::vector<Series>& series);
  void finish();

  std::string target;
  TemporaryFile temporary;  // declared before `file`, so that it is removed after that is closed
  h5::Handle file;
  layout::Dimensions dimensions;
  std::vector<int> expected;
  std::vector<StoredColumn> columns;
  h5::Handle drift;
  std::size_t width = 0;  ///< numbers of a row and scenario
  h5::ChunkPacker packer;
  SweepTiles tiles;
  std::size_t appended = 0;

 private:
  void write_tile(const Tile& tile);
  void write_column(const Tile& tile, const StoredColumn& column, std::size_t scenario);
};

namespace {

std::size_t width_of(const ResultHeader& header) {
  std::size_t width = 0;
  const auto years = static_cast<std::size_t>(header.scenarios.front().scenario.run.years);
  for (const auto& column : sweep_columns(*header.sweep, years)) width += column.size;
  return width;
}

}  // namespace

SweepWriter::State::State(const std::string& target_, const ResultHeader& header, const std::string& folder)
    : target(target_),
      temporary(target, folder),
      file(h5::create_file(temporary.path())),
      dimensions(file, layout::sweep_dimension_variables(), layout::sweep_labels_of(header)),
      expected(header.replicates),
      width(width_of(header)),
      tiles(*header.sweep, header.scenarios.front().scenario.run.replicates, header.scenarios.size(), width,
            [this](const Tile& tile) { write_tile(tile); }) {
  write_sweep_inputs(file, dimensions, header);
  columns = create_sweep_columns(file, dimensions, header);
  drift = layout::create_numbers(file, dimensions, layout::sweep_drift_variable());
}

void SweepWriter::State::append(int row, const std::vector<Series>& series) {
  if (appended >= expected.size() || row != expected[appended])
    layout::results_defect("row " + std::to_string(row) + " out of turn");
  if (series.size() != dimensions.size("scenario") ||
      std::any_of(series.begin(), series.end(),
                  [&](const Series& one) { return one.values.size() != width; }))
    layout::results_defect("a row of the wrong length");
  ++appended;
  tiles.add(row, series);
}

void SweepWriter::State::write_column(const Tile& tile, const StoredColumn& column, std::size_t scenario) {
  const auto replicates = static_cast<std::size_t>(tile.replicates);
  const std::size_t held = layout::replicates_of_chunk(dimensions.size("replicate"));
  std::vector<double> values(tile.points * replicates * column.size, undefined);
  for (const auto& [number, point] : tile.at)
    for (std::size_t r = 0; r < replicates; ++r) {
      const auto from =
          point.numbers.begin() + static_cast<std::ptrdiff_t>((scenario * held + r) * width + column.first);
      const auto to = ((number - tile.first_point) * replicates + r) * column.size;
      std::copy(from, from + static_cast<std::ptrdiff_t>(column.size),
                values.begin() + static_cast<std::ptrdiff_t>(to));
    }
  h5::Shape start{tile.first_point, scenario, static_cast<std::size_t>(tile.first_replicate)};
  h5::Shape extent{tile.points, 1, replicates};
  start.resize(start.size() + column.behind.size(), 0);
  extent.insert(extent.end(), column.behind.begin(), column.behind.end());
  h5::write_block(packer, column.dataset, start, extent, values);
}

void SweepWriter::State::write_tile(const Tile& tile) {
  const auto replicates = static_cast<std::size_t>(tile.replicates);
  const std::size_t held = layout::replicates_of_chunk(dimensions.size("replicate"));
  for (std::size_t s = 0; s < dimensions.size("scenario"); ++s) {
    for (const auto& column : columns) write_column(tile, column, s);
    std::vector<double> drifted(tile.points * replicates, layout::not_simulated);
    for (const auto& [number, point] : tile.at)
      for (std::size_t r = 0; r < replicates; ++r)
        drifted[(number - tile.first_point) * replicates + r] = point.drift[s * held + r];
    h5::write_block(packer, drift, {tile.first_point, s, static_cast<std::size_t>(tile.first_replicate)},
                    {tile.points, 1, replicates}, drifted);
  }
}

void SweepWriter::State::finish() {
  if (appended != expected.size())
    layout::results_defect(std::to_string(appended) + " of " + std::to_string(expected.size()) +
                           " rows given");
  tiles.finish();
  h5::flush(file);
  columns.clear();
  drift = {};
  dimensions = {};
  file.close();
  append_checksum(temporary.path());
  temporary.commit();
}

SweepWriter::SweepWriter(const std::string& file, const ResultHeader& header, const std::string& folder) {
  if (!header.sweep || header.scenarios.empty() || header.replicates.empty())
    layout::results_defect("a sweep without scenario, point or row");
  state_ = guarded_write(file, [&] { return std::make_unique<State>(file, header, folder); });
}

SweepWriter::~SweepWriter() = default;

void SweepWriter::append(int row, const std::vector<Series>& series) {
  guarded_write(state_->target, [&] { state_->append(row, series); });
}

void SweepWriter::finish() {
  guarded_write(state_->target, [&] { state_->finish(); });
}

}  // namespace taktskifte
