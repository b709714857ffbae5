#include "taktskifte/core/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using taktskifte::for_each_chunk;
using taktskifte::Handover;
using taktskifte::Piece;
using taktskifte::run_in_order;

namespace {

/// Raised while something runs that must not run twice at a time.
struct Alone {
  explicit Alone(std::atomic<int>& inside_) : inside(inside_) { twice = ++inside > 1; }
  Alone(const Alone&) = delete;
  Alone& operator=(const Alone&) = delete;
  ~Alone() { --inside; }
  std::atomic<int>& inside;
  bool twice = false;
};

}  // namespace

TEST_CASE("every index is visited once, in ranges no longer than the chunk") {
  for (const int threads : {1, 2, 7}) {
    for (const std::size_t count : {0U, 1U, 2U, 63U, 1000U}) {
      for (const std::size_t chunk : {1U, 3U, 64U, 5000U}) {
        std::vector<int> visits(count, 0);
        std::atomic<std::size_t> longest{0};
        std::atomic<bool> proper{true};
        for_each_chunk(count, chunk, threads, [&](std::size_t first, std::size_t last) {
          if (first >= last || last > count) proper = false;
          std::size_t seen = longest;
          while (last - first > seen && !longest.compare_exchange_weak(seen, last - first)) {
          }
          for (std::size_t i = first; i < last; ++i) ++visits[i];
        });
        INFO(threads << " threads, " << count << " items, chunk " << chunk);
        CHECK(proper);
        CHECK(longest <= chunk);
        CHECK(std::all_of(visits.begin(), visits.end(), [](int n) { return n == 1; }));
      }
    }
  }
}

TEST_CASE("an exception in a body reaches the caller") {
  for (const int threads : {1, 2, 7}) {
    const auto fails_at_40 = [](std::size_t first, std::size_t last) {
      if (first <= 40 && 40 < last) throw std::runtime_error("item 40");
    };
    CHECK_THROWS_WITH(for_each_chunk(100, 1, threads, fails_at_40), "item 40");
  }
}

TEST_CASE("there is at least one thread") { CHECK(taktskifte::available_threads() >= 1); }

TEST_CASE("parts of a loop within a loop are each visited once") {
  for (const int threads : {1, 2, 7}) {
    for (const std::size_t count : {0U, 5U, 100U, 10'000U}) {
      std::vector<std::vector<int>> visits(3, std::vector<int>(count, 0));
      for_each_chunk(visits.size(), 1, threads, [&](std::size_t outer, std::size_t) {
        taktskifte::for_each_part(count, 16, [&](std::size_t first, std::size_t last) {
          for (std::size_t i = first; i < last; ++i) ++visits[outer][i];
        });
      });
      INFO(threads << " threads, " << count << " items");
      for (const auto& each : visits)
        CHECK(std::all_of(each.begin(), each.end(), [](int n) { return n == 1; }));
    }
  }
}

TEST_CASE("an exception in a part reaches the caller") {
  CHECK_THROWS_AS(for_each_chunk(1, 1, 2,
                                 [](std::size_t, std::size_t) {
                                   taktskifte::for_each_part(1000, 10,
                                                             [](std::size_t first, std::size_t last) {
                                                               if (first <= 40 && 40 < last)
                                                                 throw std::runtime_error("item 40");
                                                             });
                                 }),
                  std::runtime_error);
}

TEST_CASE("pieces of work leave in their order, one at a time, and few are on their way") {
  constexpr int count = 200;
  for (const int threads : {1, 2, 7}) {
    for (const int most : {1, 3, 50}) {
      int given = 0;
      std::atomic<int> giving{0}, leaving{0}, on_their_way{0}, highest{0};
      std::atomic<bool> proper{true};
      std::vector<int> left;
      const auto leave = [&](int piece) {
        const Alone alone(leaving);
        if (alone.twice) proper = false;
        left.push_back(piece);
        --on_their_way;
      };
      const auto next = [&]() -> Piece {
        const Alone alone(giving);
        if (alone.twice) proper = false;
        if (given == count) return {};
        highest = std::max<int>(highest, ++on_their_way);
        return [&leave, piece = given++]() -> Handover { return [&leave, piece] { leave(piece); }; };
      };
      run_in_order(next, static_cast<std::size_t>(most), threads);
      INFO(threads << " threads, at most " << most);
      CHECK(proper);
      CHECK(highest <= most);
      REQUIRE(left.size() == count);
      CHECK(std::is_sorted(left.begin(), left.end()));
    }
  }
}

TEST_CASE("pieces run beside each other") {
  std::atomic<int> arrived{0}, met{0};
  const auto meet = [&] {
    ++arrived;
    for (int look = 0; arrived < 2 && look < 5000; ++look)
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    if (arrived == 2) ++met;
  };
  int given = 0;
  const auto next = [&]() -> Piece {
    if (given == 2) return {};
    ++given;
    return [&]() -> Handover {
      meet();
      return [] {};
    };
  };
  run_in_order(next, 2, 2);
  CHECK(met == 2);
}

TEST_CASE("an exception in a piece, its handover or what gives pieces reaches the caller") {
  for (const int threads : {1, 2, 7}) {
    for (const int where : {0, 1, 2}) {
      int given = 0;
      const auto at = [&](int place, int piece) {
        if (where == place && piece == 40) throw std::runtime_error("piece 40");
      };
      const auto next = [&]() -> Piece {
        if (given == 100) return {};
        at(0, given);
        return [&at, piece = given++]() -> Handover {
          at(1, piece);
          return [&at, piece] { at(2, piece); };
        };
      };
      CHECK_THROWS_WITH(run_in_order(next, 10, threads), "piece 40");
    }
  }
}

TEST_CASE("pieces that have begun finish, with all loops in them, whatever fails beside them") {
  constexpr std::size_t rows = 20'000;
  for (const int threads : {1, 2, 7}) {
    for (const bool in_handover : {true, false}) {
      std::atomic<int> begun{0}, whole{0};
      std::vector<int> left;
      int given = 0;
      const auto next = [&]() -> Piece {
        if (given == 50) return {};
        return [&, piece = given++]() -> Handover {
          ++begun;
          for (int loop = 0; loop < 20; ++loop) {
            std::atomic<std::size_t> visited{0};
            taktskifte::for_each_part(rows, 10,
                                      [&](std::size_t first, std::size_t last) { visited += last - first; });
            if (visited != rows) return [] {};
          }
          ++whole;
          if (!in_handover && piece == 3) throw std::runtime_error("piece 3");
          return [&, piece] {
            if (in_handover && piece == 3) throw std::runtime_error("piece 3");
            left.push_back(piece);
          };
        };
      };
      CHECK_THROWS_WITH(run_in_order(next, 10, threads), "piece 3");
      INFO(threads << " threads, in the handover: " << in_handover);
      CHECK(whole == begun);
      CHECK(begun < 50);
      CHECK(left.size() == (in_handover ? 3U : static_cast<std::size_t>(begun - 1)));
    }
  }
}
