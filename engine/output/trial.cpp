#include "output/trial.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <fstream>
#include <new>
#include <system_error>

namespace taktskifte {
namespace {

constexpr int child_survived = 0;
constexpr int child_out_of_memory = 1;

void limit(__rlimit_resource what, rlim_t most) {
  const rlimit both{most, most};
  ::setrlimit(what, &both);
}

// Beside what is mapped already: sanitizers reserve terabytes of addresses that they never use.
void limit_memory(std::size_t megabytes) {
  std::uint64_t pages = 0;
  if (std::ifstream("/proc/self/statm") >> pages)
    limit(RLIMIT_AS,
          pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) + (std::uint64_t{megabytes} << 20U));
}

void be_silent() {
  const int nowhere = ::open("/dev/null", O_WRONLY);
  ::dup2(nowhere, STDOUT_FILENO);
  ::dup2(nowhere, STDERR_FILENO);
}

// Whoever started the program may have asked for other things to happen at these signals.
void die_of_signals() {
  for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGALRM, SIGXCPU})
    std::signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

[[noreturn]] void be_child(const std::function<void()>& work, const TrialLimits& limits) {
  be_silent();
  die_of_signals();
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, limits.seconds);
  limit_memory(limits.megabytes);
  ::alarm(3 * limits.seconds);
  int code = child_survived;
  try {
    work();
  } catch (const std::bad_alloc&) {
    code = child_out_of_memory;
  } catch (...) {  // whoever does the work in earnest meets it again
  }
  ::_exit(code);
}

Trial verdict(int status) {
  if (WIFEXITED(status)) {
    if (WEXITSTATUS(status) == child_survived) return Trial::survived;
    return WEXITSTATUS(status) == child_out_of_memory ? Trial::out_of_memory : Trial::crashed;
  }
  const int number = WTERMSIG(status);
  // SIGKILL comes from the hard limit of processor time, or from a machine that ran out of memory.
  if (number == SIGALRM || number == SIGXCPU || number == SIGKILL) return Trial::out_of_time;
  return Trial::crashed;
}

}  // namespace

Trial try_in_child(const std::function<void()>& work, const TrialLimits& limits) {
  const pid_t child = ::fork();
  if (child < 0) throw std::system_error(errno, std::generic_category());
  if (child == 0) be_child(work, limits);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) throw std::system_error(errno, std::generic_category());
  }
  return verdict(status);
}

}  // namespace taktskifte
