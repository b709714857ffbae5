#include <cmath>
#include <limits>
#include <span>
#include <stdexcept>

#include "results/file_checksum.hpp"
#include "results/layout.hpp"
#include "results/municipality_sums.hpp"
#include "results/temporary_file.hpp"
#include "results/write_guard.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte {
namespace {

void check_header(const ResultHeader& header) {
  if (header.scenarios.empty()) writing_defect("no scenario");
  if (header.replicates.empty()) writing_defect("no replicate");
  if (header.municipalities->size() == 0) writing_defect("no municipality");
  const auto& first = header.scenarios.front();
  if (first.scenario.run.years < 1) writing_defect("no year");
  for (const auto& other : header.scenarios) {
    if (other.scenario.run.years != first.scenario.run.years ||
        other.scenario.run.first_year != first.scenario.run.first_year ||
        other.entries.size() != first.entries.size())
      writing_defect("scenarios of different years or keys in one file");
  }
}

/// Counts are whole numbers that fit 32 bits; anything else would be changed silently on its way to the file.
void check_values(std::string_view name, Stored stored, std::span<const double> values) {
  if (stored != Stored::count) return;
  constexpr double most = std::numeric_limits<std::int32_t>::max();
  for (const double value : values)
    if (!(std::abs(value) <= most) || value != static_cast<std::int32_t>(value))
      writing_defect(std::string(name) + " = " + std::to_string(value) + " is not a count");
}

/// The years of which every municipality's counts are kept, or 0.
std::size_t years_kept(const ResultHeader& header) {
  const RunParameters& run = header.scenarios.front().scenario.run;
  return keeps_municipality_years(run, header.municipalities->size()) ? static_cast<std::size_t>(run.years)
                                                                      : 0;
}

/// One variable of the file and the values that wait to be written: [scenario][replicate in block][...].
struct Column {
  h5::Handle dataset;
  h5::Shape per_replicate;                   ///< extents behind (scenario, replicate)
  std::vector<std::vector<double>> waiting;  ///< one per scenario
};

}  // namespace

struct ResultWriter::State {
  State(const std::string& target_, const ResultHeader& header, const std::string& folder);
  void append(int replicate, const std::vector<Series>& series);
  void finish();

  std::string target;
  TemporaryFile temporary;  // declared before `file`, so that it is removed after that is closed
  h5::Handle file;
  layout::Dimensions dimensions;
  std::vector<int> replicates;
  std::vector<Column> measure_columns;  // in the order of measures()
  std::vector<Column> trajectories;     // in the order of trajectory_columns(), or none
  Column drift;
  MunicipalitySums sums;
  std::size_t appended = 0, written = 0;

 private:
  [[nodiscard]] Column make_column(const layout::Description& description) const;
  void buffer(std::size_t scenario, const Series& series);
  void buffer_trajectories(std::size_t scenario, const std::vector<double>& values);
  void write_waiting();
  void write_sums();
};

ResultWriter::State::State(const std::string& target_, const ResultHeader& header, const std::string& folder)
    : target(target_),
      temporary(target, folder),
      file(h5::create_file(temporary.path())),
      dimensions(file, header),
      replicates(header.replicates),
      sums(header.scenarios.size(), header.municipalities->size(), years_kept(header)) {
  layout::write(file, layout::attributes_of(header, results_filetype));
  layout::write_inputs(file, dimensions, header);
  for (const auto& row : measures()) measure_columns.push_back(make_column(layout::describe(row)));
  if (header.trajectories)
    for (const auto& column : trajectory_columns())
      trajectories.push_back(make_column(layout::describe(column)));
  drift = make_column(layout::drift_variable());
}

Column ResultWriter::State::make_column(const layout::Description& description) const {
  Column column{layout::create_numbers(file, dimensions, description), {}, {}};
  for (std::size_t axis = 2; axis < description.dimensions.size(); ++axis)
    column.per_replicate.push_back(dimensions.size(description.dimensions[axis]));
  column.waiting.resize(dimensions.size("scenario"));
  return column;
}

