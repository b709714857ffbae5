// The rules of measures/invariants.hpp hold for every scenario that is shipped, and each of them can fail.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <limits>
#include <set>

#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/measures/invariants.hpp"
#include "taktskifte/measures/table.hpp"

using namespace taktskifte;

namespace {

Series first_replicate(const std::string& file, std::vector<std::string> settings) {
  settings.insert(settings.end(), {"run.years=4", "run.replicates=1"});
  const Experiment study = prepare_experiment({read_scenario(file, settings)});
  return replicate_model(study)(0, {}).front();
}

// Names of the rules that some year of a series breaks.
std::set<std::string> broken(const Series& series) {
  std::set<std::string> names;
  for (std::size_t year = 0; year < series.values.size() / values_per_year(); ++year)
    for (const Rule& rule : measure_invariants())
      if (!rule.holds(YearOfSeries(series, year))) names.insert(rule.name);
  return names;
}

std::string shipped_file(const std::string& name) { return TAKTSKIFTE_SOURCE_DIR "/scenarios/" + name; }

}  // namespace

TEST_CASE("Every shipped scenario keeps to the rules of measures") {
  int scenarios = 0;
  for (const auto& entry : std::filesystem::directory_iterator(shipped_file(""))) {
    if (entry.path().extension() != ".ini") continue;
    INFO(entry.path());
    CHECK(broken(first_replicate(entry.path().string(), {})).empty());
    ++scenarios;
  }
  CHECK(scenarios > 10);
}

TEST_CASE("Unused money, scarce researchers, pre-projects, quotas and lots keep to the rules of measures") {
  for (const auto* environment :
       {"funding.unused=carry", "funding.unused=other_side", "funding.unused=lost",
        "population.synthetic=700", "municipalities.units_total=500", "apply.effort=0.03",
        "research.work_years=20", "preproject.share=0.2", "panel.lottery=0.5", "quota.nord_norge=0.3",
        "apply.joint_share=0.5", "grant.size_factor=3"}) {
    INFO(environment);
    CHECK(broken(first_replicate(shipped_file("parity.ini"), {environment})).empty());
  }
}

TEST_CASE("Each rule is broken by one number that is changed, and says so") {
  const Series good = first_replicate(shipped_file("parity.ini"), {"funding.unused=carry"});
  struct Change {
    Measure measure;
    double by;
    const char* rule;
  };
  std::set<std::string> seen;
  for (const Change& change : {
           Change{"applications", 0.5, "counts are whole numbers from 0"},
           Change{"applications", 1e10, "counts are whole numbers from 0"},
           Change{"belief_gap", std::numeric_limits<double>::infinity(), "no number is infinite"},
           Change{"lapsed_nok", -1e15, "kroner and work-years are finite and not negative"},
           Change{"mean_experience", 1.0, "shares lie in [0, 1] or are not defined"},
           Change{"pot_nok", 1.0, "public and private part make the pot"},
           Change{"awarded_nok", 1.0,
                  "awarded + unused = part + carried in + moved in, to the krone, on the public side"},
           Change{"private_unused_nok", 1.0,
                  "awarded + unused = part + carried in + moved in, to the krone, on the private side"},
           Change{"carried_in_nok", 1.0,
                  "carried in is nothing, or what was left unused or lapsed the year before"},
           Change{"private_moved_in_nok", 1.0, "moved in is nothing, or what the other side left unused"},
           Change{"innovations_region_size", 1.0, "innovations_region_size adds up to innovations"},
           Change{"research_innovations_region_size", 1.0,
                  "research_innovations_region_size adds up to research_innovations"},
           Change{"awards_region_size", 1.0, "awards_region_size adds up to municipal_awards"},
           Change{"innovations_cause", 1.0, "innovations_cause adds up to innovations"},
           Change{"awarded_nok_ministry", 1.0, "awarded_nok_ministry adds up to awarded_nok"},
           Change{"barriers", 1.0, "barriers and research_innovations add up to innovations"},
           Change{"successes_with", 1e5, "a part is not more than its whole"},
           Change{"research_share", 1e-9,
                  "a share is its part over its whole, and not defined without a whole"},
           Change{"reached_project_nok", 1.0, "a sum is that of its parts"},
           Change{"share_ever_joined", -1.0, "who is reached builds up over the years"},
           Change{"lorenz_awards", 0.5, "Lorenz points rise"},
       }) {
    Series bad = good;
    const std::size_t second_year = 1;
    bad.values[second_year * values_per_year() + offset(change.measure)] += change.by;
    INFO(change.rule);
    CHECK(broken(bad).contains(change.rule));
    seen.insert(change.rule);
  }
  for (const Rule& rule : measure_invariants()) {
    INFO(rule.name);
    CHECK(seen.contains(rule.name));  // a new rule needs a change that breaks it
  }
}
