#include "taktskifte/contents/dataset_builder.hpp"

#include <stdexcept>
#include <type_traits>
#include <utility>

#include "contents/dataset_variables.hpp"
#include "contents/replicate_columns.hpp"

namespace taktskifte {
namespace {

using Values = DatasetVariable::Values;

// Moves the values of one more scenario behind those of others.
void append_values(Values& all, Values more) {
  std::visit(
      [&](auto& to) {
        auto& from = std::get<std::decay_t<decltype(to)>>(more);
        if (to.empty())
          to = std::move(from);
        else
          to.insert(to.end(), from.begin(), from.end());
      },
      all);
}

}  // namespace

struct DatasetBuilder::State {
  explicit State(const ResultHeader& header)
      : columns(header),
        sums(header.scenarios.size(), header.municipalities->size(), municipality_years_kept(header)) {
    for (const auto& description : columns.descriptions())
      values.emplace_back(header.scenarios.size(), empty_values(description));
  }

  layout::ReplicateColumns columns;
  MunicipalitySums sums;
  std::vector<int> replicates;
  std::vector<std::vector<Values>> values;  // [column][scenario]
};

DatasetBuilder::DatasetBuilder(const ResultHeader& header) : state_(std::make_unique<State>(header)) {}

DatasetBuilder::~DatasetBuilder() = default;

void DatasetBuilder::append(int replicate, const std::vector<Series>& series) {
  State& state = *state_;
  if (!state.replicates.empty() && replicate <= state.replicates.back())
    layout::results_defect("replicate " + std::to_string(replicate) + " out of turn");
  try {
    state.sums.add(series);
  } catch (const std::overflow_error& problem) {
    throw Error(ErrorKind::scenario, problem.what());
  }
  for (std::size_t s = 0; s < series.size(); ++s)
    state.columns.split(series[s], [&](std::size_t column, std::span<const double> numbers) {
      append_numbers(state.values[column][s], numbers);
    });
  state.replicates.push_back(replicate);
}

Dataset DatasetBuilder::take(ResultHeader header) {
  const auto state = std::exchange(state_, std::make_unique<State>(header));
  header.replicates = std::move(state->replicates);
  layout::check_header(header);
  Sizes sizes;
  Dataset dataset{.attributes = layout::attributes_of(header, results_filetype), .variables = {}};
  add_axes(dataset, sizes, axes_of(layout::dimension_variables(), layout::labels_of(header)));
  for (const auto& input : layout::inputs_of(header))
    dataset.variables.push_back(make_variable(input, sizes));
  for (std::size_t c = 0; c < state->values.size(); ++c) {
    Values all = std::move(state->values[c].front());
    for (std::size_t s = 1; s < header.scenarios.size(); ++s)
      append_values(all, std::move(state->values[c][s]));
    dataset.variables.push_back(make_variable(state->columns.descriptions()[c], sizes, std::move(all)));
  }
  std::size_t column = 0;
  for (const auto& description : layout::sum_variables(state->sums.has_years()))
    dataset.variables.push_back(make_variable({description, state->sums.column(column++), {}}, sizes));
  return dataset;
}

}  // namespace taktskifte
