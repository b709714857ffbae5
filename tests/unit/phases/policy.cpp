#include <catch2/catch.hpp>

#include "support/worlds.hpp"
#include "taktskifte/phases/phases.hpp"

using namespace taktskifte;

TEST_CASE("The parts make the pot, to the krone, at any share") {
  for (const char* share : {"0", "0.075", "0.3333333", "0.5", "1"}) {
    const auto scenario = default_scenario({std::string("funding.public_share=") + share}).scenario;
    const YearPolicy policy = policy_of(scenario, Year{2018}, false);
    CHECK(policy.public_part + policy.private_part == policy.pot);
    CHECK(policy.pot == Nok{1'460'000'000});
  }
}

TEST_CASE("The burn-in has its own public share whatever the mix") {
  const auto scenario = default_scenario({"funding.public_share=0.5"}).scenario;
  CHECK(policy_of(scenario, Year{2018}, true).public_part == Nok{109'500'000});
  CHECK(policy_of(scenario, Year{2018}, false).public_part == Nok{730'000'000});
}

TEST_CASE("Levers follow their paths") {
  const auto scenario =
      default_scenario({"funding.public_share=2018:0.1 .. 2020:0.5", "apply.effort=2018:1 2019:2"}).scenario;
  CHECK(policy_of(scenario, Year{2019}, false).public_part == Nok{438'000'000});
  CHECK(policy_of(scenario, Year{2018}, false).effort == 1.0);
  CHECK(policy_of(scenario, Year{2025}, false).effort == 2.0);
}
