#include <catch2/catch.hpp>
#include <cmath>

#include "support/tolerance.hpp"
#include "support/worlds.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/rows.hpp"

using namespace taktskifte;

TEST_CASE("The three terms add up to the observed difference for every causal share") {
  for (const char* causal : {"0", "0.5", "1"}) {
    const auto scenario = default_scenario({std::string("barometer.causal_share=") + causal,
                                            "reuse.inherits=0", "barometer.firm_efficiency_log_odds=0"})
                              .scenario;
    const auto terms = outcome_terms(scenario.barometer, scenario.partners, scenario.reuse);
    for (std::size_t k = 0; k < outcome_count; ++k) {
      CHECK(logistic(terms[k].level) == Approx(scenario.barometer.base[k]));
      CHECK(logistic(terms[k].level + terms[k].prone + terms[k].researcher) ==
            Approx(scenario.barometer.base[k] + scenario.barometer.gap[k]));
    }
  }
  const auto selection = default_scenario({"barometer.causal_share=0"}).scenario;
  for (const auto& term : outcome_terms(selection.barometer, selection.partners, selection.reuse)) {
    CHECK(term.researcher == 0.0);  // researchers cause nothing
    CHECK(term.inherited == 0.0);
  }
  const auto cause = default_scenario({"barometer.causal_share=1"}).scenario;
  for (const auto& term : outcome_terms(cause.barometer, cause.partners, cause.reuse)) {
    CHECK(term.prone == Approx(0.0).margin(1e-14));  // logit of the same number, once computed with a sum
  }
}

namespace {

constexpr auto efficiency = static_cast<std::size_t>(Outcome::efficiency);

OutcomeLaws laws_of(const Scenario& scenario) {
  return outcome_laws(outcome_terms(scenario.barometer, scenario.partners, scenario.reuse),
                      scenario.partners.firm.at(Year{2018}));
}

void draw_results(support::Fixture& fixture, const OutcomeLaws& laws, double research_origin = 0.13) {
  keep_successes_of_each(fixture.world);
  fixture.world.beliefs.col(innovations_column).setZero();
  results(fixture.world, laws, fixture.scenario().belief, research_origin, {fixture.seed, 4});
}

// Gives municipality i so many innovations of each kind.
void set_kinds(support::Fixture& fixture, std::size_t i, const std::array<int, kind_count>& counts) {
  for (std::size_t k = 0; k < kind_count; ++k) fixture.world.year_state.kinds[k][i] = counts[k];
}
void set_kinds_of_all(support::Fixture& fixture, const std::array<int, kind_count>& counts) {
  for (std::size_t i = 0; i < fixture.world.size(); ++i) set_kinds(fixture, i, counts);
}

double chance_of(const OutcomeTerms& terms, double firm_share, std::size_t slot) {
  return (1.0 - firm_share) * success_chance(terms, slot, false) +
         firm_share * success_chance(terms, slot, true);
}

}  // namespace

TEST_CASE("Successes follow the chances of their kind") {
  support::Fixture fixture(2);
  // One very large municipality of each kind: 40 000 innovations, all with researchers or all without.
  constexpr int n = 40'000;
  fixture.world.year_state.kinds[kind(false, true, true)] = {n, 0};
  fixture.world.year_state.kinds[kind(false, false, false)] = {0, n};
  const auto& scenario = fixture.scenario();
  const auto terms = outcome_terms(scenario.barometer, scenario.partners, scenario.reuse);
  draw_results(fixture, laws_of(scenario));
  const YearState& now = fixture.world.year_state;
  CHECK(now.shown(0, tries_column(true)) == n);
  CHECK(now.shown(0, tries_column(false)) == 0);
  CHECK(now.shown(1, tries_column(false)) == n);
  double worth = 0.0;
  for (std::size_t k = 0; k < outcome_count; ++k) {
    const double with = chance_of(terms[k], 0.15, success_slot(true, true, false));
    const double without = chance_of(terms[k], 0.15, success_slot(false, false, false));
    const auto share = [&](bool researcher, std::size_t i) {
      return now.successes_of_each[researcher ? 1 : 0][k][i] / static_cast<double>(n);
    };
    CHECK(std::abs(share(true, 0) - with) < support::share_tolerance(with, n));
    CHECK(std::abs(share(false, 1) - without) < support::share_tolerance(without, n));
    CHECK(now.successes[1][k] == now.successes_of_each[1][k][0]);
    CHECK(now.successes[0][k] == now.successes_of_each[0][k][1]);
    worth += scenario.belief.outcome_weights[k] * now.successes_of_each[1][k][0];
  }
  CHECK(now.shown(0, worth_column(true)) == Approx(worth));
  CHECK(now.shown(1, worth_column(true)) == 0.0);
}

TEST_CASE("Who looks at each municipality changes no result") {
  support::Fixture fixture(30);
  set_kinds_of_all(fixture, {7, 2, 3, 1, 90, 5, 4, 8});
  const OutcomeLaws laws = laws_of(fixture.scenario());
  World unseen = fixture.world;
  unseen.beliefs.col(innovations_column).setZero();
  results(unseen, laws, fixture.scenario().belief, 0.13, {fixture.seed, 4});
  draw_results(fixture, laws);
  CHECK(unseen.year_state.successes == fixture.world.year_state.successes);
  CHECK(unseen.year_state.shown == fixture.world.year_state.shown);
  CHECK(unseen.year_state.successes_of_each[0][0].empty());
}

