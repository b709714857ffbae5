#include "ensemble/bounds.hpp"

#include "taktskifte/ensemble/replicates.hpp"

#include <catch2/catch.hpp>

#include "support/exit_of.hpp"
#include "support/worlds.hpp"
#include "taktskifte/random/draw.hpp"

using namespace taktskifte;
using support::complaint_of;

namespace {

constexpr std::size_t municipalities = 30;

Experiment experiment_of(const std::vector<std::string>& settings) {
  ResolvedScenario resolved = default_scenario(settings);
  resolved.scenario.name = "x";
  return {.scenarios = {resolved},
          .municipalities = support::made_up_table(municipalities),
          .sites = support::made_up_sites()};
}

support::Complaint complaint_about(const std::vector<std::string>& settings) {
  const Experiment study = experiment_of(settings);
  return complaint_of([&] { (void)replicate_model(study); });
}

// The complaint names the key to blame with its value, the bound, and a key to change.
void check_refused(const std::vector<std::string>& settings, const std::string& blamed,
                   const std::string& about, const std::string& cure) {
  const auto complaint = complaint_about(settings);
  INFO(complaint.what);
  CHECK(complaint.exit == ErrorKind::scenario);
  CHECK(complaint.says("--set: " + blamed));
  CHECK(complaint.says(about));
  CHECK(complaint.says(cure));
}

void check_accepted(const std::vector<std::string>& settings) {
  const auto complaint = complaint_about(settings);
  INFO(complaint.what);
  CHECK(complaint.exit == std::nullopt);
}

}  // namespace

TEST_CASE("A count is surely below its bound, however small or large its mean") {
  constexpr double u = 1.0 - 1e-13;  // as near to 1 as a draw looks
  for (const double mean : {0.0, 1e-3, 1.0, 10.0, 1e3, 1e6}) CHECK(poisson(u, mean) < surely_below(mean));
  // Bernstein's exponent t^2 / (2 m + 2 t / 3) is above 50.
  for (double mean = 1e-6; mean < 1e12; mean *= 1.7) {
    const double t = surely_below(mean) - mean;
    CHECK(t * t / (2.0 * mean + 2.0 * t / 3.0) > 50.0);
  }
}

TEST_CASE("Expected applications of a group are bounded in every year, the burn-in among them") {
  check_accepted({"private.applications=100000", "private.elasticity=1", "funding.public_share=0.075"});
  check_refused({"private.applications=100000", "private.elasticity=5", "funding.pot_mnok=2200"},
                "private.applications = 100000", "firms", "private.elasticity");
  // Only the pot of one year, or of the burn-in, is too large.
  for (const char* pot : {"2018:1460 2027:2300 2028:1460", "1998:2300 2018:1460"})
    check_refused(
        {"private.applications=100000", "private.elasticity=5", std::string("funding.pot_mnok=") + pot},
        "private.applications = 100000", "firms", "lower");
  check_refused({"apply.reference_count=100000", "apply.municipal_part=0.001", "apply.effort=0.05"},
                "apply.reference_count = 100000", "state, counties and hospitals", "apply.effort");
}

TEST_CASE("Expected applications of one municipality are bounded where the keys tell") {
  check_refused({"apply.reference_count=100000"}, "apply.reference_count = 100000",
                "expected applications of 10", "more than 1000 of one municipality are not simulated");
  check_refused({"apply.effort=2018:1 2030:0.01", "apply.reference_count=1000"},
                "apply.reference_count = 1000", "Place ", "raise apply.effort");
  check_refused({"funding.public_share=0.5", "apply.first_time_extra_elasticity=4"},
                "apply.first_time_extra_elasticity = 4", "Place ",
                "lower apply.reference_count, apply.municipal_part, apply.elasticity or "
                "apply.first_time_extra_elasticity, or raise apply.effort");
  check_accepted({"apply.reference_count=1000"});
}

TEST_CASE("Units are counted in 32 bits") {
  Experiment study = experiment_of({});
  const std::string about = "default: municipalities.units_total = 15000: innovations a year, one a unit,";
  study.scenarios[0].scenario.population.units_total = 2147483647.0 - municipalities;
  CHECK_FALSE(complaint_of([&] { (void)replicate_model(study); }).says(about));
  study.scenarios[0].scenario.population.units_total += 1.0;  // as a synthetic population makes it
  const auto complaint = complaint_of([&] { (void)replicate_model(study); });
  CHECK(complaint.exit == ErrorKind::scenario);
  CHECK(complaint.says(about));
  CHECK(complaint.says("2147483647"));
}

TEST_CASE("Kroner of a year are exact, and those of all years where what is unused moves on") {
  const auto with_pot = [](double mnok, const std::string& unused, int years) {
    Experiment study = experiment_of({"funding.unused=" + unused, "run.years=" + std::to_string(years),
                                      "grant.min_mnok=7", "run.replicates=1"});
    study.scenarios[0].scenario.funding.pot_mnok = Path(mnok);
    return complaint_of([&] { (void)replicate_model(study); });
  };
  constexpr double most_mnok = 0x1p53 / 1e6;
  for (const std::string unused : {"lost", "carry", "other_side"}) {
    CHECK(with_pot(most_mnok * 1.001, unused, 1).says("kroner of a year"));
    CHECK_FALSE(with_pot(most_mnok * 0.999, unused, 1).says("kroner"));
    CHECK(with_pot(most_mnok * 0.101, unused, 10).says("kroner of all years") == (unused != "lost"));
    CHECK_FALSE(with_pot(most_mnok * 0.099, unused, 10).says("kroner"));
  }
}

