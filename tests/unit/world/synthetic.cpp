#include "taktskifte/world/synthetic.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <set>

#include "support/worlds.hpp"

using namespace taktskifte;

namespace {

constexpr std::size_t n = 40;
constexpr std::uint64_t seed = 5;

// The bits of missing expenditure too, which is NaN.
bool same_columns(const MunicipalityTable& a, const MunicipalityTable& b) {
  const auto figures = of_each(a, a.opex_per_head);
  const auto others = of_each(b, b.opex_per_head);
  const bool expenditure = std::equal(
      figures.begin(), figures.end(), others.begin(), others.end(),
      [](double one, double other) { return one == other || (std::isnan(one) && std::isnan(other)); });
  return expenditure && municipality_numbers(a) == municipality_numbers(b) &&
         municipality_names(a) == municipality_names(b) && a.region == b.region &&
         a.population == b.population && of_each(a, a.latitude) == of_each(b, b.latitude) &&
         of_each(a, a.longitude) == of_each(b, b.longitude);
}

std::set<std::string> numbers(const MunicipalityTable& table) {
  const auto all = municipality_numbers(table);
  return {all.begin(), all.end()};
}

Scenario of_size(int size, const std::vector<std::string>& settings = {}) {
  auto all = settings;
  all.push_back("population.synthetic=" + std::to_string(size));
  return default_scenario(all).scenario;
}

Population population_of(int size) {
  const ResolvedScenario resolved = default_scenario({"population.synthetic=" + std::to_string(size)});
  return read_population(resolved, read_data_text(resolved.scenario.data.municipalities));
}

}  // namespace

TEST_CASE("A synthetic population of the size of the data is the data") {
  const auto data = support::made_up_table(n);
  CHECK(same_columns(synthetic_population(data, n, seed), data));
}

TEST_CASE("Every municipality is there as often as the size allows, the remainder once more") {
  const auto data = support::made_up_table(n);
  const auto table = synthetic_population(data, 2 * n + 7, seed);
  REQUIRE(table.size() == 2 * n + 7);
  CHECK(table.copy_of(2 * n - 1) == 1);
  CHECK(table.copy_of(2 * n) == 2);
  CHECK(numbers(table).size() == table.size());
  for (std::size_t i = 0; i < n; ++i) {
    CHECK(municipality_number(table, i) == data.number[i]);
    CHECK(municipality_number(table, n + i) == data.number[i] + "-2");
    CHECK(municipality_name(table, n + i) == data.name[i] + " (2)");
    CHECK(of_each(table, table.population)[n + i] == data.population[i]);
    CHECK(of_each(table, table.latitude)[n + i] == data.latitude[i]);
  }
  for (std::size_t i = 2 * n; i < table.size(); ++i) {
    CHECK(numbers(data).contains(municipality_number(table, i).substr(0, 4)));
    CHECK(municipality_number(table, i).substr(4) == "-3");
  }
}

TEST_CASE(
    "A population smaller than the data is drawn from it by the seed, and a larger one keeps those drawn") {
  const auto data = support::made_up_table(n);
  std::set<std::string> before;
  for (std::size_t size = 1; size < n; ++size) {
    const auto table = synthetic_population(data, size, seed);
    const auto drawn = numbers(table);
    REQUIRE(drawn.size() == size);
    CHECK(std::includes(drawn.begin(), drawn.end(), before.begin(), before.end()));
    const auto in_order = municipality_numbers(table);
    CHECK(std::is_sorted(in_order.begin(), in_order.end()));  // as in the data
    before = drawn;
  }
  CHECK(numbers(synthetic_population(data, 10, seed)) != numbers(synthetic_population(data, 10, seed + 1)));
}

TEST_CASE("Nearest peers lie within the copy, and whole copies have the same neighbourhood") {
  const auto data = support::made_up_table(n);
  const auto table = synthetic_population(data, 3 * n + 5, seed);
  const auto environment = make_environment(table, support::made_up_sites(), of_size(0));
  const NearestPeers& nearest = environment.nearest;
  REQUIRE(nearest.count() == 8);
  const auto others_of = [&](std::size_t i) {
    std::vector<std::int32_t> others;
    nearest.look_up(i, 8, others);
    return others;
  };
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto others = others_of(i);
    REQUIRE(others.size() == (i >= 3 * n ? 4 : 8));  // five municipalities have four others each
    for (std::size_t k = 0; k < others.size(); ++k) {
      const std::int32_t other = others[k];
      REQUIRE(other >= 0);
      CHECK(table.copy_of(static_cast<std::size_t>(other)) == table.copy_of(i));
      CHECK(static_cast<std::size_t>(other) != i);
      if (i >= n && i < 3 * n) CHECK(other == others_of(i - n)[k] + static_cast<std::int32_t>(n));
    }
  }
  // A row of the last copy has its four neighbours and the long ties that all have.
  const PeerMatrix peers = draw_peers(nearest, nearest.count(), draw_numbers(table), 2, ReplicateSeed{});
  CHECK(peers.row(static_cast<Eigen::Index>(0)).nonZeros() == 10);
  CHECK(peers.row(static_cast<Eigen::Index>(3 * n)).nonZeros() == 6);
}

