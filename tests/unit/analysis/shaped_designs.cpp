// Designs whose points belong together, and the keys of a study.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "taktskifte/analysis/design.hpp"
#include "taktskifte/analysis/study_keys.hpp"
#include "taktskifte/scenario/read.hpp"

using namespace taktskifte;
using Catch::Matchers::Contains;

namespace {

Sweep shaped(DesignKind kind, const std::vector<std::string>& words, int points, int scramblings = 2) {
  DesignOrder order{.lines = {}, .kind = kind, .points = points, .scramblings = scramblings};
  for (const auto& word : words) order.lines.push_back(sweep_line(word));
  return make_sweep(order, {default_scenario()}, 2);
}

// Keys whose settings differ between two points.
std::set<std::size_t> moved(const Sweep& sweep, std::size_t a, std::size_t b) {
  std::set<std::size_t> keys;
  for (std::size_t k = 0; k < sweep.keys.size(); ++k)
    if (sweep.points[a].settings[k] != sweep.points[b].settings[k]) keys.insert(k);
  return keys;
}

const std::vector<std::string> three = {"apply.elasticity=0..0.9", "peers.count=study", "apply.effort=study"};

std::string refusal(DesignKind kind, const std::vector<std::string>& words, int points, int scramblings = 2) {
  try {
    (void)shaped(kind, words, points, scramblings);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::usage);
    return error.what();
  }
  return "not refused";
}

}  // namespace

TEST_CASE("Rows of a Saltelli design differ from A in the key that is as in B") {
  const auto sweep = shaped(DesignKind::saltelli, three, 8);
  CHECK(sweep.shape == DesignShape::saltelli);
  CHECK(sweep.scramblings == 2);
  CHECK(points_in_row(sweep) == 5);
  REQUIRE(sweep.points.size() == 2 * 8 * 5);
  CHECK(sweep.design == "Saltelli design of 2 scramblings of 8 rows, seed 1: 80 points");
  for (std::size_t row = 0; row < 16; ++row)
    for (std::size_t k = 0; k < 3; ++k) {
      const auto keys = moved(sweep, 5 * row, 5 * row + 1 + k);
      CHECK(std::all_of(keys.begin(), keys.end(), [&](std::size_t key) { return key == k; }));
      CHECK(sweep.points[5 * row + 1 + k].settings[k] == sweep.points[5 * row + 4].settings[k]);
    }
  CHECK(sweep.points[0].settings != sweep.points[40].settings);  // another scrambling
}

TEST_CASE("A trajectory moves one key from point to point; facts stay in their order") {
  const auto sweep =
      shaped(DesignKind::morris, {"apply.elasticity=0..0.9", "policy:apply.effort=0.5..2 log"}, 20);
  CHECK(sweep.shape == DesignShape::trajectories);
  REQUIRE(sweep.points.size() == 60);
  for (std::size_t t = 0; t < 20; ++t)
    for (std::size_t p = 3 * t; p < 3 * t + 2; ++p) CHECK(moved(sweep, p, p + 1).size() == 1);
  std::set<std::string> levels;
  for (const auto& point : sweep.points) levels.insert(point.settings[0]);
  CHECK(levels.size() == 4);
  CHECK(levels.contains("0"));
  CHECK(levels.contains("0.9"));
}

TEST_CASE("A star begins with the scenario as it is, and moves one key to each of its values") {
  const auto sweep = shaped(DesignKind::star,
                            {"apply.elasticity=0..0.9", "fact:apply.effort=0.5,2", "peers.count=4..6",
                             "choice.rule=logit,threshold"},
                            4);
  CHECK(sweep.points.front().settings == std::vector<std::string>{"0.33", "1", "8", "logit"});
  std::vector<int> points(4, 0);
  for (std::size_t p = 1; p < sweep.points.size(); ++p) {
    const auto keys = moved(sweep, 0, p);
    REQUIRE(keys.size() == 1);
    ++points[*keys.begin()];
  }
  CHECK(points == std::vector<int>{4, 2, 3, 1});  // whole numbers and what the scenario has come once
  CHECK(points_in_row(sweep) == sweep.points.size());
}

TEST_CASE("Shaped designs that do not fit their keys say what to do") {
  CHECK_THAT(refusal(DesignKind::saltelli, {"apply.elasticity=0.2,0.3"}, 8),
             Contains("draws each key from a range"));
  CHECK_THAT(refusal(DesignKind::morris, {"choice.rule=logit,threshold"}, 8),
             Contains("sweep switches apart"));
  CHECK_THAT(refusal(DesignKind::saltelli, three, 0), Contains("how many rows"));
  CHECK_THAT(refusal(DesignKind::morris, three, 0), Contains("how many trajectories"));
  CHECK_THAT(refusal(DesignKind::star, three, 1), Contains("how many values"));
  CHECK_THAT(refusal(DesignKind::saltelli, three, 1'000'000), Contains("more than 1000000 points"));
}

