// A run that several processes share: each runs one part of its replicates.
#pragma once

#include <boost/program_options.hpp>
#include <optional>
#include <vector>

namespace taktskifte::commands {

/// The part k of n, 1 <= k <= n.
struct ReplicateSlice {
  int k = 1, n = 1;
};

/// The value of --shard, or nothing. Errors: ErrorKind::usage for what is not k/n.
std::optional<ReplicateSlice> slice_of(const boost::program_options::variables_map& values);

/// Those of the `missing` replicates that belong to the part: the k-th of n stretches of 0 ... replicates
/// - 1.
std::vector<int> of_slice(const std::vector<int>& missing, const ReplicateSlice& part, int replicates);

}  // namespace taktskifte::commands
