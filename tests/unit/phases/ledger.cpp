#include <catch2/catch.hpp>

#include "support/worlds.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/phases/phases.hpp"

using namespace taktskifte;

namespace {

YearPolicy parts(std::int64_t public_part, std::int64_t private_part) {
  YearPolicy policy;
  policy.pot = Nok{public_part + private_part};
  policy.public_part = Nok{public_part};
  policy.private_part = Nok{private_part};
  return policy;
}

}  // namespace

TEST_CASE("Lost money is lost") {
  support::Fixture fixture(2);
  World& world = fixture.world;
  for (int year = 0; year < 2; ++year) {
    world.year_state.ledger = open_ledger(world, parts(100, 900), UnusedRule::lost);
    close_public_side(world.year_state.ledger, Nok{70}, UnusedRule::lost);
    close_private_side(world, Nok{850}, UnusedRule::lost);
    check_ledger(world.year_state.ledger, Year{2018});
    CHECK(world.year_state.ledger.public_side.unused == Nok{30});
    CHECK(world.year_state.ledger.public_side.carried_in == Nok{0});
    CHECK(world.year_state.ledger.private_side.moved_in == Nok{0});
  }
}

TEST_CASE("Carried money comes back next year on its own side") {
  support::Fixture fixture(2);
  World& world = fixture.world;
  world.year_state.ledger = open_ledger(world, parts(100, 900), UnusedRule::carry);
  close_public_side(world.year_state.ledger, Nok{70}, UnusedRule::carry);
  close_private_side(world, Nok{850}, UnusedRule::carry);
  world.year_state.ledger = open_ledger(world, parts(100, 900), UnusedRule::carry);
  close_public_side(world.year_state.ledger, Nok{120}, UnusedRule::carry);
  close_private_side(world, Nok{900}, UnusedRule::carry);
  check_ledger(world.year_state.ledger, Year{2019});
  CHECK(world.year_state.ledger.public_side.carried_in == Nok{30});
  CHECK(world.year_state.ledger.public_side.unused == Nok{10});
  CHECK(world.year_state.ledger.private_side.unused == Nok{50});
}

TEST_CASE("The other side gets public money at once and private money a year later") {
  support::Fixture fixture(2);
  World& world = fixture.world;
  world.year_state.ledger = open_ledger(world, parts(100, 900), UnusedRule::other_side);
  close_public_side(world.year_state.ledger, Nok{70}, UnusedRule::other_side);
  CHECK(world.year_state.ledger.private_side.moved_in == Nok{30});
  close_private_side(world, Nok{910}, UnusedRule::other_side);
  check_ledger(world.year_state.ledger, Year{2018});
  world.year_state.ledger = open_ledger(world, parts(100, 900), UnusedRule::other_side);
  CHECK(world.year_state.ledger.public_side.moved_in == Nok{20});
}

TEST_CASE("A krone that goes missing stops the program and says where") {
  Ledger ledger;
  ledger.pot = Nok{1000};
  ledger.public_side = {.part = Nok{100}, .awarded = Nok{70}, .unused = Nok{29}};
  ledger.private_side = {.part = Nok{900}, .awarded = Nok{900}};
  CHECK_THROWS_WITH(check_ledger(ledger, Year{2018}),
                    Catch::Contains("public ledger of 2018") && Catch::Contains("awarded 70 + unused 29"));
  ledger.public_side.unused = Nok{30};
  CHECK_NOTHROW(check_ledger(ledger, Year{2018}));
  ledger.pot = Nok{999};
  CHECK_THROWS_AS(check_ledger(ledger, Year{2018}), Error);
}
