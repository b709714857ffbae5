#include "jobs/replicate_queue.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "taktskifte/jobs/replicate_slice.hpp"

using namespace taktskifte;

namespace {

std::vector<int> up_to(int count) {
  std::vector<int> all(static_cast<std::size_t>(count));
  std::iota(all.begin(), all.end(), 0);
  return all;
}

}  // namespace

TEST_CASE("A queue hands every replicate out once, in blocks that get smaller where several take") {
  for (const std::size_t takers : {1U, 3U}) {
    ReplicateQueue queue(up_to(100), 16, takers, 2);
    std::vector<int> taken;
    std::vector<std::size_t> sizes;
    for (auto block = queue.take(); !block.empty(); block = queue.take()) {
      sizes.push_back(block.size());
      taken.insert(taken.end(), block.begin(), block.end());
    }
    CHECK(taken == up_to(100));
    CHECK(sizes.front() == 16);
    CHECK(sizes[sizes.size() - 2] == (takers == 1 ? 16 : 2));
  }
}

TEST_CASE("A closed queue hands nothing out") {
  ReplicateQueue queue(up_to(10), 4);
  CHECK(queue.take() == std::vector{0, 1, 2, 3});
  queue.close();
  CHECK(queue.take().empty());
}

TEST_CASE("Slices share all replicates out, each to one of them, whatever is missing") {
  for (const int n : {1, 3, 7, 20}) {
    std::vector<int> taken;
    for (int k = 1; k <= n; ++k)
      for (const int replicate : of_slice(up_to(10), {.k = k, .n = n}, 10)) taken.push_back(replicate);
    CHECK(taken == up_to(10));
  }
  CHECK(of_slice({0, 4, 5, 9}, {.k = 2, .n = 2}, 10) == std::vector{5, 9});
}
