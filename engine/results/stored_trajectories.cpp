#include "taktskifte/results/stored_trajectories.hpp"

#include "results/layout.hpp"

namespace taktskifte {

StoredTrajectories::StoredTrajectories(const ResultReader& reader) : reader_(reader) {
  const std::size_t municipalities = reader.labels("municipality").size();
  const std::vector<std::size_t> shape = {reader.scenarios().size(), reader.replicate_numbers().size(),
                                          reader.years().size(), municipalities};
  for (const auto& column : trajectory_columns()) {
    const auto expected = layout::describe(column);
    names_.emplace_back();
    if (!reader.has(expected.name)) continue;
    const Variable found = reader.describe(expected.name);
    if (found.dimensions != expected.dimensions || found.shape != shape) refuse_shape(reader, expected.name);
    names_.back() = expected.name;
    numbers_ += reader.years().size() * municipalities;
  }
}

std::vector<double> StoredTrajectories::read(std::size_t column, std::size_t scenario,
                                             std::size_t position) const {
  return reader_.read_replicates(names_.at(column).value(), scenario, position, 1);
}

}  // namespace taktskifte
