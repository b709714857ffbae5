// Work that may crash, hang or eat the memory of the machine, tried in a process of its own first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

namespace taktskifte {

enum class Trial : std::uint8_t { survived, crashed, out_of_time, out_of_memory };

struct TrialLimits {
  unsigned seconds = 0;       ///< of processor time; three times as much of waiting
  std::size_t megabytes = 0;  ///< of memory beside what the program has already
};

/// Runs `work` in a child process that prints nothing, and says how that ended. What `work` throws counts as
/// survived, but for std::bad_alloc. To be called while the program has one thread (a forked child has only
/// that one). Throws std::system_error if no process can be made.
Trial try_in_child(const std::function<void()>& work, const TrialLimits& limits);

}  // namespace taktskifte
