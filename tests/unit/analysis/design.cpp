#include "taktskifte/analysis/design.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <numeric>
#include <set>

#include "taktskifte/scenario/read.hpp"

using namespace taktskifte;

namespace {

Sweep swept(const std::vector<std::string>& words, DesignOrder order = {},
            const std::vector<std::string>& settings = {}) {
  for (const auto& word : words) order.lines.push_back(sweep_line(word));
  return make_sweep(order, {default_scenario(settings)}, 2);
}

std::vector<std::string> first_settings(const Sweep& sweep) {
  std::vector<std::string> all;
  for (const auto& point : sweep.points) all.push_back(point.settings.front());
  return all;
}

std::string refusal(const std::vector<std::string>& words, ErrorKind kind, const DesignOrder& order = {}) {
  try {
    (void)swept(words, order);
  } catch (const Error& error) {
    CHECK(error.kind() == kind);
    return error.what();
  }
  return "not refused";
}

using Catch::Matchers::Contains;

}  // namespace

TEST_CASE("Steps are the decimals that a person would write, with both ends") {
  const auto mix = first_settings(swept({"funding.public_share=0:1:0.05"}));
  REQUIRE(mix.size() == 21);
  CHECK(mix[0] == "0");
  CHECK(mix[3] == "0.15");
  CHECK(mix[20] == "1");
  CHECK(first_settings(swept({"peers.count=2:8:3"})) == std::vector<std::string>{"2", "5", "8"});
  CHECK(first_settings(swept({"apply.reference_count=1e1:3e1:1e1"})) ==
        std::vector<std::string>{"10", "20", "30"});
}

TEST_CASE("Given values are kept as they are written") {
  CHECK(first_settings(swept({"funding.unused=lost, carry,other_side"})) ==
        std::vector<std::string>{"lost", "carry", "other_side"});
  CHECK(first_settings(swept({"funding.public_share=0.50,2018:0.075 2023:0.50"})) ==
        std::vector<std::string>{"0.50", "2018:0.075 2023:0.50"});
  const auto choice = swept({"funding.unused=lost,carry"});
  CHECK(value_of(choice.keys[0], "carry") == 1.0);
}

TEST_CASE("A fact acts from 1900 on, a policy from the first reported year") {
  const auto both = swept({"fact:apply.effort=0.5,2", "funding.public_share=0.1,0.5"});
  CHECK(both.keys[0].treatment == Treatment::fact);
  CHECK(both.keys[1].treatment == Treatment::policy);
  CHECK(both.points[0].settings == std::vector<std::string>{"1900:0.5", "0.1"});
  CHECK(value_of(both.keys[0], "1900:0.5") == 0.5);
  const auto base = default_scenario();
  const auto fact = at_point(base, both, 3).scenario;
  CHECK(fact.apply.effort.at(fact.run.first_year + -1) == 2.0);
  CHECK(fact.funding.public_share.at(fact.run.first_year) == 0.5);
  const auto policy = at_point(base, swept({"apply.effort=2"}), 0).scenario;
  CHECK(policy.apply.effort.at(policy.run.first_year + -1) != 2.0);
  CHECK(policy.apply.effort.at(policy.run.first_year) == 2.0);
}

TEST_CASE("A point is the scenario that --set gives") {
  const auto sweep = swept({"apply.elasticity=0.2,0.7", "apply.effort=0.5,2", "funding.unused=lost,carry"});
  const auto point = at_point(default_scenario(), sweep, 6);
  const auto by_set = default_scenario({"apply.elasticity=0.7", "apply.effort=2", "funding.unused=lost"});
  CHECK(burn_in_text(point) == burn_in_text(by_set));
  for (std::size_t k = 0; k < keys().size(); ++k) CHECK(point.entries[k].text == by_set.entries[k].text);
  const auto year = by_set.scenario.run.first_year;
  CHECK(point.scenario.apply.effort.at(year) == by_set.scenario.apply.effort.at(year));
}