void ResultWriter::State::buffer(std::size_t scenario, const Series& series) {
  const std::size_t width = values_per_year();
  if (series.values.size() != dimensions.size("year") * width) writing_defect("a series of the wrong length");
  for (std::size_t m = 0; m < measure_columns.size(); ++m) {
    const auto& row = measures()[m];
    auto& waiting = measure_columns[m].waiting[scenario];
    for (std::size_t at = offset(row.measure); at < series.values.size(); at += width) {
      const auto of_year = std::span(series.values).subspan(at, elements(row.measure));
      check_values(row.name, row.stored(), of_year);
      waiting.insert(waiting.end(), of_year.begin(), of_year.end());
    }
  }
  drift.waiting[scenario].push_back(series.drifted ? 1.0 : 0.0);
  if (!trajectories.empty()) buffer_trajectories(scenario, series.trajectories);
}

void ResultWriter::State::buffer_trajectories(std::size_t scenario, const std::vector<double>& values) {
  const std::size_t years = dimensions.size("year");
  const std::size_t municipalities = dimensions.size("municipality");
  if (values.size() != years * trajectories.size() * municipalities)
    writing_defect("a panel of the wrong length");
  auto value = values.begin();
  for (std::size_t year = 0; year < years; ++year) {
    for (std::size_t c = 0; c < trajectories.size(); ++c) {
      const auto& column = trajectory_columns()[c];
      const auto of_year = std::span<const double>(value, municipalities);
      check_values(column.name, column.stored, of_year);
      auto& waiting = trajectories[c].waiting[scenario];
      waiting.insert(waiting.end(), of_year.begin(), of_year.end());
      value += static_cast<std::ptrdiff_t>(municipalities);
    }
  }
}

void ResultWriter::State::append(int replicate, const std::vector<Series>& series) {
  if (appended >= replicates.size() || replicate != replicates[appended])
    writing_defect("replicate " + std::to_string(replicate) + " out of turn");
  if (series.size() != dimensions.size("scenario"))
    writing_defect("a replicate without one series per scenario");
  for (std::size_t scenario = 0; scenario < series.size(); ++scenario) buffer(scenario, series[scenario]);
  ++appended;
  if (appended - written == layout::block) write_waiting();
}

void ResultWriter::State::write_waiting() {
  const std::size_t count = appended - written;
  if (count == 0) return;
  const auto write = [&](Column& column) {
    h5::Shape extent{1, count};
    extent.insert(extent.end(), column.per_replicate.begin(), column.per_replicate.end());
    for (std::size_t scenario = 0; scenario < column.waiting.size(); ++scenario) {
      h5::Shape start(extent.size(), 0);
      start[0] = scenario;
      start[1] = written;
      h5::write_block(column.dataset, start, extent, column.waiting[scenario]);
      column.waiting[scenario].clear();
    }
  };
  for (auto& column : measure_columns) write(column);
  for (auto& column : trajectories) write(column);
  write(drift);
  written = appended;
}

void ResultWriter::State::write_sums() {
  const auto write = [&](const layout::Description& description, const std::vector<double>& column) {
    const auto dataset = layout::create_numbers(file, dimensions, description);
    h5::Shape extent;
    for (const auto& name : description.dimensions) extent.push_back(dimensions.size(name));
    h5::write_block(dataset, h5::Shape(extent.size(), 0), extent, column);
  };
  std::size_t column = 0;
  for (const auto& row : municipality_sum_rows()) write(layout::describe(row), sums.column(column++));
  if (column == sums.columns_count()) return;
  for (const auto& row : municipality_year_rows()) write(layout::describe(row), sums.column(column++));
}

void ResultWriter::State::finish() {
  if (appended != replicates.size())
    writing_defect(std::to_string(appended) + " of " + std::to_string(replicates.size()) +
                   " replicates given");
  write_waiting();
  write_sums();
  h5::flush(file);
  measure_columns.clear();
  trajectories.clear();
  drift = {};
  dimensions = {};
  file.close();
  append_checksum(temporary.path());
  temporary.commit();
}

ResultWriter::ResultWriter(const std::string& file, const ResultHeader& header, const std::string& folder) {
  check_header(header);
  state_ = guarded_write(file, [&] { return std::make_unique<State>(file, header, folder); });
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
