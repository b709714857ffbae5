#include <fcntl.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "results/sandbox_process.hpp"
#include "support/scratch.hpp"

using namespace taktskifte;
using namespace taktskifte::support;

namespace {

constexpr SandboxLimits limits{.processor_seconds = 0.5, .clock_seconds = 60, .megabytes = 64};

/// How a process ends over its first item, if it does.
std::optional<SandboxExit> end_of(const SandboxProcess::Work& work, const SandboxLimits& allowed = limits) {
  SandboxProcess process(work, 0, 1, allowed);
  try {
    static_cast<void>(process.next());
  } catch (const SandboxDied& died) {
    return died.how;
  }
  return std::nullopt;
}

/// What a process says of itself.
std::string said(const std::function<std::string()>& work) {
  return SandboxProcess([&](std::size_t) { return work(); }, 0, 1, limits).next();
}

}  // namespace

TEST_CASE("a process sends item after item, keeps its state, and changes nothing here") {
  int made = 0;
  const std::string long_one(100000, 'x');
  SandboxProcess process(
      [&](std::size_t item) { return (item == 4 ? long_one : "") + std::to_string(item + 10u * ++made); }, 2,
      6, limits);
  CHECK(process.next() == "12");
  CHECK(process.next() == "23");
  CHECK(process.next() == long_one + "34");
  CHECK(process.next() == "45");
  CHECK_THROWS_AS(process.next(), SandboxDied);
  CHECK(made == 0);
}

TEST_CASE("one of two processes ends without the other") {
  const auto named = [](const std::string& name) {
    return [name](std::size_t item) { return name + std::to_string(item); };
  };
  auto first = std::make_unique<SandboxProcess>(named("first "), 0, 9, limits);
  SandboxProcess second(named("second "), 0, 9, limits);
  CHECK(first->next() == "first 0");
  CHECK(second.next() == "second 0");
  first.reset();
  CHECK(second.next() == "second 1");
}

TEST_CASE("a process that dies of a signal, throws or leaves has crashed") {
  for (const int number : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTRAP}) {
    CHECK(end_of([&](std::size_t) {
            std::raise(number);
            return std::string();
          }) == SandboxExit::crashed);
  }
  CHECK(end_of([](std::size_t) -> std::string { throw std::runtime_error("some reason"); }) ==
        SandboxExit::crashed);
  CHECK(end_of([](std::size_t) -> std::string { ::_exit(0); }) == SandboxExit::crashed);
}

TEST_CASE("a process that closes its pipe is broken, not killed by somebody else") {
  CHECK(end_of([](std::size_t) {
          ::closefrom(3);
          ::pause();
          return std::string();
        }) == SandboxExit::crashed);
  // The end of the pipe is seen some time before that of the process.
  CHECK(end_of([](std::size_t) {
          ::closefrom(3);
          ::usleep(200'000);
          throw std::bad_alloc();
          return std::string();
        }) == SandboxExit::out_of_memory);
}

TEST_CASE("what was sent before the end is received") {
  SandboxProcess process(
      [](std::size_t item) {
        if (item == 2) std::raise(SIGSEGV);
        return std::to_string(item);
      },
      0, 3, limits);
  CHECK(process.next() == "0");
  CHECK(process.next() == "1");
  CHECK_THROWS_AS(process.next(), SandboxDied);
  CHECK_THROWS_AS(process.next(), SandboxDied);
}

TEST_CASE("a process that computes without end is out of time, each item having its own") {
  volatile bool forever = true;
  CHECK(end_of([&](std::size_t) {
          while (forever) continue;
          return std::string();
        }) == SandboxExit::out_of_time);
  SandboxProcess process(
      [](std::size_t) {
        const auto used = [] { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; };
        for (const double end = used() + 0.45; used() < end;) continue;
        return std::string("done");
      },
      0, 3, limits);
  for (int item = 0; item < 3; ++item) CHECK(process.next() == "done");
}

TEST_CASE("a process that waits without end, or is killed, is cut short; waiting for the program is none") {
  const SandboxLimits short_ones{.processor_seconds = 0.5, .clock_seconds = 1, .megabytes = 64};
  CHECK(end_of(
            [](std::size_t) {
              ::pause();
              return std::string();
            },
            short_ones) == SandboxExit::no_answer);
  CHECK(end_of([](std::size_t) {
          std::raise(SIGKILL);
          return std::string();
        }) == SandboxExit::cut_short);
  SandboxProcess process([](std::size_t) { return std::string(1 << 20, 'x'); }, 0, 2, short_ones);
  CHECK(process.next().size() == 1 << 20);
  ::usleep(1'500'000);
  CHECK(process.next().size() == 1 << 20);
}

TEST_CASE("a process may use no more than what the user allows") {
  for (const auto what : {RLIMIT_CPU, RLIMIT_AS}) {
    rlimit before{};
    REQUIRE(::getrlimit(what, &before) == 0);
    rlimit lower = before;  // generous, but less than the process might have by its own limits
    lower.rlim_cur = what == RLIMIT_CPU ? rlim_t{100'000} : rlim_t{1} << 47U;
    REQUIRE(::setrlimit(what, &lower) == 0);
    SandboxProcess process(
        [&](std::size_t) {
          rlimit there{};
          ::getrlimit(what, &there);
          return std::to_string(there.rlim_cur);
        },
        0, 2, {.processor_seconds = 1e6, .clock_seconds = 60, .megabytes = std::size_t{1} << 28U});
    for (int item = 0; item < 2; ++item) CHECK(process.next() == std::to_string(lower.rlim_cur));
    REQUIRE(::setrlimit(what, &before) == 0);
  }
}

TEST_CASE("a process that wants more memory than it may have is out of memory") {
  const auto allocate = [](std::size_t megabytes) {
    return [megabytes](std::size_t) {
      const std::vector<char> room(megabytes << 20U, 'x');
      return std::string(1, room[room.size() / 2]);
    };
  };
  CHECK(end_of(allocate(16)) == std::nullopt);
  // A sanitizer's allocator may end the process instead of throwing.
  const auto too_much = end_of(allocate(1024));
  CHECK((too_much == SandboxExit::out_of_memory || too_much == SandboxExit::crashed));
}

TEST_CASE("a message longer than the memory it may have is none") {
  // A sanitizer's allocator goes on trying until the time is over.
  CHECK(end_of([](std::size_t) { return std::string((std::size_t{1} << 20U) + 1, 'x'); },
               {.processor_seconds = 0.5, .clock_seconds = 2, .megabytes = 1}) != std::nullopt);
}

TEST_CASE("signals that the user sends to the whole group leave the process alone") {
  CHECK(said([] {
          for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) std::raise(number);
          return std::string("still here");
        }) == "still here");
}

TEST_CASE("no core is left, nothing is printed, and nothing is read from standard input") {
  CHECK(said([] { return std::to_string(::prctl(PR_GET_DUMPABLE)); }) == "0");
  CHECK(said([] {
          char byte = 0;
          const bool silent = ::write(STDOUT_FILENO, "x", 1) == 1 && ::write(STDERR_FILENO, "x", 1) == 1;
          return std::to_string(silent) + std::to_string(::read(STDIN_FILENO, &byte, 1));
        }) == "10");
}

TEST_CASE("a program without standard streams hears its process, whose pipe has the number of one") {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    INFO(stream);
    // In a process of its own: the test's own streams stay.
    const pid_t program = ::fork();
    if (program == 0) {
      for (int closed = STDIN_FILENO; closed <= stream; ++closed) ::close(closed);
      bool heard = false;
      try {
        heard = said([] { return std::string("here"); }) == "here";
      } catch (const SandboxDied&) {
        heard = false;
      }
      ::_exit(heard ? 0 : 1);
    }
    int status = -1;
    REQUIRE(::waitpid(program, &status, 0) == program);
    CHECK(status == 0);
  }
}

