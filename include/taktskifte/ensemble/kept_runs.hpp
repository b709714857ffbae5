// Replicates of experiments that follow on each other and differ a little, as when somebody moves a share.
#pragma once

#include <memory>
#include <vector>

#include "taktskifte/ensemble/replicates.hpp"

namespace taktskifte {

/// Runs replicates of one experiment after the other and keeps what the next one has in common with it: the
/// worlds at the end of a burn-in that its scenarios share, and the series of scenarios that are the same.
/// The numbers are those of replicate_model. Of each it keeps 256 replicates at most. Tables are told apart
/// by their text (Experiment::data), made-up populations by their keys. For one thread.
class KeptRuns {
 public:
  KeptRuns();
  ~KeptRuns();
  KeptRuns(const KeptRuns&) = delete;
  KeptRuns& operator=(const KeptRuns&) = delete;

  /// Takes up `study`, which must outlive its replicates, and forgets what it has no use for. Errors: those
  /// of replicate_model.
  void begin(const Experiment& study);

  /// One replicate: a Series for each scenario, in the order of the experiment. Precondition: begin().
  std::vector<Series> run(int replicate);

  /// How much was computed since there is this object.
  struct Work {
    int burn_ins = 0;
    int scenarios = 0;  ///< reported years of a scenario and replicate
  };
  [[nodiscard]] Work work() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace taktskifte
