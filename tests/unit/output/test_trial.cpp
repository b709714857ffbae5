#include <catch2/catch.hpp>
#include <csignal>
#include <iostream>
#include <new>
#include <stdexcept>
#include <vector>

#include "output/trial.hpp"

using taktskifte::Trial;
using taktskifte::TrialLimits;
using taktskifte::try_in_child;

namespace {

constexpr TrialLimits limits{.seconds = 1, .megabytes = 64};

}  // namespace

TEST_CASE("work that ends, or that throws, survives its trial and changes nothing here") {
  int here = 0;
  CHECK(try_in_child([&] { here = 1; }, limits) == Trial::survived);
  CHECK(here == 0);
  CHECK(try_in_child([] { throw std::runtime_error("some reason"); }, limits) == Trial::survived);
}

TEST_CASE("work that dies of a signal crashes, in silence") {
  for (const int number : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE}) {
    CHECK(try_in_child([&] { std::raise(number); }, limits) == Trial::crashed);
  }
}

TEST_CASE("work that does not end is out of time") {
  volatile bool forever = true;
  CHECK(try_in_child(
            [&] {
              while (forever) continue;
            },
            limits) == Trial::out_of_time);
}

TEST_CASE("work that wants more memory than it may have is out of memory") {
  const auto allocate = [](std::size_t megabytes) {
    return [megabytes] {
      std::vector<char> room(megabytes << 20U, 'x');
      if (room[room.size() / 2] != 'x') throw std::logic_error("never");
    };
  };
  CHECK(try_in_child(allocate(16), limits) == Trial::survived);
  // A sanitizer's allocator may end the process instead of throwing.
  const Trial too_much = try_in_child(allocate(1024), limits);
  CHECK((too_much == Trial::out_of_memory || too_much == Trial::crashed));
}
