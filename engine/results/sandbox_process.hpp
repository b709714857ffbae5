// Work that may crash, hang or eat the memory of the machine, done by a child process that can only send back
// bytes.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace taktskifte {

/// What one item of the work may use.
struct SandboxLimits {
  double processor_seconds = 0.0;  ///< rounded up to whole seconds
  unsigned clock_seconds = 0;      ///< at least 1; not counted while the program is slow to receive
  std::size_t megabytes = 0;       ///< of memory beside what the program has already, and of one message
};

/// How the process ended before it had sent an item.
enum class SandboxExit : std::uint8_t {
  crashed,
  out_of_time,
  out_of_memory,
  no_answer,  ///< waited in vain, for a disk or to be continued after a stop: not the doing of its work
  cut_short,  ///< killed by somebody else: no more so
};

struct SandboxDied {
  SandboxExit how;
};

/// Prints nothing, leaves no core, and goes when the program does, whatever ends that. Neither files nor
/// locks of the program are held by it.
class SandboxProcess {
 public:
  /// The message of one item; called in the process only. Whatever it throws ends the process:
  /// std::bad_alloc as out of memory, all else as a crash.
  using Work = std::function<std::string(std::size_t item)>;

  /// Works through the items from `first` up to `end`. To be called while no other thread is in `work`'s
  /// libraries (a forked child has only the calling thread). Throws std::system_error if no process can be
  /// made.
  SandboxProcess(const Work& work, std::size_t first, std::size_t end, const SandboxLimits& limits);
  /// Works on the items that are asked for, in that order.
  SandboxProcess(const Work& work, const SandboxLimits& limits);
  ~SandboxProcess();
  SandboxProcess(const SandboxProcess&) = delete;
  SandboxProcess& operator=(const SandboxProcess&) = delete;

  /// At most a thousand before their messages are taken.
  void ask(std::size_t item);
  /// The message of the next item, in the memory of `room` if that is large enough, or SandboxDied.
  [[nodiscard]] std::string next(std::string room = {});

 private:
  using Items = std::function<std::optional<std::size_t>(int socket)>;
  SandboxProcess(const Work& work, const Items& items, const SandboxLimits& limits);
  [[nodiscard]] SandboxExit reap();
  void end();

  std::size_t longest_message_;
  int socket_ = -1;
  pid_t child_ = -1;
};

}  // namespace taktskifte