TEST_CASE("Firms drawn after efficiency take part as often as they should, and with the successful ones") {
  support::Fixture fixture(60, {"barometer.firm_efficiency_log_odds=1.5"});
  set_kinds_of_all(fixture, {500, 50, 60, 70, 900, 80, 90, 200});
  const OutcomeLaws laws = laws_of(fixture.scenario());
  draw_results(fixture, laws);
  const auto& efficient = fixture.world.year_state.efficiency;
  std::int64_t tries = 0;
  double expected = 0.0;
  for (std::size_t slot = 0; slot < slot_count; ++slot) {
    tries += efficient[slot].tries;
    const auto successes = static_cast<double>(efficient[slot].successes);
    expected += successes * laws.firm[slot].success +
                (static_cast<double>(efficient[slot].tries) - successes) * laws.firm[slot].failure;
    CHECK(laws.firm[slot].success > 0.15);
    CHECK(laws.firm[slot].failure < 0.15);
    const double chance = laws.of_slot[efficiency][slot].chance();
    CHECK(chance * laws.firm[slot].success + (1.0 - chance) * laws.firm[slot].failure == Approx(0.15));
  }
  CHECK(tries == 117'000);
  const auto firms = static_cast<double>(draw_firms(efficient, laws, {fixture.seed, 4}));
  CHECK(std::abs(firms - expected) <
        support::z_one_in_a_million * std::sqrt(0.25 * static_cast<double>(tries)));
  CHECK(std::abs(firms / static_cast<double>(tries) - 0.15) <
        support::share_tolerance(0.15, static_cast<double>(tries)));
}

TEST_CASE("Without any gap an outcome is drawn for all innovations of an arm at once") {
  const auto scenario = default_scenario({"barometer.gap_efficiency=0", "barometer.gap_quality=0"}).scenario;
  const OutcomeLaws laws = laws_of(scenario);
  for (const std::size_t arm : {std::size_t{0}, std::size_t{1}}) {
    CHECK(laws.alike[arm][efficiency]);
    CHECK(laws.alike[arm][static_cast<std::size_t>(Outcome::quality)]);
    CHECK(!laws.alike[arm][static_cast<std::size_t>(Outcome::employee_satisfaction)]);
  }
  support::Fixture fixture(40, {"barometer.gap_efficiency=0"});
  set_kinds_of_all(fixture, {50, 5, 6, 7, 90, 8, 9, 20});
  draw_results(fixture, laws_of(fixture.scenario()));
  const auto& counts = fixture.world.year_state.efficiency;
  CHECK(counts[0].tries + counts[slots_of_arm].tries == 7'800);
}

TEST_CASE("A firm raises efficiency and nothing else") {
  const auto scenario = default_scenario().scenario;
  const auto terms = outcome_terms(scenario.barometer, scenario.partners, scenario.reuse);
  for (std::size_t k = 0; k < outcome_count; ++k) {
    CHECK((terms[k].firm > 0.0) == (k == static_cast<std::size_t>(Outcome::efficiency)));
  }
}

TEST_CASE("A single outcome replays the stream it says") {
  support::Fixture fixture(1, {"reuse.inherits=0"});
  fixture.world.year_state.kinds[kind(false, true, true)] = {70};
  const OutcomeLaws laws = laws_of(fixture.scenario());
  draw_results(fixture, laws);
  const Stream stream = YearStreams{fixture.seed, 4}.of(Purpose::outcomes, 0);
  const auto successes = [&](Outcome k) {
    return fixture.world.year_state.successes_of_each[1][static_cast<std::size_t>(k)][0];
  };
  const std::size_t slot = success_slot(true, true, false);  // the seventh: blocks 2 + 2 * 6 and the next
  const auto law = [&](Outcome k) -> const FixedBinomial& {
    return laws.of_slot[static_cast<std::size_t>(k)][slot];
  };
  CHECK(successes(Outcome::quality) == binomial(stream, {14, 0}, 70, law(Outcome::quality)));
  CHECK(successes(Outcome::efficiency) == binomial(stream, {14, 1}, 70, law(Outcome::efficiency)));
  CHECK(successes(Outcome::employee_satisfaction) ==
        binomial(stream, {14, 2}, 70, law(Outcome::employee_satisfaction)));
  // Outcomes without a gap: the blocks of the arm, behind those of eight slots.
  const auto& avoided = laws.of_slot[static_cast<std::size_t>(Outcome::avoided_cost)][slots_of_arm];
  CHECK(successes(Outcome::avoided_cost) == binomial(stream, {20, 0}, 70, avoided));
}

TEST_CASE("What projects yield is learned from, but is no innovation of its own") {
  support::Fixture fixture(1);
  fixture.world.year_state.project_innovations[0] = 4;
  draw_results(fixture, laws_of(fixture.scenario()));
  const YearState& now = fixture.world.year_state;
  for (const auto& of_arm : now.successes)
    for (const auto successes : of_arm) CHECK(successes == 0);
  CHECK(now.shown(0, tries_column(true)) == 4);
  CHECK(now.shown(0, tries_column(false)) == 0);
  const Stream stream = YearStreams{fixture.seed, 4}.of(Purpose::project_outcomes, 0);
  const OutcomeLaws laws = laws_of(fixture.scenario());
  double worth = 0.0;
  for (std::uint32_t k = 0; k < outcome_count; ++k)
    worth += fixture.scenario().belief.outcome_weights[k] *
             binomial(stream, {k / 4, k % 4}, 4, laws.of_projects[k]);
  CHECK(now.shown(0, worth_column(true)) == Approx(worth));
}
