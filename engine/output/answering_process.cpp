#include "output/answering_process.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <ctime>
#include <fstream>
#include <new>
#include <optional>
#include <system_error>
#include <utility>

namespace taktskifte {
namespace {

constexpr int nobody_asks = 0;
constexpr int ran_out_of_memory = 1;
constexpr int threw = 2;

constexpr double bytes_per_megabyte = 1 << 20;

bool send_all(int socket, const char* bytes, std::size_t size) {
  while (size > 0) {
    const auto sent = ::send(socket, bytes, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

bool receive_all(int socket, char* bytes, std::size_t size) {
  while (size > 0) {
    const auto received = ::recv(socket, bytes, size, 0);
    if (received < 0 && errno == EINTR) continue;
    if (received <= 0) return false;
    bytes += received;
    size -= static_cast<std::size_t>(received);
  }
  return true;
}

bool send_message(int socket, const std::string& message) {
  const std::uint64_t size = message.size();
  return send_all(socket, reinterpret_cast<const char*>(&size), sizeof size) &&
         send_all(socket, message.data(), message.size());
}

/// Nothing if the other end is gone or talks nonsense.
std::optional<std::string> receive_message(int socket, std::size_t longest) {
  std::uint64_t size = 0;
  if (!receive_all(socket, reinterpret_cast<char*>(&size), sizeof size) || size > longest)
    return std::nullopt;
  std::string message(size, '\0');
  if (!receive_all(socket, message.data(), message.size())) return std::nullopt;
  return message;
}

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

// Whoever started the program may have asked for other things to happen at these signals. What the user sends
// is meant for the program, with which this process goes.
void set_signals() {
  for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGALRM, SIGPROF})
    std::signal(number, SIG_DFL);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) std::signal(number, SIG_IGN);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

double processor_seconds() {
  timespec used{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec);
}

void set_timer(__itimer_which which, double seconds) {
  const double whole = std::floor(seconds);
  itimerval once{};
  once.it_value.tv_sec = static_cast<time_t>(whole);
  once.it_value.tv_usec = static_cast<suseconds_t>(1e6 * (seconds - whole));
  ::setitimer(which, &once, nullptr);
}

void answer_questions(int socket, const AnsweringProcess::Answer& answer, const ProcessLimits& limits) {
  constexpr std::size_t longest_question = std::size_t{1} << 20U;
  constexpr double shortest = 1e-3;  // a timer of 0 would never ring
  double allowed = limits.seconds;
  while (const auto question = receive_message(socket, longest_question)) {
    const double left = allowed - processor_seconds();
    if (left < shortest) std::raise(SIGPROF);
    set_timer(ITIMER_PROF, left);
    set_timer(ITIMER_REAL, 3 * limits.seconds);
    const std::string said = answer(*question);
    set_timer(ITIMER_REAL, 0);
    if (!send_message(socket, said)) return;
    allowed += limits.seconds_per_answer +
               limits.seconds_per_megabyte * static_cast<double>(said.size()) / bytes_per_megabyte;
  }
}

[[noreturn]] void be_child(int socket, const AnsweringProcess::Answer& answer, const ProcessLimits& limits) {
  be_silent();
  set_signals();
  limit(RLIMIT_CORE, 0);
  limit_memory(limits.megabytes);
  int code = nobody_asks;
  try {
    answer_questions(socket, answer, limits);
  } catch (const std::bad_alloc&) {
    code = ran_out_of_memory;
  } catch (...) {
    code = threw;
  }
  ::_exit(code);
}

Death cause(int status) {
  if (WIFEXITED(status))
    return WEXITSTATUS(status) == ran_out_of_memory ? Death::out_of_memory : Death::crashed;
  const int number = WTERMSIG(status);
  if (number == SIGKILL) return Death::out_of_memory;  // so ends a machine's want of it
  return number == SIGALRM || number == SIGPROF ? Death::out_of_time : Death::crashed;
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return status;
}

}  // namespace

AnsweringProcess::AnsweringProcess(const Answer& answer, const ProcessLimits& limits)
    : longest_answer_(limits.megabytes << 20U) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    throw std::system_error(errno, std::generic_category());
  child_ = ::fork();
  if (child_ < 0) {
    const int why = errno;
    for (const int end : ends) ::close(end);
    throw std::system_error(why, std::generic_category());
  }
  if (child_ == 0) {
    ::close(ends[0]);
    be_child(ends[1], answer, limits);
  }
  ::close(ends[1]);
  socket_ = ends[0];
}

AnsweringProcess::~AnsweringProcess() {
  ::close(socket_);
  if (child_ < 0) return;
  // It may be in the middle of something, or not see the end: a child born later has a copy of the socket.
  ::kill(child_, SIGKILL);
  wait_for(child_);
}

std::string AnsweringProcess::ask(const std::string& question) {
  if (child_ < 0) throw Died{death_};
  if (!send_message(socket_, question)) bury();
  auto answer = receive_message(socket_, longest_answer_);
  if (!answer) bury();
  return std::move(*answer);
}

void AnsweringProcess::bury() {
  ::shutdown(socket_, SHUT_RDWR);  // so that one that talks nonsense ends too
  death_ = cause(wait_for(std::exchange(child_, -1)));
  throw Died{death_};
}

}  // namespace taktskifte
