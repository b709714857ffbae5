#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/exit_of.hpp"
#include "support/scratch.hpp"
#include "taktskifte/taktskifte.hpp"

using namespace taktskifte;

namespace {

PreparedExperiment small(std::vector<std::string> settings) {
  settings.insert(settings.end(), {"run.burn_in_years=10", "run.years=2"});
  return prepare({parse_scenario({"mine.ini", "base = today.ini\n"}, settings)});
}

}  // namespace

TEST_CASE("progress counts every replicate once, and a run without a wish to stop ends by itself") {
  std::atomic<std::size_t> calls = 0;
  std::atomic<std::size_t> all = 0;
  const auto progress = [&](std::size_t finished, std::size_t of) {
    ++calls;
    all = std::max(all.load(), finished);
    CHECK(of == 6);
  };
  const auto dataset = simulate(small({"run.replicates=6"}),
                                {.threads = 2, .progress = progress, .stop = [] { return false; }});
  CHECK(calls == 6);
  CHECK(all == 6);
  CHECK(dataset.at("replicate").shape == std::vector<std::size_t>{6});
}

TEST_CASE("a wish to stop is asked in every year of a replicate, and ends the run with nothing") {
  const auto prepared = small({"run.replicates=1"});
  for (const int years : {0, 1, 9, 11}) {  // of 10 years of burn-in and 2 reported ones
    std::atomic<int> asked = 0;
    bool finished = false;
    const auto complaint = support::complaint_of([&] {
      (void)simulate(prepared, {.threads = 1,
                                .progress = [&](std::size_t, std::size_t) { finished = true; },
                                .stop = [&] { return asked++ >= years + 1; }});
    });
    CHECK(complaint.exit == ErrorKind::stopped);
    CHECK_FALSE(finished);
  }
}

TEST_CASE("threads beyond 1024, or fewer than none, are refused") {
  const auto prepared = small({"run.replicates=1"});
  for (const int threads : {1025, -1}) {
    const auto complaint = support::complaint_of([&] { (void)simulate(prepared, {.threads = threads}); });
    CHECK(complaint.exit == ErrorKind::usage);
  }
}

TEST_CASE("tables are taken as texts, and their mistakes are found in them") {
  const auto scenario = parse_scenario(
      {"mine.ini", "[run]\nyears = 1\nreplicates = 1\n[data]\nmunicipalities = no-such.csv\n"});
  const auto institutions = data_text("i.csv", support::content(scenario.scenario.data.institutions));
  const auto right = support::content(parse_scenario({"x.ini", ""}).scenario.data.municipalities);
  const auto dataset = simulate(
      prepare({scenario}, {.municipalities = data_text("m.csv", right), .institutions = institutions}));
  CHECK(dataset.at("municipality").shape == std::vector<std::size_t>{422});
  const auto complaint = support::complaint_of([&] {
    (void)prepare({scenario}, {.municipalities = data_text("m.csv", right + "0101,Halden,nowhere\n"),
                               .institutions = institutions});
  });
  CHECK(complaint.exit == ErrorKind::data);
  CHECK(complaint.says("m.csv:424: "));
}

TEST_CASE("no scenario, and two of one name, are refused") {
  CHECK(support::complaint_of([] { (void)prepare(std::vector<ResolvedScenario>{}); }).exit ==
        ErrorKind::usage);
  const auto one = parse_scenario({"mine.ini", ""});
  CHECK(support::complaint_of([&] { (void)prepare({one, one}); }).exit == ErrorKind::scenario);
}

TEST_CASE(
    "tables are read again for the next experiment, and what is made of them is kept while they are the "
    "same") {
  const support::Scratch scratch;
  const auto table = [&](const std::string& text) { support::write_content(scratch.file("m.csv"), text); };
  std::string text = support::content(parse_scenario({"x.ini", ""}).scenario.data.municipalities);
  table(text);
  const auto scenario = [&](const std::string& setting) {
    return std::vector{
        parse_scenario({"mine.ini", ""}, {"data.municipalities=" + scratch.file("m.csv"), setting})};
  };
  const auto known = prepare(scenario("run.seed=1"));
  const auto shares = [&](const PreparedExperiment& other) {
    return other.experiment().municipalities.shares(known.experiment().municipalities);
  };
  CHECK(shares(prepare_again(scenario("apply.effort=2"), known)));
  CHECK_FALSE(shares(prepare_again(scenario("population.synthetic=500"), known)));
  CHECK_FALSE(shares(prepare(scenario("run.seed=1"))));
  text.replace(text.find("Halden"), 6, "Haldin");  // as many bytes as before
  table(text);
  CHECK_FALSE(shares(prepare_again(scenario("run.seed=1"), known)));
  std::filesystem::remove(scratch.file("m.csv"));
  CHECK(support::complaint_of([&] { (void)prepare_again(scenario("run.seed=1"), known); }).exit ==
        ErrorKind::no_input);
}

TEST_CASE("a wish to stop ends preparing") {
  std::vector<ResolvedScenario> scenarios;
  for (const char* name : {"a.ini", "b.ini", "c.ini"}) scenarios.push_back(parse_scenario({name, ""}));
  int asked = 0;
  (void)prepare(scenarios, [&] { return ++asked < 0; });
  CHECK(asked >= 3);
  asked = 0;
  CHECK(support::complaint_of([&] { (void)prepare(scenarios, [&] { return ++asked == 2; }); }).exit ==
        ErrorKind::stopped);
}

TEST_CASE("a precision that run.replicates does not allow is told") {
  std::vector<std::string> told;
  const auto run = [&](const std::string& precision) {
    const std::vector<std::string> settings = {"run.replicates=31", "run.years=3", "run.burn_in_years=10",
                                               "run.precision=" + precision};
    std::vector<ResolvedScenario> two = {
        parse_scenario({"a.ini", ""}, settings),
        parse_scenario({"b.ini", "[funding]\npublic_share = 0.5\n"}, settings)};
    (void)simulate(prepare(two), {.warning = [&](const std::string& text) { told.push_back(text); }});
  };
  run("research_share:10");
  CHECK(told.empty());
  run("research_share:0.000001");
  REQUIRE(told.size() == 1);
  CHECK(told.front().starts_with("run.precision: 31 replicates; half-width of research_share 0.0"));
  CHECK(told.front().ends_with("(asked 1e-06), and run.replicates allows no more"));
}
