// Replicates, or rows of a sweep, in order, with progress and a way to stop.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>

#include "taktskifte/library/simulate.hpp"

namespace taktskifte {

/// Runs what a model numbers 0, 1, ..., and hands over each in order, on the calling thread.
class Runner {
 public:
  /// `in_flight` at a time, of which one thread runs `in_turn` one after the other. `model` and `options`
  /// must outlive it.
  Runner(const ReplicateModel& model, const SimulateOptions& options, std::size_t in_flight,
         std::size_t in_turn = 1);

  /// Those that were not run yet, up to `count` in all. Errors: ErrorKind::stopped if options.stop says so.
  void run_up_to(int count, const std::function<void(ReplicateResult&& result)>& take);

 private:
  const ReplicateModel& model_;
  const SimulateOptions& options_;
  int in_flight_;
  std::size_t in_turn_;
  int next_ = 0;
  std::atomic<std::size_t> finished_ = 0;
};

/// Of SimulateOptions: as asked for, or all of the machine.
int threads_of(const SimulateOptions& options);

/// Errors: the kind of what failed, with its number ("replicate 17") and reason.
void refuse_failure(const ReplicateResult& result, const std::string& word);

}  // namespace taktskifte
