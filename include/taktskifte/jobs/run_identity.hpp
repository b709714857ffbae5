// What a run is of: from what its results say of themselves to what its shards do.
#pragma once

#include "taktskifte/contents/header.hpp"
#include "taktskifte/results/experiment_id.hpp"

namespace taktskifte {

/// What the shards of a run agree in.
RunIdentity identity_of(const ResultHeader& header);

}  // namespace taktskifte