TEST_CASE("Innovations of projects are counted in 32 bits") {
  const std::vector<std::string> many = {"funding.pot_mnok=1000000", "funding.public_share=1",
                                         "grant.min_mnok=0.01",      "experience.partners_per_project=100",
                                         "peers.count=29",           "apply.elasticity=0"};
  auto with = [&](const std::string& innovations) {
    auto settings = many;
    settings.push_back("experience.innovations_per_participant=" + innovations);
    return settings;
  };
  check_refused(with("1000"), "experience.innovations_per_participant = 1000",
                "innovations that projects yield", "raise grant.min_mnok");
  check_accepted(with("1"));
  check_accepted({"experience.innovations_per_participant=1000"});
}

TEST_CASE("Projects of all reported years are counted in 32 bits, since one municipality may join them all") {
  const ResolvedScenario resolved =
      default_scenario({"funding.pot_mnok=1000000", "funding.public_share=1", "grant.min_mnok=0.01",
                        "apply.elasticity=0", "run.years=1000", "run.replicates=1"});
  const auto complaint_of_list = [&](std::size_t size) {
    Diagnostics diagnostics;
    check_bounds(resolved, support::made_up_table(size), diagnostics);
    return complaint_of([&] { diagnostics.throw_if_any(ErrorKind::scenario); });
  };
  // Each year a municipality has fewer than 1000 + 10 sqrt(1000) + 70 awards, and the year before the first
  // reported one counts besides: 1001 * 1386.23 * n passes 2^31 - 1 between n = 1547 and 1548.
  CHECK(complaint_of_list(1547).exit == std::nullopt);
  const auto complaint = complaint_of_list(1548);
  INFO(complaint.what);
  CHECK(complaint.exit == ErrorKind::scenario);
  CHECK(
      complaint.says("--set: run.years = 1000: projects of all reported years, in all of which one "
                     "municipality may take part,"));
  CHECK(complaint.says("2147483647; lower run.years, "));  // replicates do not matter
}

TEST_CASE("Money that is carried forward begins a project once, however many years it waits") {
  const auto says_too_many = [](const std::string& unused, int years) {
    // 45 000 municipalities may apply for some 62 million projects a year.
    const ResolvedScenario resolved = default_scenario(
        {"funding.pot_mnok=300000", "funding.public_share=0.5", "grant.min_mnok=0.01", "apply.elasticity=0",
         "run.replicates=1", "funding.unused=" + unused, "run.years=" + std::to_string(years)});
    Diagnostics diagnostics;
    check_bounds(resolved, support::made_up_table(45'000), diagnostics);
    const auto complaint = complaint_of([&] { diagnostics.throw_if_any(ErrorKind::scenario); });
    INFO(complaint.what);
    return complaint.says("projects of all reported years");
  };
  // Public money pays 15 million smallest requests a year, that of both sides 30 million, and what waits from
  // the last year of the burn-in adds 0.075 x 30 million; 2^31 - 1 is 143.2 and 71.6 years.
  CHECK_FALSE(says_too_many("carry", 143));
  CHECK(says_too_many("carry", 144));
  CHECK_FALSE(says_too_many("other_side", 71));
  CHECK(says_too_many("other_side", 72));
}

TEST_CASE("Sums of squares per municipality are exact") {
  check_refused({"municipalities.units_total=10000000", "run.years=1000", "run.replicates=1"},
                "run.replicates = 1:", "squares of the innovations with a researcher in 10", "run.years");
  check_accepted({"municipalities.units_total=10000000", "run.years=10", "run.replicates=1"});
  check_refused({"funding.pot_mnok=1000000", "funding.public_share=1", "run.years=1000",
                 "run.replicates=100000", "municipalities.units_total=30"},
                "run.replicates = 100000", "squares of the grants", "grant.min_mnok");
}

TEST_CASE("Studies as large as anybody wants are accepted") {
  check_accepted({"run.replicates=100000"});
  check_accepted({"run.replicates=100000", "funding.public_share=0.5", "funding.unused=carry"});
  check_accepted({"run.years=1000"});
  check_accepted({"run.years=1000", "funding.unused=other_side", "funding.public_share=1"});
}

TEST_CASE("All that is too large is said in one go, and what scenarios share once") {
  Experiment study =
      experiment_of({"funding.pot_mnok=1000000", "private.applications=100000", "private.elasticity=5"});
  study.scenarios.push_back(study.scenarios[0]);
  const auto complaint = complaint_of([&] { (void)replicate_model(study); });
  const std::string line = "--set: private.applications = 100000";
  CHECK(complaint.says(line));
  CHECK(complaint.what.find(line) == complaint.what.rfind(line));
}
