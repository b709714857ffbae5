#include "jobs/stopping_rule.hpp"

#include <algorithm>

#include "jobs/shards_in_order.hpp"

namespace taktskifte {
namespace {

// The values of each target's indicator, in the order of the replicates.
std::vector<IndicatorValues> values_of(const std::vector<PrecisionTarget>& targets,
                                       const ShardInventory& found, const RunIdentity& run, int count) {
  std::vector<int> replicates = found.replicates();
  std::erase_if(replicates, [&](int replicate) { return replicate >= count; });
  std::vector<IndicatorValues> values(targets.size(), IndicatorValues(run.scenarios));
  ShardsInOrder(found, run)
      .read(
          replicates, 1, [] {}, [](const auto&) {},
          [&](int, const std::vector<Series>& series) { add_values(targets, series, values); });
  return values;
}

}  // namespace

StoppingRule::StoppingRule(const ResultHeader& header, int most) : most_(most) {
  const RunParameters& run = header.scenarios.front().scenario.run;
  targets_ = precision_targets(run.precision, header.scenarios.size());
  wanted_ = targets_.empty() ? most_ : next_look(0, most_);
}

std::vector<int> StoppingRule::wanted_of(const std::vector<int>& missing) const {
  return {missing.begin(), std::lower_bound(missing.begin(), missing.end(), wanted_)};
}

bool StoppingRule::ends(const ShardInventory& found, const RunIdentity& run) {
  if (targets_.empty()) return true;
  const auto values = values_of(targets_, found, run, wanted_);
  looks_.push_back(look_at(values, wanted_));
  if (wanted_ == most_ || reached(targets_, looks_.back())) return true;
  wanted_ = next_look(wanted_, most_);
  return false;
}

void StoppingRule::tell(const JobCallbacks& callbacks) const {
  if (looks_.empty()) return;
  const std::string text = to_string(targets_, looks_.back());
  if (reached(targets_, looks_.back()))
    callbacks.on_note(text);
  else
    callbacks.on_warning(text + ", and run.replicates allows no more");
}

}  // namespace taktskifte
