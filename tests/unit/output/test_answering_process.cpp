#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <ctime>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "output/answering_process.hpp"

using namespace taktskifte;

namespace {

constexpr ProcessLimits limits{.seconds = 0.5, .megabytes = 64};

/// How a process ends over its first question, if it does.
std::optional<Death> death(const AnsweringProcess::Answer& answer, const ProcessLimits& allowed = limits) {
  AnsweringProcess process(answer, allowed);
  try {
    static_cast<void>(process.ask("anything"));
  } catch (const Died& died) {
    return died.how;
  }
  return std::nullopt;
}

void use_processor(double seconds) {
  const auto used = [] { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; };
  const double end = used() + seconds;
  while (used() < end) continue;
}

/// How many of 20 questions of 0.1 s and a quarter of a megabyte get an answer.
int answered(const ProcessLimits& allowed) {
  AnsweringProcess process(
      [](const std::string&) {
        use_processor(0.1);
        return std::string(std::size_t{1} << 18U, 'x');
      },
      allowed);
  for (int count = 0; count < 20; ++count) {
    try {
      static_cast<void>(process.ask(""));
    } catch (const Died& died) {
      CHECK(died.how == Death::out_of_time);
      return count;
    }
  }
  return 20;
}

}  // namespace

TEST_CASE("a process answers question after question, keeps its state, and changes nothing here") {
  int asked = 0;
  AnsweringProcess process([&](const std::string& question) { return question + std::to_string(++asked); },
                           limits);
  CHECK(process.ask("a") == "a1");
  CHECK(process.ask("") == "2");
  const std::string long_one(100000, 'x');
  CHECK(process.ask(long_one) == long_one + "3");
  CHECK(asked == 0);
}

TEST_CASE("one of two processes ends without the other") {
  const auto named = [](const std::string& name) {
    return [name](const std::string& question) { return name + question; };
  };
  auto first = std::make_unique<AnsweringProcess>(named("first "), limits);
  AnsweringProcess second(named("second "), limits);
  CHECK(first->ask("1") == "first 1");
  CHECK(second.ask("2") == "second 2");
  first.reset();
  CHECK(second.ask("3") == "second 3");
}

TEST_CASE("a process that dies of a signal, throws or leaves has crashed, for good") {
  for (const int number : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE}) {
    CHECK(death([&](const std::string&) {
            std::raise(number);
            return std::string();
          }) == Death::crashed);
  }
  CHECK(death([](const std::string&) -> std::string { throw std::runtime_error("some reason"); }) ==
        Death::crashed);
  CHECK(death([](const std::string&) -> std::string { ::_exit(0); }) == Death::crashed);
  AnsweringProcess process(
      [](const std::string& question) {
        if (question == "die") std::raise(SIGSEGV);
        return std::string("alive");
      },
      limits);
  CHECK(process.ask("live") == "alive");
  CHECK_THROWS_AS(process.ask("die"), Died);
  CHECK_THROWS_AS(process.ask("live"), Died);
}

TEST_CASE("a process that computes or waits without end is out of time") {
  volatile bool forever = true;
  CHECK(death([&](const std::string&) {
          while (forever) continue;
          return std::string();
        }) == Death::out_of_time);
  CHECK(death(
            [](const std::string&) {
              ::pause();
              return std::string();
            },
            {.seconds = 0.1, .megabytes = 64}) == Death::out_of_time);
}

TEST_CASE("time is for all answers together, and each may earn more of it") {
  const int without =
      answered({.seconds = 0.35, .megabytes = 64});  // gone in the fourth answer at the latest
  CHECK(without >= 1);
  CHECK(without <= 3);
  CHECK(answered({.seconds = 0.35, .seconds_per_answer = 1.0, .megabytes = 64}) == 20);
  CHECK(answered({.seconds = 0.35, .seconds_per_megabyte = 4.0, .megabytes = 64}) == 20);
}

TEST_CASE("a process that wants more memory than it may have is out of memory") {
  const auto allocate = [](std::size_t megabytes) {
    return [megabytes](const std::string&) {
      const std::vector<char> room(megabytes << 20U, 'x');
      return std::string(1, room[room.size() / 2]);
    };
  };
  CHECK(death(allocate(16)) == std::nullopt);
  // A sanitizer's allocator may end the process instead of throwing.
  const auto too_much = death(allocate(1024));
  CHECK((too_much == Death::out_of_memory || too_much == Death::crashed));
}

TEST_CASE("an answer longer than the memory it may have is none") {
  CHECK(death([](const std::string&) { return std::string((std::size_t{1} << 20U) + 1, 'x'); },
              {.seconds = 0.5, .megabytes = 1}) != std::nullopt);
}

TEST_CASE("signals that the user sends to the whole group leave the process alone") {
  AnsweringProcess process(
      [](const std::string&) {
        for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) std::raise(number);
        return std::string("still here");
      },
      limits);
  CHECK(process.ask("") == "still here");
}
