// What is said when memory does not suffice.
#pragma once

namespace taktskifte {

/// What to do then; the number of replicates does not matter.
inline constexpr const char* out_of_memory =
    "out of memory; fewer threads (--threads 1), fewer scenarios in one command, fewer years (run.years), "
    "municipalities (population.synthetic) or peers (peers.count, peers.further, peers.long_ties) need less";

}  // namespace taktskifte
