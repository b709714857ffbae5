#include "taktskifte/ensemble/replicates.hpp"

#include <catch2/catch.hpp>
#include <cstring>
#include <tuple>

#include "support/scratch.hpp"
#include "support/worlds.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/ensemble/simulate.hpp"
#include "taktskifte/measures/recorder.hpp"

using namespace taktskifte;

namespace {

ResolvedScenario named(const std::string& name, std::vector<std::string> settings) {
  settings.insert(settings.end(), {"run.years=3", "run.replicates=5"});
  ResolvedScenario resolved = default_scenario(settings);
  resolved.scenario.name = name;
  return resolved;
}

Experiment small_study() {
  return {.scenarios = {named("today", {}), named("parity", {"funding.public_share=0.5"}),
                        named("believers", {"choice.belief=12"})},
          .municipalities = support::made_up_table(30),
          .sites = support::made_up_sites()};
}

std::vector<std::vector<Series>> collect(const Experiment& study, EnsembleOptions options) {
  std::vector<std::vector<Series>> all;
  run_ensemble(study, options, [&](int replicate, std::vector<Series>&& series) {
    CHECK(replicate == static_cast<int>(all.size()));
    all.push_back(std::move(series));
  });
  return all;
}

// Bits, not values: NaN equals NaN, and 0.0 differs from -0.0.
bool same_bits(const Series& a, const Series& b) {
  return a.values.size() == b.values.size() &&
         std::memcmp(a.values.data(), b.values.data(), a.values.size() * sizeof(double)) == 0 &&
         a.totals.awards == b.totals.awards && a.totals.innovations == b.totals.innovations &&
         a.drifted == b.drifted;
}

}  // namespace

TEST_CASE("One, two and seven threads give the same bits") {
  const Experiment study = small_study();
  const auto one = collect(study, {.threads = 1});
  REQUIRE(one.size() == 5);
  for (const int threads : {2, 7}) {
    const auto many = collect(study, {.threads = threads});
    REQUIRE(many.size() == one.size());
    for (std::size_t r = 0; r < one.size(); ++r) {
      for (std::size_t s = 0; s < one[r].size(); ++s) CHECK(same_bits(one[r][s], many[r][s]));
    }
  }
}

TEST_CASE("A replicate is the same however many are run") {
  const Experiment study = small_study();
  const auto few = collect(study, {.threads = 2, .replicates = 3});
  const auto many = collect(study, {.threads = 2, .replicates = 70});  // more than one block in flight
  REQUIRE(many.size() == 70);
  for (std::size_t r = 0; r < 3; ++r) {
    for (std::size_t s = 0; s < few[r].size(); ++s) CHECK(same_bits(few[r][s], many[r][s]));
  }
  CHECK_FALSE(same_bits(many[0][0], many[1][0]));
}

TEST_CASE("A shared burn-in gives what a burn-in of one's own would") {
  const Experiment study = small_study();
  const auto together = collect(study, {.threads = 1, .replicates = 1});
  for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
    const Scenario& scenario = study.scenarios[s].scenario;
    const Environment environment = make_environment(study.municipalities, study.sites, scenario);
    const ReplicateSeed seed{scenario.run.seed, 0};
    World world = burn_in(environment, scenario, seed);
    Recorder recorder(environment, scenario.run.years);
    simulate(world, environment, scenario, seed, [&](const World& w) { recorder.observe(w); });
    CHECK(same_bits(recorder.take(world), together[0][s]));
  }
}

TEST_CASE("Where nobody lapses the limit of research capacity changes nothing else") {
  Experiment study = small_study();
  study.scenarios = {named("limited", {"research.work_years=1000000"}),
                     named("unlimited", {"research.part_of_grant=0", "research.part_of_private_grant=0"})};
  const auto series = collect(study, {.threads = 1, .replicates = 2});
  for (const auto& pair : series) {
    for (std::size_t year = 0; year < 3; ++year) {
      for (const MeasureRow& row : measures()) {
        if (row.name.find("work_years") != std::string_view::npos) continue;
        for (std::size_t e = 0; e < row.elements(); ++e) {
          const double limited = pair[0].at(year, row.measure, e);
          const double unlimited = pair[1].at(year, row.measure, e);
          INFO(row.name);
          CHECK((limited == unlimited || (limited != limited && unlimited != unlimited)));
        }
      }
    }
  }
}

TEST_CASE("Data files are compared by the file they are, not by their name") {
  const support::Scratch one;
  const support::Scratch two;
  auto scenario = [](const support::Scratch& scratch, const std::string& name) {
    support::write_content(scratch.file(name + ".ini"), "[data]\nmunicipalities = m.csv\n");
    ResolvedScenario resolved = read_scenario(scratch.file(name + ".ini"), {});
    return resolved;
  };
  CHECK_THROWS_WITH(prepare_experiment({scenario(one, "a"), scenario(two, "b")}),
                    Catch::Contains("data.municipalities"));
}

TEST_CASE("Scenarios that cannot be paired are refused by name and key") {
  const auto complain = [](std::vector<ResolvedScenario> scenarios) {
    prepare_experiment(std::move(scenarios));
  };
  CHECK_THROWS_WITH(complain({named("a", {}), named("b", {"run.seed=2"})}),
                    Catch::Contains("run.seed = 2 in b, but 1 in a"));
  CHECK_THROWS_WITH(complain({named("a", {}), named("a", {})}), Catch::Contains("two scenarios are named a"));
}

TEST_CASE("Replicates in flight are as many as the numbers that they keep allow") {
  constexpr std::size_t budget = std::size_t{32} << 20U;
  const auto study = [](std::size_t scenarios, int years, std::size_t municipalities) {
    Experiment made{.scenarios = {}, .municipalities = support::made_up_table(municipalities), .sites = {}};
    made.scenarios.resize(scenarios, default_scenario({"run.years=" + std::to_string(years)}));
    return made;
  };
  CHECK(replicates_in_flight(study(2, 20, 42), 2) == 256);  // small ones: a fixed number
  for (const auto& [scenarios, years, municipalities] :
       {std::tuple{10, 500, 1}, std::tuple{2, 20, 20000}, std::tuple{10, 100, 422}}) {
    const auto by_year = municipalities <= 10'000 ? static_cast<std::size_t>(4 * 4 * years) : 0;
    const std::size_t kept =
        static_cast<std::size_t>(scenarios) * (8 * static_cast<std::size_t>(years) * values_per_year() +
                                               (4 * 5 + by_year) * static_cast<std::size_t>(municipalities));
    const auto in_flight = replicates_in_flight(
        study(static_cast<std::size_t>(scenarios), years, static_cast<std::size_t>(municipalities)), 2);
    CHECK(in_flight * kept <= budget);
    CHECK((in_flight + 1) * kept > budget);
  }
  CHECK(replicates_in_flight(study(20, 1000, 1), 7) == 7);  // one per thread at least
  Experiment trajectories = study(2, 20, 422);
  trajectories.trajectories = true;
  CHECK(replicates_in_flight(trajectories, 1) < 20);
}

TEST_CASE("What a replicate fails with decides how the ensemble ends") {
  const auto exit_of = [](const auto& problem) {
    const ReplicateModel model = [&](int, const StopRequest&) -> std::vector<Series> { throw problem; };
    return run_block(model, std::vector{0}, {}).front().exit;
  };
  CHECK(exit_of(Error(ErrorKind::scenario, "too much")) == ErrorKind::scenario);
  CHECK(exit_of(std::runtime_error("a defect")) == ErrorKind::internal);
}