TEST_CASE("Copies share their places, so that memory does not grow with them") {
  const auto sites = support::made_up_sites();
  const auto data = support::made_up_table(n);
  const auto once = make_environment(data, sites, of_size(0));
  const auto thrice = make_environment(synthetic_population(data, 3 * n, seed), sites, of_size(0));
  CHECK(thrice.proximity == once.proximity);
  CHECK(once.proximity.size() == n * once.site_strips().size());
  for (std::size_t i = 0; i < 3 * n; ++i) {
    CHECK(thrice.geography->place[i] == static_cast<std::int32_t>(i % n));
    CHECK(thrice.access[i] == thrice.access[i % n]);
    CHECK(thrice.z[i] == thrice.z[i % n]);
    CHECK(thrice.proximity_of(i)[1] == once.proximity_of(i % n)[1]);
  }
}

TEST_CASE("Scenarios with the same tables share distances, and those with the same peers share these") {
  const auto sites = support::made_up_sites();
  const auto table = synthetic_population(support::made_up_table(n), 2 * n, seed);
  const auto scenario_of = [](const std::vector<std::string>& settings) {
    return default_scenario(settings).scenario;
  };
  const auto first = make_environment(table, sites, scenario_of({"peers.further=3"}));
  const auto check = [&](const std::vector<std::string>& settings, bool same_peers) {
    const auto scenario = scenario_of(settings);
    const auto alone = make_environment(table, sites, scenario);
    const auto shared = make_environment(table, sites, scenario, &first);
    CHECK(&*shared.geography == &*first.geography);
    CHECK((&*shared.nearest == &*first.nearest) == same_peers);
    CHECK(shared.access.of_row() == alone.access.of_row());
    CHECK(shared.proximity == alone.proximity);
    const auto drawn = [&](const Environment& environment) {
      return draw_peers(environment.nearest, peers_looked_at(scenario.peers, 0.0), environment.number,
                        scenario.peers.long_ties, {.seed = 6, .replicate = 1});
    };
    const PeerMatrix of_shared = drawn(shared);
    const PeerMatrix of_alone = drawn(alone);
    REQUIRE(of_shared.nonZeros() == of_alone.nonZeros());
    CHECK(std::equal(of_alone.innerIndexPtr(), of_alone.innerIndexPtr() + of_alone.nonZeros(),
                     of_shared.innerIndexPtr()));
  };
  check({"access.decay=30"}, true);
  check({"peers.count=5", "peers.long_ties=4"}, true);  // fewer than are known
  check({"peers.further=4"}, false);
  check({"peers.size_distance_km=10"}, false);
}

TEST_CASE("The totals of a population follow its inhabitants") {
  const auto data = population_of(0);
  CHECK(data.municipalities.size() == 422);
  CHECK(data.population_scale == 1.0);
  CHECK(population_of(422).population_scale == 1.0);
  CHECK(population_of(3 * 422).population_scale == 3.0);
  const auto few = population_of(5);
  CHECK(few.municipalities.size() == 5);
  const auto people = of_each(few.municipalities, few.municipalities.population);
  CHECK(few.population_scale == std::accumulate(people.begin(), people.end(), 0.0) / 5'295'619.0);
}

TEST_CASE("The totals of a part of the country follow its part of the inhabitants") {
  const auto factor = [](std::vector<std::string> settings) {
    settings.emplace_back("population.reference_inhabitants=10591238");  // twice those of the data
    const ResolvedScenario resolved = default_scenario(settings);
    return read_population(resolved, read_data_text(resolved.scenario.data.municipalities)).population_scale;
  };
  CHECK(factor({}) == 0.5);
  CHECK(factor({"population.synthetic=844"}) == 1.0);
}
