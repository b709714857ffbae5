#include "verify/run_in_blocks.hpp"

#include <algorithm>

#include "taktskifte/jobs/callbacks.hpp"

namespace taktskifte {

void run_in_blocks(const ReplicateModel& model, std::span<const int> wanted, int threads,
                   std::size_t in_flight, const std::function<bool()>& stop,
                   const std::function<void(const std::vector<ReplicateResult>& block)>& take) {
  auto at_once = std::min(static_cast<std::size_t>(threads), in_flight);
  for (auto left = wanted; !left.empty(); at_once = std::min(4 * at_once, in_flight)) {
    const auto block = left.first(std::min(at_once, left.size()));
    left = left.subspan(block.size());
    const auto results = run_block(model, block, {.threads = threads, .stop = stop});
    end_if(stop);
    take(results);
  }
}

}  // namespace taktskifte
