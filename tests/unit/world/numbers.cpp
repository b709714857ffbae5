// Municipalities are known by their numbers, wherever they stand in a list.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "support/worlds.hpp"
#include "taktskifte/world/synthetic.hpp"

using namespace taktskifte;

namespace {

const std::string header =
    "number,name,region,population,pop_latitude,pop_longitude,gross_opex_per_capita_nok_2015\n";
const std::string oslo_of_numbers = "0301,Oslo,Østlandet,673469,59.92,10.78,77697\n";
const std::string alta = "2012,Alta,Nord-Norge,20635,69.97,23.29,84984\n";
const std::string bergen = "1201,Bergen,Vestlandet,279792,60.37,5.32,68342\n";

}  // namespace

TEST_CASE("A list of municipalities is put into the order of their numbers") {
  const auto table = read_municipalities({"list.csv", header + alta + bergen + oslo_of_numbers});
  CHECK(table.number == std::vector<std::string>{"0301", "1201", "2012"});
  CHECK(table.name == std::vector<std::string>{"Oslo", "Bergen", "Alta"});
  CHECK(table.population == std::vector<double>{673469, 279792, 20635});
  CHECK(draw_numbers(table) == std::vector<std::uint32_t>{301, 1201, 2012});
}

TEST_CASE("Who else is in the list changes no draw of a municipality") {
  const Scenario scenario = default_scenario().scenario;
  const auto capability_of = [&](const std::string& rows, std::size_t place) {
    const auto table = read_municipalities({"list.csv", header + rows});
    const Environment environment = make_environment(table, support::made_up_sites(), scenario);
    const YearStreams draws{.seed = {.seed = 7, .replicate = 3}, .step = 2, .numbers = environment.number};
    return draws.of(Purpose::panel, place).uniform(5);
  };
  CHECK(capability_of(oslo_of_numbers + bergen + alta, 1) == capability_of(bergen + alta, 0));
  CHECK(capability_of(oslo_of_numbers + bergen + alta, 1) !=
        capability_of(oslo_of_numbers + bergen + alta, 2));
}

TEST_CASE("Copies in a synthetic population have numbers of their own, the first those of the real ones") {
  const auto data = read_municipalities({"list.csv", header + alta + bergen + oslo_of_numbers});
  const auto numbers = draw_numbers(synthetic_population(data, 3000, 1));
  CHECK(std::set(numbers.begin(), numbers.end()).size() == 3000);
  CHECK(numbers[0] == 301);
  CHECK(numbers[3] == 10301);
  CHECK(numbers[3 * 999 + 2] == 9'992'012);
  CHECK(std::is_sorted(numbers.begin(), numbers.end()));
}

TEST_CASE("A list too short for so many copies is refused") {
  const ResolvedScenario resolved = default_scenario({"population.synthetic=1000000"});
  CHECK_NOTHROW(read_population(resolved, {"list.csv", header + oslo_of_numbers + bergen + alta}));
  CHECK_THROWS_WITH(read_population(resolved, {"list.csv", header + oslo_of_numbers}),
                    Catch::Matchers::Contains("can be copied to at most 429496"));
}
