#include <catch2/catch.hpp>

#include "taktskifte/scenario/read.hpp"

namespace taktskifte {
namespace {

Path effort(const std::string& value) {
  return default_scenario({"apply.effort=" + value, "run.first_year=2018"}).scenario.apply.effort;
}

}  // namespace

TEST_CASE("a plain lever acts from the first reported year and leaves the burn-in at its default") {
  const Path path = effort("2");
  CHECK(path.at(Year{1998}) == 1.0);
  CHECK(path.at(Year{2017}) == 1.0);
  CHECK(path.at(Year{2018}) == 2.0);
  CHECK(path.at(Year{2037}) == 2.0);
}

TEST_CASE("a path that begins with the reported years or later leaves the burn-in alone too") {
  const Path steps = effort("2018:2 2020:3");
  CHECK(steps.at(Year{2017}) == 1.0);
  CHECK(steps.at(Year{2019}) == 2.0);
  CHECK(steps.at(Year{2020}) == 3.0);
  const Path ramp = effort("2018:2 .. 2020:4");
  CHECK(ramp.at(Year{2017}) == 1.0);
  CHECK(ramp.at(Year{2019}) == 3.0);
  const Path late = effort("2020:3 .. 2022:5");
  CHECK(late.at(Year{2017}) == 1.0);
  CHECK(late.at(Year{2018}) == 3.0);
  CHECK(late.at(Year{2021}) == 4.0);
}

TEST_CASE("a path that names a year of the burn-in is taken as it stands") {
  const Path path = effort("1900:2");
  CHECK(path.at(Year{1998}) == 2.0);
  CHECK(path.at(Year{2018}) == 2.0);
  const Path ramp = effort("2016:1 .. 2020:3");
  CHECK(ramp.at(Year{2018}) == 2.0);
}

TEST_CASE("mixes and levers that act after the burn-in share it") {
  const std::string standard = burn_in_text(default_scenario());
  CHECK(burn_in_text(default_scenario({"apply.effort=2"})) == standard);
  CHECK(burn_in_text(default_scenario({"funding.pot_mnok=2000"})) == standard);
  CHECK(burn_in_text(default_scenario({"apply.effort=1900:2"})) != standard);
}

}  // namespace taktskifte
