// Ledgers balance and limits hold in worlds and policies drawn at random.
#include <catch2/catch.hpp>

#include "support/worlds.hpp"
#include "taktskifte/ensemble/simulate.hpp"
#include "taktskifte/random/draw.hpp"

using namespace taktskifte;

namespace {

std::string number(double value) { return std::to_string(value); }

std::vector<std::string> random_policy(StreamCursor& chance) {
  const std::array<const char*, 3> unused{"lost", "carry", "other_side"};
  return {"funding.public_share=" + number(chance.next()),
          "funding.pot_mnok=" + number(3000.0 * chance.next()),
          "apply.elasticity=" + number(1.5 * chance.next()),
          "panel.fundable_share=" + number(0.2 + 0.8 * chance.next()),
          "grant.support_cap_municipal=" + number(0.3 + 0.7 * chance.next()),
          std::string("funding.unused=") + unused[static_cast<std::size_t>(uniform_index(chance.next(), 3))],
          "run.years=5"};
}

// Every lever of a call at once, each at a strength of its own; some are off.
std::vector<std::string> random_levers(StreamCursor& chance) {
  auto sometimes = [&](double most) { return number(chance.next() < 0.3 ? 0.0 : most * chance.next()); };
  return {"preproject.share=" + sometimes(1.0),
          "panel.lottery=" + sometimes(1.0),
          "quota.small_municipalities=" + sometimes(0.5),
          "quota.vestlandet=" + sometimes(0.25),
          "quota.nord_norge=" + sometimes(0.25),
          "apply.joint_share=" + sometimes(1.0),
          "apply.effort=" + number(0.1 + chance.next()),
          "grant.size_factor=" + number(0.1 + 2.0 * chance.next()),
          "panel.need_weight=" + sometimes(2.0),
          "research.open_to_municipalities=" + sometimes(0.05),
          "own.part_for_innovation=" + sometimes(1.0),
          "office.access_nord_norge=" + sometimes(2.0),
          "office.reach=" + number(0.5 + 3.0 * chance.next()),
          "match.institute_openness=" + sometimes(3.0),
          "innovation.strategy=" + number(2.0 * chance.next() - 1.0),
          "peers.further=" + number(10.0 * chance.next()),
          "partners.firm=" + sometimes(1.0)};
}

void check_year(const World& world) {
  const Ledger& ledger = world.year_state.ledger;
  for (const Account* side : {&ledger.public_side, &ledger.private_side}) {
    CHECK(side->awarded + side->unused == side->part + side->carried_in + side->moved_in);
    CHECK(side->unused >= Nok{});
  }
  CHECK(ledger.public_side.part + ledger.private_side.part == ledger.pot);
  Nok paid;
  for (const Nok ministry : world.year_state.ministries) paid += ministry;
  CHECK(paid == ledger.public_side.awarded);
  CHECK(world.year_state.preprojects_awarded <= ledger.public_side.part);
  int running = 0;
  for (std::size_t i = 0; i < world.size(); ++i) {
    CHECK(world.year_state.awards[i] <= world.year_state.applications[i]);
    CHECK(world.year_state.reused[i] <= world.year_state.innovations[i]);
    CHECK(world.year_state.exposing_projects[i] <= world.year_state.participations[i]);
    CHECK(world.experience[i] >= 0.0);
    CHECK(world.experience[i] <= 1.0);
    CHECK(world.running[i] >= 0);
    running += world.running[i];
    const auto row = static_cast<Eigen::Index>(i);
    for (const bool with : {false, true}) {  // the weights of outcomes sum to 1
      const auto within = [&](const Beliefs& rows) {
        return rows(row, worth_column(with)) <= rows(row, tries_column(with)) * (1.0 + 1e-12);
      };
      CHECK(within(world.year_state.shown));
      CHECK(within(world.beliefs));
    }
  }
  CHECK(running == static_cast<int>(world.projects.size()));
}

// Every innovation has one cause, and one barrier if it has no researcher.
void check_counts(const World& world) {
  std::int64_t innovations = 0;
  std::int64_t with_researcher = 0;
  for (std::size_t i = 0; i < world.size(); ++i) {
    innovations += world.year_state.innovations[i];
    with_researcher += world.year_state.with_researcher[i];
  }
  std::int64_t caused = 0;
  for (const auto count : world.year_state.causes) caused += count;
  CHECK(caused == innovations);
  CHECK(world.year_state.causes[static_cast<std::size_t>(Cause::research)] <= with_researcher);
  std::int64_t stopped = 0;
  for (const auto& of_size : world.year_state.barriers) {
    for (const auto count : of_size) stopped += count;
  }
  CHECK(stopped == innovations - with_researcher);
}

}  // namespace

