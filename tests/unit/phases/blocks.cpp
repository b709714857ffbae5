#include "phases/blocks.hpp"

#include <catch2/catch.hpp>
#include <mutex>
#include <set>

#include "support/worlds.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/world/synthetic.hpp"

using namespace taktskifte;

TEST_CASE(
    "Blocks cover all municipalities once and begin at multiples of their size, however threads share them") {
  for (const std::size_t size : {1U, 511U, 512U, 4'096U, 4'097U, 9'000U, 30'001U}) {
    INFO(size);
    std::mutex guard;
    std::set<std::size_t> begins;
    std::size_t covered = 0;
    for_each_block(size, [&](std::size_t first, std::size_t count) {
      const std::scoped_lock lock(guard);
      begins.insert(first);
      covered += count;
    });
    CHECK(covered == size);
    CHECK(begins.size() == (size + block_size - 1) / block_size);
    for (const std::size_t first : begins) CHECK(first % block_size == 0);
  }
}

TEST_CASE(
    "In a population of many parts every municipality has the draws of its number, in order of size or not") {
  const auto table = synthetic_population(support::made_up_table(45), 9'001, 1);
  const Environment environment =
      make_environment(table, support::made_up_sites(), default_scenario().scenario);
  const YearStreams plain{{.seed = 4, .replicate = 2}, 3, environment.number};
  YearStreams ordered = plain;
  ordered.order = environment.by_size;
  std::vector<int> first(environment.size());
  std::vector<int> second(environment.size());
  innovate(environment.units, environment.innovation_chance, first, plain);
  innovate(environment.units, environment.innovation_chance, second, ordered);
  CHECK(first == second);
  for (const std::size_t i : {0U, 511U, 512U, 4'500U, 9'000U})
    CHECK(first[i] == binomial(plain.of(Purpose::innovate, i), RowDraw{}, environment.units[i],
                               environment.innovation_chance[i]));
}
