// What failed, in words: the count of replicates that did is never hidden.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/results/results.hpp"

namespace taktskifte::commands {

/// "2 of 200 replicates failed and are left out:" and a line for each of the first ten; empty without any.
/// `finished` did not fail.
std::string failed_text(const std::vector<Failure>& failures, int finished);

/// What to do when memory does not suffice; the number of replicates does not matter.
inline constexpr const char* out_of_memory =
    "out of memory; fewer threads (--threads 1), fewer scenarios in one command, fewer years (run.years), "
    "municipalities (population.synthetic) or peers (peers.count, peers.further, peers.long_ties) need less";

}  // namespace taktskifte::commands
