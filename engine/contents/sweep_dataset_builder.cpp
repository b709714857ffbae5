#include "taktskifte/contents/sweep_dataset_builder.hpp"

#include <algorithm>
#include <utility>

#include "contents/dataset_variables.hpp"
#include "contents/replicate_columns.hpp"
#include "contents/sweep_variables.hpp"
#include "taktskifte/core/undefined.hpp"
#include "taktskifte/scenario/sweep_rows.hpp"

namespace taktskifte {

struct SweepDatasetBuilder::State {
  explicit State(const ResultHeader& header)
      : rows(*header.sweep, header.scenarios.front().scenario.run.replicates),
        columns(sweep_columns(*header.sweep,
                              static_cast<std::size_t>(header.scenarios.front().scenario.run.years))),
        scenarios(header.scenarios.size()) {
    const std::size_t cells = header.sweep->points.size() * scenarios * replicates();
    for (const auto& column : columns) {
      values.emplace_back(cells * column.size, undefined);
      width += column.size;
    }
    drift.assign(cells, static_cast<std::int8_t>(layout::not_simulated));
  }

  [[nodiscard]] std::size_t replicates() const { return static_cast<std::size_t>(rows.replicates()); }

  SweepRows rows;
  std::vector<SweepColumn> columns;
  std::size_t scenarios, width = 0;
  std::vector<std::vector<double>> values;  // [column][(point, scenario, replicate, ...)]
  std::vector<std::int8_t> drift;           // [(point, scenario, replicate)]
};

SweepDatasetBuilder::SweepDatasetBuilder(const ResultHeader& header)
    : state_(std::make_unique<State>(header)) {}

SweepDatasetBuilder::~SweepDatasetBuilder() = default;

void SweepDatasetBuilder::add(int row, const std::vector<Series>& series) {
  State& state = *state_;
  const auto at = state.rows.at(row);
  if (series.size() != state.scenarios) layout::results_defect("a row without one series per scenario");
  for (std::size_t s = 0; s < series.size(); ++s) {
    if (series[s].values.size() != state.width) layout::results_defect("a row of the wrong length");
    const std::size_t cell =
        (at.point * state.scenarios + s) * state.replicates() + static_cast<std::size_t>(at.replicate);
    auto from = series[s].values.begin();
    for (std::size_t c = 0; c < state.columns.size(); ++c) {
      const auto size = static_cast<std::ptrdiff_t>(state.columns[c].size);
      std::copy(from, from + size, state.values[c].begin() + static_cast<std::ptrdiff_t>(cell) * size);
      from += size;
    }
    state.drift[cell] = series[s].drifted ? 1 : 0;
  }
}

Dataset SweepDatasetBuilder::take(const ResultHeader& header) {
  State& state = *state_;
  Sizes sizes;
  Dataset dataset{.attributes = layout::attributes_of_sweep(header), .variables = {}};
  add_axes(dataset, sizes, axes_of(layout::sweep_dimension_variables(), layout::sweep_labels_of(header)));
  for (const auto& input : layout::sweep_inputs_of(header))
    dataset.variables.push_back(make_variable(input, sizes));
  for (std::size_t c = 0; c < state.columns.size(); ++c)
    dataset.variables.push_back(
        make_variable(layout::describe(state.columns[c]), sizes, std::move(state.values[c])));
  dataset.variables.push_back(make_variable(layout::sweep_drift_variable(), sizes, std::move(state.drift)));
  return dataset;
}

}  // namespace taktskifte
