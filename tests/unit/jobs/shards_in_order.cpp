#include "jobs/shards_in_order.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstring>
#include <numeric>
#include <stdexcept>
#include <thread>

#include "support/sample_shards.hpp"
#include "support/scratch.hpp"

using namespace taktskifte;
using namespace taktskifte::support;

namespace {

// Shards of one to three replicates, two of which overlap.
struct Shards {
  Shards() {
    for (const auto& replicates : {std::vector{0, 1, 2}, {3, 6}, {4, 5}, {7}, {8, 9, 10}, {11}})
      write_shard(scratch.file(""), run, finished(replicates));
    found = list_shards(scratch.file(""), run);
  }
  Scratch scratch;
  RunIdentity run = sharded_run();
  ShardInventory found{};
};

std::vector<int> first(int count) {
  std::vector<int> all(static_cast<std::size_t>(count));
  std::iota(all.begin(), all.end(), 0);
  return all;
}

// Bit by bit, since some are not defined.
bool same(const Series& a, const Series& b) {
  return a.values.size() == b.values.size() &&
         std::memcmp(a.values.data(), b.values.data(), a.values.size() * sizeof(double)) == 0;
}

}  // namespace

TEST_CASE("replicates are handed over in order, with the sums of the shards they lie in") {
  const Shards shards;
  REQUIRE(shards.found.shards.size() == 6);
  for (const int threads : {1, 2, 7}) {
    for (const int count : {12, 7, 4, 0}) {
      std::vector<int> handed_over;
      int sums = 0, others = 0;
      ShardsInOrder(shards.found, shards.run)
          .read(
              first(count), threads, [] {}, [&](const auto&) { ++sums; },
              [&](int replicate, std::vector<Series>&& series) {
                if (!same(series[1], sample_replicate(replicate, size_of_sharded)[1])) ++others;
                handed_over.push_back(replicate);
              });
      CHECK(others == 0);
      CHECK(handed_over == first(count));
      CHECK(sums == (count == 12 ? 6 : count == 7 ? 3 : count == 4 ? 2 : 0));
    }
  }
}

TEST_CASE("what stops or fails while shards are handed over reaches the caller") {
  const Shards shards;
  for (const int threads : {1, 2, 7}) {
    const auto read = [&](const std::function<void()>& between, const Append& append) {
      ShardsInOrder(shards.found, shards.run)
          .read(
              first(12), threads, between, [](const auto&) {}, append);
    };
    CHECK_THROWS_WITH(read([] {},
                           [](int replicate, auto&&) {
                             if (replicate == 5) throw std::runtime_error("full");
                           }),
                      "full");
    int left = 3;
    CHECK_THROWS_WITH(read(
                          [&] {
                            if (--left == 0) throw std::runtime_error("stop");
                          },
                          [](int, auto&&) {}),
                      "stop");
  }
}

TEST_CASE("a replicate that lies in no shard is a defect, not a walk beyond the last one") {
  const Shards shards;
  for (const int threads : {1, 2}) {
    ShardsInOrder in_order(shards.found, shards.run);
    CHECK_THROWS_AS(in_order.read(
                        {11, 12}, threads, [] {}, [](const auto&) {}, [](int, auto&&) {}),
                    std::logic_error);
  }
}

TEST_CASE("a shard that changed since the survey is named, whoever hands over the one before") {
  for (const int threads : {1, 2}) {
    const Shards shards;
    const std::string file = shards.found.shards[3].file;
    auto bytes = content(file);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    write_content(file, bytes);
    std::vector<int> handed_over;
    ShardsInOrder in_order(shards.found, shards.run);
    CHECK_THROWS_AS(in_order.read(
                        first(12), threads, [] {}, [](const auto&) {},
                        [&](int replicate, auto&&) { handed_over.push_back(replicate); }),
                    DamagedShard);
    CHECK(handed_over == first(7));  // what shards before it complete
    ShardsInOrder again(shards.found, shards.run);
    const auto fails_late = [](int replicate, auto&&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      if (replicate == 6) throw std::runtime_error("full");
    };
    CHECK_THROWS_WITH(again.read(
                          first(12), threads, [] {}, [](const auto&) {}, fails_late),
                      "full");
  }
}

TEST_CASE("sums that cannot be added damage their shard, and nobody else is at work between two") {
  const Shards shards;
  for (const int threads : {1, 2}) {
    ShardsInOrder in_order(shards.found, shards.run);
    std::atomic<int> at_work = 0;
    int between = 0, beside = 0, added = 0;
    const auto add_sums = [&](const auto&) {
      if (++added == 3) throw Error(ErrorKind::data, "too large");
    };
    const auto append = [&](int, auto&&) {
      ++at_work;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      --at_work;
    };
    const auto look = [&] {
      ++between;
      if (at_work > 0) ++beside;
    };
    CHECK_THROWS_WITH(in_order.read(first(12), threads, look, add_sums, append),
                      Catch::Contains(shards.found.shards[2].file) && Catch::Contains("too large"));
    CHECK(between >= 3);
    CHECK(beside == 0);
  }
}
