// After how many replicates a run with run.precision ends.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "taktskifte/analysis/precision.hpp"
#include "taktskifte/jobs/callbacks.hpp"
#include "taktskifte/jobs/shards.hpp"

namespace taktskifte {

/// Looks at the first replicates of a run, always after the same numbers of them, whoever ran them and
/// however often the run was broken off: so it ends at the same one. Without run.precision it ends after all.
class StoppingRule {
 public:
  /// `most`: replicates of the run, or rows of a sweep. Errors: those of precision_targets.
  StoppingRule(const ResultHeader& header, int most);

  /// How many replicates, from 0 on, are needed before there is anything to decide.
  [[nodiscard]] int wanted() const { return wanted_; }
  /// Those of `missing` that are.
  [[nodiscard]] std::vector<int> wanted_of(const std::vector<int>& missing) const;
  /// Looks at the wanted replicates, which all lie in shards: whether the run ends here; more are wanted if
  /// not. Errors: DamagedShard.
  bool ends(const ShardInventory& found, const RunIdentity& run);

  /// All looks so far, for the result file; empty without a rule.
  [[nodiscard]] std::string looks() const { return to_string(looks_); }
  /// Says how the run has ended, if by this rule.
  void tell(const JobCallbacks& callbacks) const;

 private:
  std::vector<PrecisionTarget> targets_;
  int most_ = 0;
  int wanted_ = 0;
  std::vector<PrecisionLook> looks_;
};

}  // namespace taktskifte