TEST_CASE("Ledgers and limits hold in random worlds under random policies") {
  for (std::uint32_t draw = 0; draw < 12; ++draw) {
    StreamCursor chance(Stream({.seed = 77, .replicate = draw}, Purpose::innovate, 0, 0), 0);
    const auto municipalities = static_cast<std::size_t>(2 + uniform_index(chance.next(), 60));
    const support::Fixture fixture(municipalities, random_policy(chance));
    World world = burn_in(fixture.environment, fixture.scenario(), {.seed = draw, .replicate = draw});
    simulate(world, fixture.environment, fixture.scenario(), {.seed = draw, .replicate = draw},
             [](const World& w) {
               check_year(w);
               check_counts(w);
             });
  }
}

TEST_CASE("Ledgers and limits hold under every lever of a call at once") {
  for (std::uint32_t draw = 0; draw < 24; ++draw) {
    StreamCursor chance(Stream({.seed = 78, .replicate = draw}, Purpose::innovate, 0, 0), 0);
    auto settings = random_policy(chance);
    const auto levers = random_levers(chance);
    settings.insert(settings.end(), levers.begin(), levers.end());
    const support::Fixture fixture(60, settings);
    const ReplicateSeed seed{.seed = draw, .replicate = draw};
    World world = burn_in(fixture.environment, fixture.scenario(), seed);
    simulate(world, fixture.environment, fixture.scenario(), seed, [](const World& w) {
      check_year(w);
      check_counts(w);
    });
  }
}

TEST_CASE("Mixes that differ in the public share alone have the same innovations, and share 0 no award") {
  const support::Fixture none(40, {"funding.public_share=0", "run.years=6"});
  const support::Fixture half(40, {"funding.public_share=0.5", "run.years=6"});
  std::vector<std::vector<int>> innovations;
  World first = burn_in(none.environment, none.scenario(), none.seed);
  simulate(first, none.environment, none.scenario(), none.seed, [&](const World& world) {
    innovations.push_back(world.year_state.innovations);
    for (const int awards : world.year_state.awards) CHECK(awards == 0);
    CHECK(world.year_state.other_awards == 0);
    CHECK(world.year_state.ledger.public_side.awarded == Nok{});
  });
  std::size_t year = 0;
  int awards_at_half = 0;
  World second = burn_in(half.environment, half.scenario(), half.seed);
  simulate(second, half.environment, half.scenario(), half.seed, [&](const World& world) {
    CHECK(world.year_state.innovations == innovations[year++]);
    for (const int awards : world.year_state.awards) awards_at_half += awards;
  });
  CHECK(year == 6);
  CHECK(awards_at_half > 0);
}

TEST_CASE("With enough money every fundable application is awarded") {
  const support::Fixture fixture(
      40, {"funding.pot_mnok=2017:1460 2018:100000", "funding.public_share=0.5", "run.years=3"});
  World world = burn_in(fixture.environment, fixture.scenario(), fixture.seed);
  simulate(world, fixture.environment, fixture.scenario(), fixture.seed, [&](const World& w) {
    int awards = w.year_state.other_awards;
    for (const int one : w.year_state.awards) awards += one;
    CHECK(awards == w.year_state.fundable_applications);
    CHECK(awards > 0);
  });
}
