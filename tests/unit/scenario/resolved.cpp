// The texts that are made of a resolved scenario.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "unit/scenario/written.hpp"

namespace taktskifte {
namespace {

std::string burn_in(const std::vector<std::string>& settings) {
  return burn_in_text(default_scenario(settings));
}

}  // namespace

TEST_CASE("the resolved text has a line for each key, with origin and status") {
  const auto resolved =
      test::read_text("[funding]\npublic_share = 0.50\npot_mnok = 1460.0\n", {"run.seed=7"});
  const std::string text = resolved_text(resolved);
  CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) == keys().size());
  const auto has = [&](const std::string& line) {
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
  };
  CHECK(has("funding.public_share = 0.50  # x.ini:2; chosen, in place of 0.075 (stated)"));
  CHECK(has("funding.pot_mnok = 1460.0  # x.ini:3; derived"));
  CHECK(has("run.seed = 7  # --set; setting"));
  CHECK(has("apply.elasticity = 0.33  # default; derived"));
  CHECK(has("partners.research_share = 0.13  # default; published"));
}

TEST_CASE("the resolved text and the stored files name no folder of this machine") {
  const support::Scratch scratch;
  support::write_content(scratch.file("base.ini"), "[data]\nmunicipalities = data/m.csv\n");
  support::write_content(scratch.file("x.ini"), "base = base.ini\n[run]\nyears = 3\n");
  const auto resolved = read_scenario(scratch.file("x.ini"), {});
  const std::string folder = scratch.file("");
  CHECK(resolved_text(resolved).find(folder) == std::string::npos);
  CHECK(resolved.text.find(folder) == std::string::npos);
  CHECK(resolved_text(resolved).find("data.municipalities = data/m.csv  # base base.ini:2; setting") !=
        std::string::npos);
}

TEST_CASE("what acts after the burn-in alone does not change the burn-in's text") {
  const std::string standard = burn_in({});
  CHECK(burn_in({"funding.public_share=0.5"}) == standard);
  CHECK(burn_in({"run.years=3"}) == standard);
  CHECK(burn_in({"run.replicates=3"}) == standard);
  CHECK(burn_in({"run.title=other"}) == standard);
  CHECK(burn_in({"funding.pot_mnok=1460.00"}) == standard);
  CHECK(burn_in({"funding.pot_mnok=2018:1460 2019:5"}) == standard);
  CHECK(burn_in({"funding.pot_mnok=2017:1460 .. 2030:5"}) == standard);
  CHECK(burn_in({"apply.elasticity=0.330"}) == standard);
  CHECK(burn_in({"project.years_distribution=0.10 0.30 0.60"}) == standard);
}

TEST_CASE("everything else changes the burn-in's text") {
  const std::string standard = burn_in({});
  for (const auto* environment : {"policy.burn_in_public_share=0.1", "run.seed=2", "run.first_year=2019",
                                  "run.burn_in_years=21", "funding.pot_mnok=1900:1461",
                                  "funding.pot_mnok=2016:1460 2017:5", "funding.pot_mnok=2016:1460 .. 2018:5",
                                  "apply.elasticity=0.6", "project.years_distribution=0.2 0.2 0.6",
                                  "data.municipalities=scenarios/data/other.csv", "peers.count=9"}) {
    INFO(environment);
    CHECK(burn_in({environment}) != standard);
  }
}

TEST_CASE("the rule for unused money acts after the burn-in alone") {
  CHECK(burn_in({"funding.unused=carry"}) == burn_in({}));
}

TEST_CASE("equal names of different data files are different burn-ins") {
  const support::Scratch one;
  const support::Scratch two;
  for (const auto* scratch : {&one, &two})
    support::write_content(scratch->file("x.ini"), "[data]\nmunicipalities = m.csv\n");
  CHECK(burn_in_text(read_scenario(one.file("x.ini"), {})) !=
        burn_in_text(read_scenario(two.file("x.ini"), {})));
}

}  // namespace taktskifte
