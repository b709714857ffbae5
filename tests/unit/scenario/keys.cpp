#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "scenario/value.hpp"
#include "taktskifte/scenario/keys.hpp"
#include "unit/scenario/written.hpp"

namespace taktskifte {

TEST_CASE("every row of the table of keys is complete") {
  std::set<std::string_view> names;
  for (const Key& key : keys()) {
    INFO(key.name);
    CHECK(names.insert(key.name).second);
    CHECK(std::count(key.name.begin(), key.name.end(), '.') == 1);
    CHECK(key.doc.size() > 10);
    CHECK(key.doc.ends_with('.'));
    CHECK(key.doc.find('\n') == std::string_view::npos);
    const bool number = !std::holds_alternative<TextField>(key.field) &&
                        !std::holds_alternative<FileKey>(key.field) &&
                        !std::holds_alternative<ChoiceKey>(key.field);
    CHECK(number == (key.range.low < key.range.high));
    CHECK((!number || !key.unit.empty() || std::holds_alternative<YearField>(key.field)));
    CHECK(find_key(key.name) == &key);
  }
  CHECK(find_key("funding") == nullptr);
  std::set<std::string_view> readable;
  for (const auto name : readable_names()) {
    INFO(name);
    CHECK(readable.insert(name).second);  // a name that was given up is never used again
    CHECK(std::count(name.begin(), name.end(), '.') == 1);
  }
}

TEST_CASE("only what was read somewhere claims a source") {
  for (const Key& key : keys()) {
    INFO(key.name);
    switch (key.evidence.status) {
      case Status::published:
      case Status::derived:
        CHECK(key.source.starts_with("http"));
        break;
      case Status::stated:
        CHECK(key.source.starts_with("slide deck"));
        break;
      case Status::setting:
        CHECK(key.source.empty());
        break;
      case Status::assumed:
        CHECK(key.source.find("slide deck") == std::string_view::npos);
        break;
    }
  }
  CHECK(find_key("apply.elasticity")->evidence.status == Status::derived);
  CHECK(find_key("experience.units_per_project")->evidence.status == Status::assumed);
  CHECK(find_key("barometer.causal_share")->evidence.status == Status::assumed);
  CHECK(find_key("barometer.gap_quality")->evidence.status == Status::assumed);
}

TEST_CASE("every claim about the world has a confidence, and what is assumed has a low one") {
  for (const Key& key : keys()) {
    INFO(key.name);
    CHECK((key.evidence.confidence == Confidence::none) == (key.evidence.status == Status::setting));
    if (key.evidence.status == Status::assumed) CHECK(key.evidence.confidence == Confidence::low);
    CHECK(is_doubtful(key) == (key.evidence.confidence == Confidence::low));
  }
  CHECK(find_key("private.elasticity")->evidence.status == Status::derived);
  CHECK(is_doubtful(*find_key("private.elasticity")));
  CHECK_FALSE(is_doubtful(*find_key("apply.elasticity")));
  CHECK_FALSE(is_doubtful(*find_key("run.seed")));
}

TEST_CASE("a study of uncertainty draws what has a range and is no setting") {
  for (const Key& key : keys()) {
    INFO(key.name);
    const bool drawn = key.study.distribution == Distribution::uniform ||
                       key.study.distribution == Distribution::log_uniform;
    CHECK(drawn == (key.study.low < key.study.high && key.evidence.status != Status::setting));
    if (key.study.distribution == Distribution::log_uniform) CHECK(key.study.low > 0.0);
  }
}

TEST_CASE("ranges to sweep lie in the accepted range and hold the default") {
  for (const Key& key : keys()) {
    if (key.study.low == key.study.high) continue;
    INFO(key.name);
    CHECK(key.study.low < key.study.high);
    CHECK(key.range.low <= key.study.low);
    CHECK(key.study.high <= key.range.high);
    const double standard = std::stod(std::string(key.standard));
    CHECK(key.study.low <= standard);
    CHECK(standard <= key.study.high);
  }
}

TEST_CASE("every default goes through its own key and comes back") {
  std::string text;
  std::string section;
  for (const Key& key : keys()) {
    const auto dot = key.name.find('.');
    if (key.name.substr(0, dot) != section) {
      section = key.name.substr(0, dot);
      text += "[" + section + "]\n";
    }
    text += std::string(key.name.substr(dot + 1)) + " = " + std::string(key.standard) + "\n";
  }
  const ResolvedScenario written = test::read_text(text);
  const ResolvedScenario standard = default_scenario();
  REQUIRE(written.entries.size() == keys().size());
  for (std::size_t i = 0; i < keys().size(); ++i) {
    INFO(keys()[i].name);
    CHECK(written.entries[i].key == &keys()[i]);
    CHECK(written.entries[i].text == keys()[i].standard);
    CHECK(written.entries[i].origin.starts_with("x.ini:"));
    CHECK(standard.entries[i].origin == "default");
    CHECK(canonical_value(keys()[i], written.entries[i].text) ==
          canonical_value(keys()[i], keys()[i].standard));
  }
  CHECK(written.scenario.choice.novelty == 0.4);
  CHECK(written.scenario.access.decay_km == 100.0);
}

TEST_CASE("no two keys share a place in the scenario") {
  for (const Key& key : keys()) {
    if (!std::holds_alternative<RealField>(key.field)) continue;
    Scenario scenario;
    for (const Key& other : keys()) store_value(other, other.standard, scenario);
    double& place = std::get<RealField>(key.field)(scenario);
    place = -12345.0;
    int touched = 0;
    for (const Key& other : keys()) {
      if (const auto* field = std::get_if<RealField>(&other.field)) touched += (*field)(scenario) == -12345.0;
    }
    INFO(key.name);
    CHECK(touched == 1);
  }
}

TEST_CASE("numbers from the sources arrive in their fields") {
  const Scenario s = default_scenario().scenario;
  CHECK(s.run.seed == 1);
  CHECK(s.run.replicates == 200);
  CHECK(s.run.first_year == Year{2018});
  CHECK(s.run.years == 20);
  CHECK(s.run.burn_in_years == 20);
  CHECK(s.population.two_year_rate == std::array{0.74, 0.74, 0.72, 0.75, 0.78});
  CHECK(s.barometer.base == PerOutcome{0.7, 0.41, 0.25, 0.4, 0.1});
  CHECK(s.barometer.gap == PerOutcome{0.07, -0.05, 0.0, 0.02, 0.0});
  CHECK(s.belief.outcome_weights == PerOutcome{0.4, 0.2, 0.15, 0.15, 0.1});
  CHECK(s.project.years_distribution == std::array{0.1, 0.3, 0.6});
  CHECK(s.funding.pot_mnok.at(Year{2018}) == 1460.0);
  CHECK(s.funding.reference_public_pot_mnok == 210.0);
  CHECK(s.funding.reference_private_pot_mnok == 1250.0);
  CHECK(s.funding.unused == UnusedRule::lost);
  CHECK(s.policy.burn_in_public_share == 0.075);
  CHECK(s.grant.min_mnok +
            (s.grant.max_mnok - s.grant.min_mnok) * s.grant.shape_a / (s.grant.shape_a + s.grant.shape_b) ==
        Approx(6.36));
  CHECK(s.private_side.grant_mean_mnok == 8.5);
  CHECK(s.apply.winner_years == 5);
  CHECK(s.peers.count == 8);
  CHECK(s.peers.long_ties == 2);
}

TEST_CASE("the nearest key is the one with the fewest edits") {
  CHECK(nearest_key("funding.public_shar") == "funding.public_share");
  CHECK(nearest_key("runs.seed") == "run.seed");
  CHECK(nearest_key("apply.elastisity") == "apply.elasticity");
  CHECK(find_key(nearest_key("")) != nullptr);
}

TEST_CASE("kinds of values have names") {
  const auto kind = [](const char* name) { return describe_kind(*find_key(name)); };
  CHECK(kind("apply.elasticity") == "number");
  CHECK(kind("run.replicates") == "whole number");
  CHECK(kind("run.seed") == "whole number");
  CHECK(kind("run.first_year") == "year");
  CHECK(kind("funding.public_share") == "number or path over years");
  CHECK(kind("project.years_distribution") == "3 numbers");
  CHECK(kind("belief.outcome_weights") == "5 numbers");
  CHECK(kind("run.title") == "text");
  CHECK(kind("data.municipalities") == "file");
  CHECK(kind("funding.unused") == "lost | carry | other_side");
}

}  // namespace taktskifte
