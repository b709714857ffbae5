#include "verify/stored_looks.hpp"

#include <algorithm>

#include "taktskifte/analysis/precision.hpp"
#include "taktskifte/results/stored_series.hpp"

namespace taktskifte {
namespace {

// Of the replicates with numbers below `count`, which come first.
std::vector<IndicatorValues> first_of(const std::vector<IndicatorValues>& values, std::size_t count) {
  std::vector<IndicatorValues> first = values;
  for (auto& one : first)
    for (auto& scenario : one) scenario.resize(count);
  return first;
}

}  // namespace

StoredLooks stored_looks(const ResultReader& reader, const ResultHeader& header) {
  const RunParameters& run = header.scenarios.front().scenario.run;
  if (header.trajectories) return {.replicates = run.replicates, .looks = {}};  // one replicate of a run
  const auto targets = precision_targets(run.precision, header.scenarios.size());
  if (targets.empty()) return {.replicates = run.replicates, .looks = {}};
  StoredSeries stored(reader);
  const std::vector<int>& numbers = reader.replicate_numbers();
  std::vector<IndicatorValues> values(targets.size(), IndicatorValues(header.scenarios.size()));
  for (std::size_t r = 0; r < numbers.size(); ++r) add_values(targets, stored.at(r), values);
  std::vector<PrecisionLook> looks;
  for (int count = next_look(0, run.replicates);; count = next_look(count, run.replicates)) {
    const auto there = std::ranges::lower_bound(numbers, count) - numbers.begin();
    looks.push_back(look_at(first_of(values, static_cast<std::size_t>(there)), count));
    if (count == run.replicates || reached(targets, looks.back()))
      return {.replicates = count, .looks = to_string(looks)};
    if (there == std::ranges::ssize(numbers))
      return {.replicates = next_look(count, run.replicates), .looks = to_string(looks)};
  }
}

}  // namespace taktskifte
