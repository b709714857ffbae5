// Work that may crash, hang or eat the memory of the machine, done by a process of its own that answers
// questions.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace taktskifte {

struct ProcessLimits {
  double seconds = 0.0;  ///< of processor time at the start; three times as much of waiting per answer
  double seconds_per_answer = 0.0;    ///< more of it with each answer
  double seconds_per_megabyte = 0.0;  ///< more of it with what has been answered
  std::size_t megabytes = 0;          ///< of memory beside what the program has already, and of an answer
};

/// How the process ended before it had answered.
enum class Death : std::uint8_t { crashed, out_of_time, out_of_memory };

struct Died {
  Death how;
};

/// Lives until it is destroyed or dies; it prints nothing, and goes with the program whatever ends that.
class AnsweringProcess {
 public:
  /// Bytes of a question to bytes of its answer; called in the process only, whose state it may change.
  /// Whatever it throws ends the process: std::bad_alloc as out of memory, all else as a crash.
  using Answer = std::function<std::string(const std::string& question)>;

  /// To be called while the program has one thread (a forked child has only that one). Throws
  /// std::system_error if no process can be made.
  AnsweringProcess(const Answer& answer, const ProcessLimits& limits);
  ~AnsweringProcess();
  AnsweringProcess(const AnsweringProcess&) = delete;
  AnsweringProcess& operator=(const AnsweringProcess&) = delete;

  /// Throws Died, now and at every later question, once there is nobody to answer.
  [[nodiscard]] std::string ask(const std::string& question);

 private:
  [[noreturn]] void bury();

  std::size_t longest_answer_;
  int socket_ = -1;
  pid_t child_ = -1;
  Death death_ = Death::crashed;
};

}  // namespace taktskifte