TEST_CASE("A grid has every combination, and neighbours share their facts") {
  const auto sweep = swept({"funding.public_share=0.1,0.2,0.3", "apply.elasticity=0.2,0.7"});
  std::set<std::vector<std::string>> all;
  for (const auto& point : sweep.points) all.insert(point.settings);
  CHECK(all.size() == 6);
  CHECK(same_facts(sweep, 0, 2));
  CHECK(!same_facts(sweep, 2, 3));
  CHECK(same_facts(sweep, 3, 5));
}

TEST_CASE("A list takes values together") {
  const auto sweep =
      swept({"apply.elasticity=0.2,0.7", "choice.access=0,0.5"}, {.lines = {}, .kind = DesignKind::list});
  REQUIRE(sweep.points.size() == 2);
  CHECK(sweep.points[1].settings == std::vector<std::string>{"0.7", "0.5"});
  CHECK_THAT(refusal({"apply.elasticity=0.2,0.7", "choice.access=0"}, ErrorKind::usage,
                     {.lines = {}, .kind = DesignKind::list}),
             Contains("has 2 where choice.access has 1"));
}

TEST_CASE("Drawn values lie in their range, evenly or in the logarithm, and are crossed with given ones") {
  for (const auto kind : {DesignKind::sobol, DesignKind::latin_hypercube}) {
    const auto sweep = swept({"apply.elasticity=0.2..0.8", "apply.reference_count=10..1000 log",
                              "peers.count=2..5", "funding.public_share=0.1,0.5"},
                             {.lines = {}, .kind = kind, .points = 64});
    REQUIRE(sweep.points.size() == 128);
    int below = 0;
    int log_below = 0;
    std::set<double> counts;
    for (const auto& point : sweep.points) {
      const double even = value_of(sweep.keys[0], point.settings[0]);
      CHECK((even > 0.2 && even < 0.8));
      below += even < 0.5 ? 1 : 0;
      log_below += value_of(sweep.keys[1], point.settings[1]) < 100.0 ? 1 : 0;
      counts.insert(value_of(sweep.keys[2], point.settings[2]));
    }
    CHECK(below == 64);
    CHECK(log_below == 64);
    CHECK(counts == std::set<double>{2.0, 3.0, 4.0, 5.0});
    CHECK(sweep.points[0].settings[0] == sweep.points[1].settings[0]);
  }
  const auto study = swept({"apply.elasticity=study"}, {.lines = {}, .points = 8});
  CHECK(study.points.size() == 8);
  CHECK(swept({"apply.effort=study"}, {.lines = {}, .points = 4}).keys[0].treatment == Treatment::fact);
  const auto counts = swept({"peers.count=1..1000 log"}, {.lines = {}, .points = 256});
  const auto few = std::count_if(counts.points.begin(), counts.points.end(), [&](const SweepPoint& point) {
    return value_of(counts.keys[0], point.settings[0]) < 32.0;
  });
  CHECK(std::abs(few - 128) < 8);  // evenly in the logarithm: the middle of 1 to 1001 is 31.6
}

TEST_CASE("The other numbers of a list that sums to 1 share what is left as they did before") {
  const auto sweep =
      swept({"belief.outcome_weights[2]=0,0.4"}, {}, {"belief.outcome_weights=0.1 0.2 0.3 0.2 0.2"});
  CHECK(sweep.points[1].refused.empty());
  CHECK(value_of(sweep.keys[0], sweep.points[1].settings[0]) == 0.4);
  const auto weights = at_point(default_scenario(), sweep, 1).scenario.belief.outcome_weights;
  CHECK(weights[0] == Approx(0.075));
  CHECK(weights[2] == Approx(0.225));
  CHECK(std::accumulate(weights.begin(), weights.end(), 0.0) == Approx(1.0).margin(1e-12));
}