TEST_CASE(
    "A study varies every key with a range as it acts always, but for the decision and what scenarios set") {
  const auto study = study_keys({default_scenario({"apply.effort=1.5"})});
  std::set<std::string> names;
  for (const auto& line : study.lines) names.insert(line.key);
  CHECK(names.size() == study.lines.size());
  for (const auto* name : {"apply.elasticity", "peers.count", "policy.burn_in_public_share",
                           "belief.outcome_weights[1]", "project.years_distribution[3]"})
    CHECK(names.contains(name));
  for (const auto* name : {"funding.public_share", "run.burn_in_years", "grant.min_mnok", "choice.rule",
                           "apply.effort", "ministry.factor_kd"})
    CHECK_FALSE(names.contains(name));
  CHECK(study.left_out == std::vector<std::string>{"apply.effort"});
  CHECK(study.mended.empty());
  for (const auto& line : study.lines) {
    const Key& key = *find_key(std::string_view(line.key).substr(0, line.key.find('[')));
    CHECK((line.treatment == Treatment::fact) == acts_in_burn_in(key));
  }
}

TEST_CASE("Weights of a study still sum to 1") {
  auto study = study_keys({default_scenario()});
  std::erase_if(study.lines, [](const SweepLine& line) { return line.key.find('[') == std::string::npos; });
  CHECK(study.lines.size() == 3);
  const auto sweep =
      make_sweep({.lines = study.lines, .kind = DesignKind::sobol, .points = 32}, {default_scenario()}, 2);
  for (const auto& point : sweep.points) CHECK(point.refused.empty());
}

TEST_CASE("Ranges that would break a rule are narrowed until no pair of their ends does") {
  // The largest private grant below the upper end of the mean; a base that a gap would lift above 0.99.
  const std::vector<ResolvedScenario> scenarios = {
      default_scenario({"private.grant_max_mnok=9", "barometer.base_quality=0.9"})};
  const auto study = study_keys(scenarios);
  REQUIRE(study.mended.size() == 2);
  CHECK_THAT(study.mended[0] + study.mended[1], Contains("private.grant_mean_mnok: 6.9..8.99"));
  CHECK_THAT(study.mended[0] + study.mended[1], Contains("barometer.gap_quality: 0..0.0"));
  const auto sweep =
      make_sweep({.lines = study.lines, .kind = DesignKind::morris, .points = 3}, scenarios, 2);
  for (const auto& point : sweep.points) CHECK(point.refused.empty());
}

TEST_CASE("Alternatives of the structure are points by themselves, with their names") {
  const auto sweep = structure_sweep({default_scenario()}, 2);
  std::set<std::string> names;
  for (std::size_t p = 0; p < sweep.points.size(); ++p) names.insert(structure_name(sweep, p));
  CHECK(names.size() == structure_alternatives().size() + 1);
  CHECK(names.contains("as it is"));
  CHECK(names.contains("decision rule: threshold"));
  CHECK(names.contains("unused money is carried over"));
  CHECK(structures_left_out({default_scenario()}).empty());
}

TEST_CASE("Alternatives of keys that a scenario sets are left out, so that they erase no difference") {
  const std::vector<ResolvedScenario> scenarios = {
      default_scenario(), default_scenario({"funding.unused=carry", "apply.belief=0.5"})};
  const auto sweep = structure_sweep(scenarios, 2);
  const auto kept = [](const ResolvedScenario& scenario) {
    std::vector<std::string> texts;
    for (const auto& entry : scenario.entries) texts.push_back(entry.text);
    return texts;
  };
  for (const auto& scenario : scenarios) {
    CHECK(kept(at_point(scenario, sweep, 0)) == kept(scenario));
    for (std::size_t p = 0; p < sweep.points.size(); ++p)
      CHECK(at_point(scenario, sweep, p).scenario.funding.unused == scenario.scenario.funding.unused);
  }
  CHECK(structures_left_out(scenarios) == std::vector<std::string>{"unused money is carried over",
                                                                   "unused money goes to the other side",
                                                                   "null weights: applicants by chance",
                                                                   "null weights: applicants by size alone"});
  CHECK(sweep.points.size() == 4);
  const auto none =
      structure_sweep({default_scenario({"choice.rule=threshold", "funding.unused=carry", "apply.belief=0.5",
                                         "choice.peers=0.9", "belief.outcome_weights=0.3 0.3 0.2 0.1 0.1"})},
                      2);
  CHECK(none.keys.empty());
  CHECK(none.points.size() == 1);
}
