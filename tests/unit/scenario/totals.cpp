#include "taktskifte/scenario/totals.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "taktskifte/scenario/keys.hpp"
#include "taktskifte/scenario/read.hpp"

using namespace taktskifte;

TEST_CASE("Scaling multiplies every total, all points of paths included, and nothing else") {
  const auto before =
      default_scenario({"funding.pot_mnok=1990:1000 .. 2018:1460 2023:2000", "run.first_year=2018"}).scenario;
  Scenario after = before;
  scale_totals(after, 4.0);  // a power of two: exact
  CHECK(after.population.units_total == 4.0 * before.population.units_total);
  CHECK(after.funding.reference_public_pot_mnok == 4.0 * before.funding.reference_public_pot_mnok);
  CHECK(after.funding.reference_private_pot_mnok == 4.0 * before.funding.reference_private_pot_mnok);
  CHECK(after.apply.reference_count == 4.0 * before.apply.reference_count);
  CHECK(after.private_side.applications == 4.0 * before.private_side.applications);
  CHECK(after.research.work_years == 4.0 * before.research.work_years);
  for (const int year : {1980, 2000, 2018, 2022, 2023, 2040}) {
    CHECK(after.funding.pot_mnok.at(Year{year}) == 4.0 * before.funding.pot_mnok.at(Year{year}));
  }
  CHECK(totals(after).size() == 7);
  for (const Total& total : totals(before)) CHECK(find_key(total.key)->total);
  CHECK(totals(after).front().value == 4.0 * 1460.0);  // the pot in the first reported year

  Scenario one = before;
  Scenario other = after;
  for (const Key& key : keys()) {
    if (key.total) continue;
    INFO(key.name);
    if (const auto* real = std::get_if<RealField>(&key.field)) CHECK((*real)(one) == (*real)(other));
    if (const auto* path = std::get_if<PathField>(&key.field))
      CHECK((*path)(one).at(Year{2018}) == (*path)(other).at(Year{2018}));
  }
}

TEST_CASE("A key in amounts of the whole country a year is a total") {
  for (const Key& key : keys()) {
    const std::string unit(key.unit);
    const bool amount = unit == "work-years" || unit == "MNOK a year" || unit == "applications a year";
    INFO(key.name);
    if (amount) CHECK(key.total);
    if (key.total)
      CHECK((std::holds_alternative<RealField>(key.field) || std::holds_alternative<PathField>(key.field)));
  }
}
