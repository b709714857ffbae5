#include <catch2/catch.hpp>
#include <cmath>

#include "support/tolerance.hpp"
#include "support/worlds.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"

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

TEST_CASE("Successes follow the chances of their kind") {
  support::Fixture fixture(2);
  // One very large municipality of each kind: 40 000 innovations, all with researchers or all without.
  constexpr int n = 40'000;
  fixture.world.year_state.kinds = {KindCounts{}, KindCounts{}};
  fixture.world.year_state.kinds[0][kind(false, true, true)] = n;
  fixture.world.year_state.kinds[1][kind(false, false, false)] = n;
  fixture.world.year_state.kinds_with_firm = {KindCounts{}, KindCounts{}};
  const auto& scenario = fixture.scenario();
  const auto terms = outcome_terms(scenario.barometer, scenario.partners, scenario.reuse);
  results(fixture.world, outcome_laws(terms), std::vector<double>(2, 0.13), {fixture.seed, 4});
  const Evidence own = fixture.world.year_state.own_results.cast<double>();
  CHECK(own(0, tries_column(true)) == n);
  CHECK(own(0, tries_column(false)) == 0);
  CHECK(own(1, tries_column(false)) == n);
  for (std::size_t k = 0; k < outcome_count; ++k) {
    const double with = logistic(terms[k].level + terms[k].prone + terms[k].researcher);
    const double without = logistic(terms[k].level);
    CHECK(std::abs(own(0, success_column(true, k)) / n - with) < support::share_tolerance(with, n));
    CHECK(std::abs(own(1, success_column(false, k)) / n - without) < support::share_tolerance(without, n));
  }
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
  fixture.world.year_state.kinds[0] = {};
  fixture.world.year_state.kinds[0][kind(false, true, true)] = 30;
  fixture.world.year_state.kinds_with_firm[0] = {};
  const auto& scenario = fixture.scenario();
  const auto terms = outcome_terms(scenario.barometer, scenario.partners, scenario.reuse);
  const YearStreams draws{fixture.seed, 4};
  results(fixture.world, outcome_laws(terms), std::vector<double>(1, 0.13), draws);
  const Stream stream = draws.of(Purpose::outcomes, 0);
  for (std::uint32_t k = 0; k < outcome_count; ++k) {
    const double chance = logistic(terms[k].level + terms[k].prone + terms[k].researcher);
    const std::uint32_t slot = 8 + 4;  // prone and with a researcher
    CHECK(fixture.world.year_state.own_results(0, success_column(true, k)) ==
          binomial(stream.uniform(16 + 16 * k + slot), 30, chance));
  }
}

TEST_CASE("What projects yield is learned from, but is no innovation of its own") {
  support::Fixture fixture(1);
  fixture.world.year_state.kinds[0] = {};
  fixture.world.year_state.kinds_with_firm[0] = {};
  fixture.world.year_state.project_innovations[0] = 4;
  const auto& scenario = fixture.scenario();
  results(fixture.world, outcome_laws(outcome_terms(scenario.barometer, scenario.partners, scenario.reuse)),
          std::vector<double>(1, 0.13), {fixture.seed, 4});
  CHECK(fixture.world.year_state.own_results.sum() == 0);
  CHECK(fixture.world.year_state.seen_results(0, tries_column(true)) == 4);
  CHECK(fixture.world.year_state.seen_results(0, tries_column(false)) == 0);
}
