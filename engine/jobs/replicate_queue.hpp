// The replicates of a run that are still to be done, handed out block by block.
#pragma once

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <utility>
#include <vector>

namespace taktskifte {

/// May be asked from several threads.
class ReplicateQueue {
 public:
  /// Shared out among `takers` processes, blocks get smaller towards the end, down to `least`, so that nobody
  /// waits long for the last one.
  ReplicateQueue(std::vector<int> replicates, std::size_t size, std::size_t takers = 1, std::size_t least = 1)
      : replicates_(std::move(replicates)), size_(size), takers_(takers), least_(std::min(least, size)) {}

  /// The next ones, at most `size`; none when all are taken, or after close().
  std::vector<int> take() {
    const std::scoped_lock lock(guard_);
    const std::size_t first = next_;
    const std::size_t fair = (replicates_.size() - first) / (2 * takers_);
    next_ = std::min(replicates_.size(), first + (takers_ == 1 ? size_ : std::clamp(fair, least_, size_)));
    const auto at = [&](std::size_t place) {
      return replicates_.begin() + static_cast<std::ptrdiff_t>(place);
    };
    return {at(first), at(next_)};
  }

  /// Nobody gets any more.
  void close() {
    const std::scoped_lock lock(guard_);
    next_ = replicates_.size();
  }

 private:
  std::mutex guard_;
  std::vector<int> replicates_;
  std::size_t size_, takers_, least_;
  std::size_t next_ = 0;
};

}  // namespace taktskifte