TEST_CASE("a lock of the program ends with the program's own file, though a process lives on") {
  const Scratch scratch;
  write_content(scratch.file("lock"), "");
  const int ours = ::open(scratch.file("lock").c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(::flock(ours, LOCK_EX | LOCK_NB) == 0);
  SandboxProcess process([](std::size_t) { return std::string("x"); }, 0, 1'000'000, limits);
  CHECK(process.next() == "x");
  ::close(ours);
  const int other = ::open(scratch.file("lock").c_str(), O_RDWR | O_CLOEXEC);
  CHECK(::flock(other, LOCK_EX | LOCK_NB) == 0);
  ::close(other);
}

TEST_CASE("the process goes when the program is killed") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
  const pid_t program = ::fork();
  if (program == 0) {
    SandboxProcess process(
        [](std::size_t item) {
          if (item == 1) ::pause();
          return std::to_string(::getpid());
        },
        0, 2, limits);
    const auto child = static_cast<pid_t>(std::stol(process.next()));
    static_cast<void>(!::write(ends[1], &child, sizeof child));
    ::pause();
    ::_exit(0);
  }
  pid_t child = 0;
  REQUIRE(::read(ends[0], &child, sizeof child) == sizeof child);
  CHECK(::kill(child, 0) == 0);
  ::kill(program, SIGKILL);
  ::waitpid(program, nullptr, 0);
  const auto gone = [&] {  // or waits for init, which need not reap it
    const auto stat = content("/proc/" + std::to_string(child) + "/stat");
    return stat.empty() || stat.find(") Z ") != std::string::npos;
  };
  for (int tenths = 0; tenths < 100 && !gone(); ++tenths) ::usleep(100'000);
  CHECK(gone());
  for (const int end : ends) ::close(end);
}

TEST_CASE("other threads of the program do not disturb a process") {
  std::atomic<bool> done = false;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 3; ++thread)
    threads.emplace_back([&] {
      while (!done) std::string(1000, 'x').append("y");
    });
  for (int round = 0; round < 50; ++round)
    CHECK(said([] { return std::string(5000, 'z') + "!"; }).size() == 5001);
  done = true;
  for (auto& thread : threads) thread.join();
}

TEST_CASE("no process is left waiting to be reaped") {
  for (int round = 0; round < 3; ++round)
    static_cast<void>(end_of([&](std::size_t) {
      if (round == 1) std::raise(SIGSEGV);
      return std::string();
    }));
  CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
  CHECK(errno == ECHILD);
}
