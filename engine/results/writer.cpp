#include <algorithm>
#include <span>
#include <stdexcept>

#include "contents/replicate_columns.hpp"
#include "results/file_checksum.hpp"
#include "results/layout.hpp"
#include "results/temporary_file.hpp"
#include "results/write_guard.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte {
namespace {

/// One variable of the file and the values that wait to be written: [scenario][replicate in block][...].
struct Column {
  h5::Handle dataset;
  h5::Shape per_replicate;                   ///< extents behind (scenario, replicate)
  std::vector<std::vector<double>> waiting;  ///< one per scenario
};

}  // namespace

struct ResultWriter::State {
  State(const std::string& target_, const ResultHeader& header, const std::string& folder, int threads);
  void append(int replicate, const std::vector<Series>& series);
  void finish();

  std::string target;
  TemporaryFile temporary;  // declared before `file`, so that it is removed after that is closed
  h5::Handle file;
  layout::Dimensions dimensions;
  std::vector<int> replicates;
  layout::ReplicateColumns replicate_columns;
  std::vector<Column> columns;           // one per replicate column
  std::vector<h5::ChunkPacker> packers;  // one per thread
  MunicipalitySums sums;
  std::size_t appended = 0, written = 0;

 private:
  [[nodiscard]] Column make_column(const layout::Description& description) const;
  void write_waiting();
  void write_sums();
};

ResultWriter::State::State(const std::string& target_, const ResultHeader& header, const std::string& folder,
                           int threads)
    : target(target_),
      temporary(target, folder),
      file(h5::create_file(temporary.path())),
      dimensions(file, header),
      replicates(header.replicates),
      replicate_columns(header),
      packers(static_cast<std::size_t>(std::max(threads, 1))),
      sums(header.scenarios.size(), header.municipalities->size(), municipality_years_kept(header)) {
  layout::write(file, layout::attributes_of(header, results_filetype));
  layout::write(file, dimensions, layout::inputs_of(header));
  for (const auto& description : replicate_columns.descriptions())
    columns.push_back(make_column(description));
}

Column ResultWriter::State::make_column(const layout::Description& description) const {
  Column column{layout::create_numbers(file, dimensions, description), {}, {}};
  for (std::size_t axis = 2; axis < description.dimensions.size(); ++axis)
    column.per_replicate.push_back(dimensions.size(description.dimensions[axis]));
  column.waiting.resize(dimensions.size("scenario"));
  return column;
}

void ResultWriter::State::append(int replicate, const std::vector<Series>& series) {
  if (appended >= replicates.size() || replicate != replicates[appended])
    layout::results_defect("replicate " + std::to_string(replicate) + " out of turn");
  if (series.size() != dimensions.size("scenario"))
    layout::results_defect("a replicate without one series per scenario");
  for (std::size_t scenario = 0; scenario < series.size(); ++scenario) {
    replicate_columns.split(series[scenario], [&](std::size_t column, std::span<const double> values) {
      auto& waiting = columns[column].waiting[scenario];
      waiting.insert(waiting.end(), values.begin(), values.end());
    });
  }
  ++appended;
  if (appended - written == layout::block) write_waiting();
}

void ResultWriter::State::write_waiting() {
  const std::size_t count = appended - written;
  if (count == 0) return;
  std::vector<h5::Block> blocks;
  for (const auto& column : columns)
    for (std::size_t scenario = 0; scenario < column.waiting.size(); ++scenario) {
      h5::Block block{column.dataset, {scenario, written}, {1, count}, column.waiting[scenario]};
      block.start.resize(2 + column.per_replicate.size(), 0);
      block.count.insert(block.count.end(), column.per_replicate.begin(), column.per_replicate.end());
      blocks.push_back(std::move(block));
    }
  h5::write_blocks(packers, blocks);
  for (auto& column : columns)
    for (auto& waiting : column.waiting) waiting.clear();
  written = appended;
}

void ResultWriter::State::write_sums() {
  std::size_t column = 0;
  for (const auto& description : layout::sum_variables(sums.has_years()))
    layout::write(file, dimensions, {{description, sums.column(column++), {}}});
}

void ResultWriter::State::finish() {
  if (appended != replicates.size())
    layout::results_defect(std::to_string(appended) + " of " + std::to_string(replicates.size()) +
                           " replicates given");
  write_waiting();
  write_sums();
  h5::flush(file);
  columns.clear();
  dimensions = {};
  file.close();
  append_checksum(temporary.path());
  temporary.commit();
}

ResultWriter::ResultWriter(const std::string& file, const ResultHeader& header, const std::string& folder,
                           int threads) {
  layout::check_header(header);
  state_ = guarded_write(file, [&] { return std::make_unique<State>(file, header, folder, threads); });
}

ResultWriter::~ResultWriter() = default;

void ResultWriter::append(int replicate, const std::vector<Series>& series) {
  guarded_write(state_->target, [&] {
    state_->sums.add(series);
    state_->append(replicate, series);
  });
}

void ResultWriter::append_without_totals(int replicate, const std::vector<Series>& series) {
  guarded_write(state_->target, [&] { state_->append(replicate, series); });
}

void ResultWriter::add_sums(const std::vector<std::vector<double>>& columns) {
  guarded_write(state_->target, [&] {
    try {
      state_->sums.add_columns(columns);
    } catch (const std::invalid_argument& problem) {
      throw Error(ErrorKind::data, problem.what());
    }
  });
}

void ResultWriter::finish() {
  guarded_write(state_->target, [&] { state_->finish(); });
}

}  // namespace taktskifte
