#include "taktskifte/validation/reapplication.hpp"

#include <catch2/catch.hpp>

using namespace taktskifte;

namespace {

Pooled rate(const std::vector<std::string>& settings, int threads) {
  return return_rate({"today", settings}, {.scenarios = std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios",
                                           .settings = {"apply.belief=0", "apply.experience=0"},
                                           .threads = threads,
                                           .replicates = 20});
}

}  // namespace

TEST_CASE("winners who come back five times as often are seen, others are not, by any number of threads") {
  const Pooled often = rate({"apply.winner_factor=5"}, 2);
  REQUIRE(often.interval);
  CHECK(often.interval->low > 2.5);
  CHECK(often.value < 6.0);
  const Pooled never = rate({"apply.winner_factor=1"}, 1);
  // 20 replicates hold some 600 applications after a grant: half of 1 is more than ten standard errors away.
  CHECK(never.value > 0.5);
  CHECK(never.value < 1.5);
  const Pooled again = rate({"apply.winner_factor=1"}, 2);
  CHECK(never.value == again.value);
  CHECK(never.interval->low == again.interval->low);
}
