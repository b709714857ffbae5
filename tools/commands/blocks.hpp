// The replicates of a run that are still to be done, handed out block by block.
#pragma once

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <vector>

namespace taktskifte::commands {

/// May be asked from several threads.
class Blocks {
 public:
  Blocks(std::vector<int> replicates, std::size_t size) : replicates_(std::move(replicates)), size_(size) {}

  /// The next ones, at most `size`; none when all are taken, or after close().
  std::vector<int> take() {
    const std::scoped_lock lock(guard_);
    const std::size_t first = next_;
    next_ = std::min(replicates_.size(), first + size_);
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
  std::size_t size_;
  std::size_t next_ = 0;
};

}  // namespace taktskifte::commands
