// What a run says that failed for want of memory.
#pragma once

namespace taktskifte::commands {

/// What to do when memory does not suffice; the number of replicates does not matter.
inline constexpr const char* out_of_memory =
    "out of memory; fewer threads (--threads 1), fewer scenarios in one command, fewer years (run.years), "
    "municipalities (population.synthetic) or peers (peers.count, peers.further, peers.long_ties) need less";

}  // namespace taktskifte::commands
