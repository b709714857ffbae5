#include "results/sandbox_process.hpp"

#include <fcntl.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <ctime>
#include <fstream>
#include <new>
#include <system_error>
#include <utility>

namespace taktskifte {
namespace {

constexpr int ran_out_of_memory = 3;  // sanitizers end a process with 1
constexpr int threw = 4;

void send(int socket, const char* bytes, std::size_t size) {
  while (size > 0) {
    const auto sent = ::write(socket, bytes, size);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) ::_exit(threw);
    bytes += sent;
    size -= static_cast<std::size_t>(sent);
  }
}

bool receive(int socket, char* bytes, std::size_t size) {
  while (size > 0) {
    const auto received = ::read(socket, bytes, size);
    if (received < 0 && errno == EINTR) continue;
    if (received <= 0) return false;
    bytes += received;
    size -= static_cast<std::size_t>(received);
  }
  return true;
}

rlimit limits_on(__rlimit_resource what) {
  rlimit both{};
  ::getrlimit(what, &both);
  return both;
}

// Never above `before`, what the user set. The hard limit stays, so that the next item can have its own.
void limit(__rlimit_resource what, rlim_t most, rlimit before) {
  before.rlim_cur = std::min(most, before.rlim_cur);
  ::setrlimit(what, &before);
}

// Beside what is mapped already: sanitizers reserve terabytes of addresses that they never use.
void limit_memory(std::size_t megabytes) {
  std::uint64_t pages = 0;
  if (std::ifstream("/proc/self/statm") >> pages)
    limit(RLIMIT_AS,
          pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) + (std::uint64_t{megabytes} << 20U),
          limits_on(RLIMIT_AS));
}

// What one item needed is kept for the next, instead of asked for and given back page by page.
void keep_memory() {
  constexpr int most = 32 << 20;  // all that the C library takes
  ::mallopt(M_MMAP_THRESHOLD, most);
  ::mallopt(M_TRIM_THRESHOLD, 4 * most);
}

void start_clocks(const SandboxLimits& limits, const rlimit& before) {
  timespec used{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  const double so_far = static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec);
  constexpr double unsharp = 0.5;  // the limit counts by ticks of the system's clock
  const double most = std::ceil(so_far + limits.processor_seconds + unsharp);
  limit(RLIMIT_CPU, static_cast<rlim_t>(most), before);
  ::alarm(limits.clock_seconds);
}

// Whoever started the program may have asked for other things to happen at these signals. What the user sends
// is meant for the program, with which this process goes.
void set_signals() {
  for (const int number :
       {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGALRM, SIGXCPU, SIGPIPE, SIGTRAP, SIGSYS})
    std::signal(number, SIG_DFL);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) std::signal(number, SIG_IGN);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

// Returns the socket's new number. Other files are closed, since a lock lasts as long as one process has its
// file open.
int keep_nothing_but(int socket) {
  constexpr int kept = STDERR_FILENO + 1;
  socket = ::fcntl(socket, F_DUPFD, kept);  // its number may be that of a stream
  const int nowhere = ::open("/dev/null", O_RDWR);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nowhere, stream);
  ::dup2(socket, kept);
  ::closefrom(kept + 1);
  return kept;
}

[[noreturn]] void be_child(int socket, pid_t program, const SandboxProcess::Work& work,
                           const std::function<std::optional<std::size_t>(int)>& items,
                           const SandboxLimits& limits) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != program) ::_exit(threw);  // it ended before that call
  ::prctl(PR_SET_DUMPABLE, 0);
  socket = keep_nothing_but(socket);
  set_signals();
  limit_memory(limits.megabytes);
  keep_memory();
  const rlimit processor = limits_on(RLIMIT_CPU);
  int code = 0;
  try {
    while (const auto item = items(socket)) {
      start_clocks(limits, processor);
      const std::string message = work(*item);
      ::alarm(0);
      const std::uint64_t size = message.size();
      send(socket, reinterpret_cast<const char*>(&size), sizeof size);
      send(socket, message.data(), message.size());
    }
  } catch (const std::bad_alloc&) {
    code = ran_out_of_memory;
  } catch (...) {
    code = threw;
  }
  ::_exit(code);
}

SandboxExit cause(int status) {
  if (WIFEXITED(status))
    return WEXITSTATUS(status) == ran_out_of_memory ? SandboxExit::out_of_memory : SandboxExit::crashed;
  const int number = WTERMSIG(status);
  if (number == SIGALRM) return SandboxExit::no_answer;
  if (number == SIGKILL) return SandboxExit::cut_short;  // want of memory ends so, too
  return number == SIGXCPU ? SandboxExit::out_of_time : SandboxExit::crashed;
}

}  // namespace

SandboxProcess::SandboxProcess(const Work& work, std::size_t first, std::size_t end,
                               const SandboxLimits& limits)
    : SandboxProcess(
          work,
          [first, end](int) mutable {
            return first < end ? std::optional<std::size_t>(first++) : std::nullopt;
          },
          limits) {}

SandboxProcess::SandboxProcess(const Work& work, const SandboxLimits& limits)
    : SandboxProcess(
          work,
          [](int socket) {
            std::size_t item = 0;
            const bool asked = receive(socket, reinterpret_cast<char*>(&item), sizeof item);
            return asked ? std::optional<std::size_t>(item) : std::nullopt;
          },
          limits) {}

SandboxProcess::SandboxProcess(const Work& work, const Items& items, const SandboxLimits& limits)
    : longest_message_(limits.megabytes << 20U) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    throw std::system_error(errno, std::generic_category());
  const pid_t program = ::getpid();
  child_ = ::fork();
  const int problem = errno;
  if (child_ == 0) be_child(ends[1], program, work, items, limits);
  ::close(ends[1]);
  socket_ = ends[0];
  if (child_ > 0) return;
  ::close(socket_);
  throw std::system_error(problem, std::generic_category());
}

SandboxProcess::~SandboxProcess() {
  end();
  ::close(socket_);
}

void SandboxProcess::ask(std::size_t item) {
  // That the process has ended is seen by next().
  static_cast<void>(::send(socket_, &item, sizeof item, MSG_NOSIGNAL));
}

std::string SandboxProcess::next(std::string room) {
  std::uint64_t size = 0;
  if (!receive(socket_, reinterpret_cast<char*>(&size), sizeof size)) throw SandboxDied{reap()};
  if (size > longest_message_) throw SandboxDied{SandboxExit::crashed};
  constexpr std::size_t piece = std::size_t{1} << 20U;  // a broken process may promise more than it sends
  for (std::size_t done = 0; done < size;) {
    const std::size_t end = std::min<std::size_t>(size, done + piece);
    if (room.size() < end) room.resize(end);
    if (!receive(socket_, &room[done], end - done)) throw SandboxDied{reap()};
    done = end;
  }
  room.resize(size);
  return room;
}

/// How it ended, after its socket was closed, which is the first sign of an end. A process that goes on
/// without its socket is broken, and is killed.
SandboxExit SandboxProcess::reap() {
  if (child_ < 0) return SandboxExit::crashed;
  constexpr int rounds = 5000;
  int status = 0;
  for (int round = 0; round < rounds; ++round) {
    const pid_t ended = ::waitpid(child_, &status, WNOHANG);
    if (ended == child_) {
      child_ = -1;
      return cause(status);
    }
    if (ended < 0 && errno != EINTR) break;
    ::usleep(1000);
  }
  end();
  return SandboxExit::crashed;
}

void SandboxProcess::end() {
  if (child_ < 0) return;
  ::kill(child_, SIGKILL);
  while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) continue;
  child_ = -1;
}

}  // namespace taktskifte
