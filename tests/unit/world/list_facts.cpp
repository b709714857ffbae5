#include <catch2/catch.hpp>

#include "support/worlds.hpp"
#include "taktskifte/world/list_facts.hpp"
#include "taktskifte/world/synthetic.hpp"
#include "world/municipality_number.hpp"

using namespace taktskifte;
using Catch::Contains;

namespace {

Population shipped_population(const std::vector<std::string>& settings = {}) {
  const auto resolved = default_scenario(settings);
  return read_population(resolved, read_data_text(resolved.scenario.data.municipalities));
}

MunicipalityTable first_rows(std::size_t count) {
  auto table = shipped_population().municipalities;
  table.number.resize(count);
  table.name.resize(count);
  table.region.resize(count);
  table.population.resize(count);
  table.latitude.resize(count);
  table.longitude.resize(count);
  table.opex_per_head.resize(count);
  return table;
}

}  // namespace

TEST_CASE("The default list is whole, and nothing about it is odd") {
  const auto population = shipped_population();
  const auto scenario = default_scenario().scenario;
  const auto facts = list_facts(population.municipalities, scenario, population.population_scale);
  CHECK(facts.inhabitants == default_list_inhabitants);
  CHECK(facts.least_expenditure == 57632.0);
  CHECK(facts.most_expenditure == 255761.0);
  CHECK(facts.stand_ins_of_class == 25);
  CHECK(facts.stand_ins_of_all == 0);
  CHECK(facts.raised_to_a_unit == 0);
  CHECK(facts.units == Approx(15000.0).margin(40.0));  // rounded for 422 municipalities
  CHECK(part_text(facts.inhabitants) == "5295619 inhabitants, 100.0 % of the default list's 5295619");
  CHECK(number_years(population.municipalities) == "2018");
  auto unsaid = population.municipalities;
  unsaid.numbering.year.reset();
  CHECK(number_years(unsaid) == "2018 to 2019");
  CHECK(list_warnings(population.municipalities, scenario, facts).empty());
  CHECK(list_remarks(population.municipalities, scenario, facts).empty());
}

TEST_CASE("A municipality with as many inhabitants as all others together is doubted") {
  auto table = first_rows(4);
  table.population = {6000, 1000, 2000, 3000};
  const auto scenario = default_scenario().scenario;
  const auto warnings = list_warnings(table, scenario, list_facts(table, scenario, 1.0));
  CHECK_THAT(warnings.back(), Contains("0101 Halden has as many inhabitants as all others together"));
  table.population[0] = 6001;
  for (const auto& each : list_warnings(table, scenario, list_facts(table, scenario, 1.0)))
    CHECK_THAT(each, !Contains("all others together"));
}

TEST_CASE("The list of 2024 and synthetic populations are not odd either") {
  for (const std::string setting : {"data.municipalities=scenarios/data/municipalities_2024.csv",
                                    "population.synthetic=844", "population.synthetic=300"}) {
    INFO(setting);
    const auto scenario = default_scenario({setting}).scenario;
    const auto population = shipped_population({setting});
    const auto facts = list_facts(population.municipalities, scenario, population.population_scale);
    CHECK(list_warnings(population.municipalities, scenario, facts).empty());
  }
  CHECK(number_years(shipped_population({"data.municipalities=scenarios/data/municipalities_2024.csv"})
                         .municipalities) == "2024");
}

TEST_CASE(
    "A part of the country with the whole country's totals is warned of, unless they are scaled to it") {
  const auto scenario = default_scenario().scenario;
  const auto table = first_rows(40);
  const double part = inhabitants(table) / default_list_inhabitants;
  const auto as_written = list_warnings(table, scenario, list_facts(table, scenario, 1.0));
  REQUIRE(as_written.size() == 1);
  CHECK_THAT(as_written.front(), Contains("set population.reference_inhabitants = 5295619"));
  CHECK(list_warnings(table, scenario, list_facts(table, scenario, part)).empty());
  CHECK_THAT(scale_warning(inhabitants(table), 10.0 * part),
             Contains("check population.reference_inhabitants"));
  CHECK(scale_warning(0.9 * default_list_inhabitants, 1.0).empty());
  CHECK_FALSE(scale_warning(0.7 * default_list_inhabitants, 1.0).empty());
  CHECK_THAT(scale_warning(2.0 * default_list_inhabitants, 1.0),
             Contains("each inhabitant has 0.5 times what the default list has;"));
}

TEST_CASE("Thousands of inhabitants, mixed numbers and a name twice are named") {
  const auto scenario = default_scenario().scenario;
  auto table = shipped_population().municipalities;
  table.number[5] = "5401";
  table.name[7] = table.name[9];
  const auto odd = list_warnings(table, scenario, list_facts(table, scenario, 1.0));
  REQUIRE(odd.size() == 2);
  CHECK_THAT(odd[0], Contains("mixes municipality numbers of different years"));
  CHECK_THAT(odd[1], Contains("the name " + table.name[7] + " stands at " + table.number[7] + " and at"));
  auto thousands = shipped_population().municipalities;
  for (double& people : thousands.population) people = std::ceil(people / 1000.0);
  CHECK_THAT(list_warnings(thousands, scenario, list_facts(thousands, scenario, 0.001)).front(),
             Contains("is the population in thousands?"));
}

TEST_CASE("Fewer peers than asked for and municipalities raised to a unit are remarked") {
  const auto table = first_rows(10);
  const auto scenario = default_scenario({"municipalities.units_total=3"}).scenario;
  const auto facts = list_facts(table, scenario, 1.0);
  CHECK(facts.raised_to_a_unit > 0);
  const auto remarks = list_remarks(table, scenario, facts);
  REQUIRE(remarks.size() == 2);
  CHECK_THAT(remarks[0], Contains("ask for 10 and there are 9"));
  CHECK_THAT(remarks[1], Contains("units instead of 3"));
}

TEST_CASE("A pot too small for a single grant is warned of, unless money is carried over") {
  const auto about = [](const std::vector<std::string>& settings) {
    return pot_warnings(default_scenario(settings).scenario);
  };
  CHECK(about({}).empty());
  CHECK(about({"funding.public_share=0"}).empty());
  const auto small = about({"funding.pot_mnok=20", "grant.min_mnok=2"});
  REQUIRE(small.size() == 1);
  CHECK_THAT(small.front(),
             Contains("the public part of the pot is at most 1.5 MNOK a year, less than the smallest "
                      "grant, 2 MNOK"));
  CHECK(
      about({"funding.pot_mnok=20", "grant.min_mnok=2", "funding.public_share=2018:0.075 2030:0.5"}).empty());
  CHECK(about({"funding.pot_mnok=20", "grant.min_mnok=2", "funding.unused=carry"}).empty());
}

TEST_CASE("The years of municipality numbers follow from their counties") {
  const auto years = [](const std::vector<std::string>& numbers) {
    const auto seen = years_of_use(numbers);
    return std::pair(seen.first, seen.last);
  };
  CHECK(years({"0101", "5001"}) == std::pair(2018, 2019));
  CHECK(years({"0301", "1601"}) == std::pair(1972, 2017));
  CHECK(years({"0301", "3001"}) == std::pair(2020, 2023));
  CHECK(years({"0301-2", "3101", "9999"}) == std::pair(2024, still_in_use));
  const auto mixed = years_of_use({"1902", "5401"});
  CHECK(mixed.last < mixed.first);
}
