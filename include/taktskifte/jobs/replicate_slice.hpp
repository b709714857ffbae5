// A run that several processes share: each runs one part of its replicates.
#pragma once

#include <vector>

namespace taktskifte {

/// The part k of n, 1 <= k <= n.
struct ReplicateSlice {
  int k = 1, n = 1;
};

/// Those of the `missing` replicates that belong to the part: the k-th of n stretches of 0 ... replicates
/// - 1.
std::vector<int> of_slice(const std::vector<int>& missing, const ReplicateSlice& slice, int replicates);

}  // namespace taktskifte
