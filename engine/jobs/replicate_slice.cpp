#include "taktskifte/jobs/replicate_slice.hpp"

#include <cstdint>

namespace taktskifte {

std::vector<int> of_slice(const std::vector<int>& missing, const ReplicateSlice& slice, int replicates) {
  const auto border = [&](int k) {
    return static_cast<int>(static_cast<std::int64_t>(replicates) * k / slice.n);
  };
  std::vector<int> mine;
  for (const int replicate : missing)
    if (replicate >= border(slice.k - 1) && replicate < border(slice.k)) mine.push_back(replicate);
  return mine;
}

}  // namespace taktskifte
