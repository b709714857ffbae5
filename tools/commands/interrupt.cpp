#include "commands/interrupt.hpp"

#include <atomic>
#include <cerrno>
#include <csignal>

#include "taktskifte/jobs/callbacks.hpp"

namespace taktskifte::commands {
namespace {

// The one variable of the program that is not local: a signal handler can be told of no other.
// Threads ask for it too.
std::atomic<bool> signalled = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may touch nothing else");

extern "C" void remember_interrupt(int signal) {
  const int before = errno;  // of whatever was interrupted
  signalled = true;
  std::signal(signal, SIG_DFL);  // who asks twice does not want to wait
  errno = before;
}

}  // namespace

void watch_for_interrupts() {
  std::signal(SIGINT, remember_interrupt);
  std::signal(SIGTERM, remember_interrupt);
}

bool interrupted() { return signalled; }

void stop_if_interrupted() { end_if(interrupted); }

}  // namespace taktskifte::commands
