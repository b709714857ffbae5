#include "taktskifte/results/stored_series.hpp"

#include <algorithm>

#include "results/layout.hpp"
#include "taktskifte/core/undefined.hpp"

namespace taktskifte {
namespace {

void check_dimensions(const ResultReader& reader, const std::string& name,
                      const std::vector<std::string>& dimensions, std::size_t elements) {
  const Variable found = reader.describe(name);
  std::size_t size = 1;
  for (std::size_t axis = 3; axis < found.shape.size(); ++axis) size *= found.shape[axis];
  std::vector<std::size_t> expected = {reader.scenarios().size(),
                                       static_cast<std::size_t>(reader.replicates()), reader.years().size()};
  expected.resize(std::min(expected.size(), dimensions.size()));
  const bool starts_right = found.shape.size() == dimensions.size() &&
                            std::equal(expected.begin(), expected.end(), found.shape.begin());
  if (found.dimensions != dimensions || !starts_right || size != elements) refuse_shape(reader, name);
}

}  // namespace

StoredSeries::StoredSeries(const ResultReader& reader) : reader_(reader) {
  for (const auto& row : measures()) {
    const auto expected = layout::describe(row);
    has_.push_back(reader.has(expected.name));
    if (has_.back()) check_dimensions(reader, expected.name, expected.dimensions, row.elements());
  }
  check_dimensions(reader, "burn_in_drift", {"scenario", "replicate"}, 1);
}

std::size_t StoredSeries::numbers() const {
  std::size_t a_year = 0;
  for (const auto& row : measures())
    if (has(row.measure)) a_year += row.elements();
  return reader_.years().size() * a_year + 1;  // and burn_in_drift
}

const std::vector<Series>& StoredSeries::at(std::size_t position) {
  const std::size_t first = position / layout::block * layout::block;
  if (block_.empty() || first != first_) load(first);
  return block_.at(position - first_);
}

void StoredSeries::load(std::size_t first) {
  const std::size_t years = reader_.years().size();
  const std::size_t count = std::min(layout::block, static_cast<std::size_t>(reader_.replicates()) - first);
  Series empty;
  empty.values.assign(years * values_per_year(), undefined);
  block_.assign(count, std::vector<Series>(reader_.scenarios().size(), empty));
  first_ = first;
  for (std::size_t s = 0; s < reader_.scenarios().size(); ++s) {
    for (const auto& row : measures()) {
      if (!has(row.measure)) continue;
      const auto values = reader_.read_replicates(std::string(row.name), s, first, count);
      const std::size_t elements = row.elements();
      for (std::size_t at = 0; at < values.size(); ++at) {
        const std::size_t year = at / elements % years;
        auto& series = block_[at / elements / years][s];
        series.values[year * values_per_year() + offset(row.measure) + at % elements] = values[at];
      }
    }
    const auto drift = reader_.read_replicates("burn_in_drift", s, first, count);
    for (std::size_t r = 0; r < count; ++r) block_[r][s].drifted = drift[r] != 0.0;
  }
}

}  // namespace taktskifte
