// Replicates of a file, or rows of a sweep, run once more.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "taktskifte/ensemble/replicates.hpp"

namespace taktskifte {

/// Few at first, so that the time is soon known, then up to `in_flight` at a time; each block of results is
/// handed to `take`. Errors: ErrorKind::stopped if `stop` says so; what `take` throws.
void run_in_blocks(const ReplicateModel& model, std::span<const int> wanted, int threads,
                   std::size_t in_flight, const std::function<bool()>& stop,
                   const std::function<void(const std::vector<ReplicateResult>& block)>& take);

}  // namespace taktskifte