TEST_CASE("A point that breaks a rule is refused with its message and keeps its place") {
  const auto sweep = swept({"grant.min_mnok=1,2,300"});
  REQUIRE(sweep.points.size() == 3);
  CHECK(sweep.points[0].refused.empty());
  CHECK(sweep.points[2].settings[0] == "300");
  CHECK_THAT(sweep.points[2].refused, Contains("the smallest request, 300 MNOK, is above the largest"));
  CHECK_THAT(sweep.points[2].refused, Contains("--sweep: grant.min_mnok"));
  CHECK_THAT(refusal({"grant.min_mnok=300,400"}, ErrorKind::scenario), Contains("every point is refused"));
}

TEST_CASE("Bad lines of a sweep are refused by name with what to do") {
  const auto bad = [](const std::string& word) { return refusal({word}, ErrorKind::scenario); };
  CHECK_THAT(bad("apply.elastcity=1,2"), Contains("did you mean apply.elasticity?"));
  CHECK_THAT(bad("funding.public_share=0:1.2:0.4"), Contains("1.2: a share lies in [0, 1]"));
  CHECK_THAT(bad("funding.public_share=0:1:0.3"), Contains("do not end at 1") && Contains("0:0.9:0.3"));
  CHECK_THAT(bad("funding.public_share=1:0:0.1"), Contains("from, to and step rise"));
  CHECK_THAT(bad("funding.public_share=0:1:0.0000001"), Contains("more than a million"));
  CHECK_THAT(bad("funding.public_share=0,5;1"), Contains("5;1"));
  CHECK_THAT(bad("funding.public_share=0.1,,0.2"), Contains("an empty value"));
  CHECK_THAT(bad("funding.public_share=0.1,0.1"), Contains("twice"));
  CHECK_THAT(bad("funding.public_share="), Contains("no values"));
  CHECK_THAT(bad("funding.unused=lost,gone"), Contains("gone: no such choice"));
  CHECK_THAT(bad("funding.unused=0..1"), Contains("cannot be drawn"));
  CHECK_THAT(bad("apply.elasticity=0.9..0.2"), Contains("a range rises"));
  CHECK_THAT(bad("apply.elasticity=0..0.2 log"), Contains("begins above 0"));
  CHECK_THAT(bad("apply.elasticity=0..9"), Contains("the value lies in"));
  CHECK_THAT(bad("run.seed=1,2"), Contains("share seed"));
  CHECK_THAT(bad("fact:funding.public_share=0.1"), Contains("leave out fact"));
  CHECK_THAT(bad("policy:apply.elasticity=0.1"), Contains("leave out policy"));
  CHECK_THAT(bad("belief.outcome_weights[6]=0.1"), Contains("[1] to [5]"));
  CHECK_THAT(bad("apply.elasticity[1]=0.1"), Contains("no list of numbers"));
  CHECK_THAT(refusal({"apply.elasticity=0.1", "apply.elasticity=0.2"}, ErrorKind::scenario),
             Contains("swept already"));
  CHECK_THAT(refusal({"apply.elasticity"}, ErrorKind::usage), Contains("write --sweep key=values"));
  CHECK_THAT(refusal({}, ErrorKind::usage), Contains("no key given"));
  CHECK_THAT(refusal({"apply.elasticity=0.1..0.2"}, ErrorKind::usage), Contains("add --points N"));
  CHECK_THAT(refusal({"apply.elasticity=0.1,0.2"}, ErrorKind::usage, {.lines = {}, .points = 5}),
             Contains("nothing is drawn"));
}

TEST_CASE("A wish to stop ends the making of a large design soon, wherever it comes") {
  const std::vector<ResolvedScenario> scenarios = {default_scenario()};
  const DesignOrder order{.lines = {sweep_line("apply.elasticity=0.1..0.8")}, .points = 1000};
  std::atomic<int> asked = 0;
  (void)make_sweep(order, scenarios, 2, [&] { return ++asked < 0; });
  const int times = asked;
  CHECK(times >= 2 * 1000 / 64);  // while settings are drawn, and while rules are checked
  for (const int after : {0, times / 2, times - 1}) {
    asked = 0;
    try {
      (void)make_sweep(order, scenarios, 2, [&] { return asked++ >= after; });
      FAIL("not stopped");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::stopped);
    }
  }
}
