#include "taktskifte/world/environment.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include "taktskifte/core/math.hpp"
#include "taktskifte/random/rows.hpp"
#include "taktskifte/world/expenditure.hpp"
#include "world/site_weight.hpp"

namespace taktskifte {
namespace {

// In the order of the municipalities.
double sum_of(const ListColumn<double>& column) {
  double sum = 0.0;
  for (std::size_t i = 0; i < column.size(); ++i) sum += column[i];
  return sum;
}

// Chance that a unit innovates within one year, by municipality: peaks at one population size, with the
// regional level solved so that the barometer's two-year rate of the region comes out.
ListColumn<double> innovation_chances(const MunicipalityTable& table, const ListColumn<int>& units,
                                      const PopulationParameters& rules) {
  const std::size_t listed = table.population.size();
  std::vector<double> chance(listed);
  std::vector<std::uint32_t> place(listed);  // of a row among those of its region
  for (std::size_t r = 0; r < region_count; ++r) {
    const auto in_region = [&](std::size_t row) { return static_cast<std::size_t>(table.region[row]) == r; };
    std::vector<double> offset;
    std::vector<int> weight;
    for (std::size_t row = 0; row < listed; ++row) {
      if (!in_region(row)) continue;
      const double away = log(table.population[row]) - log(rules.size_peak_population);
      place[row] = static_cast<std::uint32_t>(offset.size());
      offset.push_back(-rules.size_curvature * away * away);
      weight.push_back(units.of_row()[row]);
    }
    std::vector<std::uint32_t> members;
    for (std::size_t i = 0; i < table.size(); ++i)
      if (in_region(table.row_of(i))) members.push_back(place[table.row_of(i)]);
    if (members.empty()) continue;
    const double level = solve_region_intercept(offset, weight, members, rules.two_year_rate[r]);
    for (std::size_t row = 0; row < listed; ++row)
      if (in_region(row)) chance[row] = 1.0 - std::sqrt(1.0 - logistic(level + offset[place[row]]));
  }
  return {std::move(chance), table.rows};
}

double type_weight(SiteType type, const AccessParameters& rules) {
  switch (type) {
    case SiteType::institute:
      return 1.0;
    case SiteType::university:
      return rules.university_weight;
    case SiteType::university_college:
      return rules.university_college_weight;
  }
  return 0.0;
}

// Numbers the places where municipalities of the list lie, in the order in which they first come up.
std::vector<std::int32_t> places(const MunicipalityTable& table) {
  std::map<std::pair<double, double>, std::int32_t> known;
  std::vector<std::int32_t> place;
  for (std::size_t row = 0; row < table.latitude.size(); ++row) {
    const auto next = static_cast<std::int32_t>(known.size());
    place.push_back(known.try_emplace({table.latitude[row], table.longitude[row]}, next).first->second);
  }
  return place;
}

// ln of the summed closeness to sites. Distances count from the nearest site, or, where that has no weight
// and the others are too far away to be told from 0 beside it, from the nearest with weight: so a short decay
// cannot underflow to ln 0.
double access_at(std::span<const double> distance, std::span<const double> weight, double nearest,
                 double decay_km) {
  const auto summed_from = [&](double origin) {
    double sum = 0.0;
    for (std::size_t j = 0; j < distance.size(); ++j)
      if (weight[j] > 0.0) sum += weight[j] * exp(-(distance[j] - origin) / decay_km);
    return sum;
  };
  double origin = nearest;
  double sum = summed_from(origin);
  if (sum < std::numeric_limits<double>::min()) {
    origin = std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < distance.size(); ++j)
      if (weight[j] > 0.0) origin = std::min(origin, distance[j]);
    sum = summed_from(origin);
  }
  return log(sum) - origin / decay_km;
}

Geography geography_of(const MunicipalityTable& table, const std::vector<Site>& sites) {
  std::vector<std::int32_t> place = places(table);
  Geography geography;
  std::int32_t next = 0;
  for (std::size_t row = 0; row < place.size(); ++row) {
    if (place[row] != next) continue;
    ++next;
    for (const Site& site : sites)
      geography.site_km.push_back(
          distance_km(table.latitude[row], table.longitude[row], site.latitude, site.longitude));
  }
  geography.place = {std::move(place), table.rows};
  return geography;
}

// Access of every municipality, and the proximity of every place to every site.
void place_research(const std::vector<Site>& sites, const AccessParameters& rules, Environment& environment) {
  const Geography& geography = environment.geography;
  std::vector<double> weight;
  weight.reserve(sites.size());
  for (const Site& site : sites) weight.push_back(site_weight(site, rules));
  std::vector<double> at_place;
  for (std::size_t first = 0; first < geography.site_km.size(); first += sites.size()) {
    const auto distance = std::span(geography.site_km).subspan(first, sites.size());
    const double nearest = *std::min_element(distance.begin(), distance.end());
    const Strips strips = Strips::of(sites.size());
    const std::size_t begin = environment.proximity.size();
    environment.proximity.resize(begin + strips.size());
    for (std::size_t j = 0; j < sites.size(); ++j)
      environment.proximity[begin + strips.at(j)] = exp(-(distance[j] - nearest) / rules.decay_km);
    at_place.push_back(access_at(distance, weight, nearest, rules.decay_km));
  }
  environment.access = standardised(
      geography.place.map([&](std::int32_t place) { return at_place[static_cast<std::size_t>(place)]; }));
}

void share_out_work_years(const std::vector<Site>& sites, const AccessParameters& rules,
                          Environment& environment) {
  std::map<std::string, std::int32_t> known;
  double sum = 0.0;
  for (const Site& site : sites) {
    const auto next = static_cast<std::int32_t>(known.size());
    environment.institution.push_back(known.try_emplace(site.institution, next).first->second);
    environment.site_type.push_back(site.type);
    environment.site_share.push_back(site_weight(site, rules));
    sum += environment.site_share.back();
  }
  for (double& share : environment.site_share) share /= sum;
}

ListColumn<double> slack(const MunicipalityTable& table, const OwnParameters& rules) {
  std::vector<double> nok = expenditure_of(table).per_head_nok;
  for (std::size_t row = 0; row < nok.size(); ++row)
    nok[row] = rules.slack_share * nok[row] * table.population[row];
  return {std::move(nok), table.rows};
}

// Who applies, before anything that changes over the years; scaled to sum 1 by weigh_applicants. Of a row of
// the list.
double application_weight(const Environment& environment, std::size_t row, ApplyWeights weights) {
  switch (weights) {
    case ApplyWeights::size:
      return environment.population.of_row()[row];
    case ApplyWeights::equal:
      return 1.0;
    case ApplyWeights::choice:
      break;
  }
  return environment.units.of_row()[row] * environment.innovation_chance.of_row()[row] *
         logistic(environment.application_logit.of_row()[row]);
}

// Fills application_logit and application_weight.
void weigh_applicants(Environment& environment, const Scenario& scenario) {
  constexpr double largest_z =
      2.0;  // beyond two standard deviations size adds nothing (engine/MODEL.md, "Initialization")
  const ChoiceParameters& choice = scenario.choice;
  const double size_effect =
      choice.size + choice.capability * scenario.population.capability_size_correlation;
  const ListRows& rows = environment.z.rows();
  const std::vector<double>& access = environment.access.of_row();
  const std::vector<double>& z = environment.z.of_row();
  std::vector<double> logit(z.size());
  std::vector<double> weight(z.size());
  for (std::size_t row = 0; row < z.size(); ++row)
    logit[row] = environment.research_intercept + choice.access * access[row] +
                 size_effect * std::min(z[row], largest_z);
  environment.application_logit = {std::move(logit), rows};
  for (std::size_t row = 0; row < z.size(); ++row)
    weight[row] = application_weight(environment, row, scenario.apply.weights);
  const ListColumn<double> unscaled(std::move(weight), rows);
  const double sum = sum_of(unscaled);
  environment.application_weight = unscaled.map([&](double w) { return w / sum; });
}

// What partners.firm is in any year, burn-in included.
std::vector<double> firm_shares(const Scenario& scenario) {
  std::vector<double> shares;
  for (int year = -scenario.run.burn_in_years; year < scenario.run.years; ++year)
    shares.push_back(scenario.partners.firm.at(scenario.run.first_year + year));
  return shares;
}

// Rows of like size are worked through side by side: so their searches are of like length.
std::vector<std::uint16_t> order_of_size(const ListColumn<int>& units) {
  std::vector<std::uint16_t> order(units.size());
  for (std::size_t first = 0; first < units.size(); first += block_size) {
    const auto block = std::span(order).subspan(first, std::min(block_size, units.size() - first));
    std::iota(block.begin(), block.end(), std::uint16_t{0});
    std::stable_sort(block.begin(), block.end(),
                     [&](std::size_t a, std::size_t b) { return units[first + a] < units[first + b]; });
  }
  return order;
}

}  // namespace

const OutcomeLaws& Environment::success_with(double firm_share) const {
  const auto found = std::find_if(success.begin(), success.end(),
                                  [&](const OutcomeLaws& laws) { return laws.firm_share == firm_share; });
  if (found == success.end()) throw std::out_of_range("a share of firms that no year has");
  return *found;
}

double site_weight(const Site& site, const AccessParameters& rules) {
  return type_weight(site.type, rules) * (site.is_main ? 1.0 : rules.further_site_weight);
}

ListColumn<int> units_of(const ListColumn<double>& population, double units_total) {
  const double everyone = sum_of(population);
  return population.map([&](double people) {
    return std::max(1, static_cast<int>(std::round(units_total * people / everyone)));
  });
}

ListColumn<double> standardised(const ListColumn<double>& values) {
  const auto n = static_cast<double>(values.size());
  const double mean = sum_of(values) / n;
  double squares = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) squares += (values[i] - mean) * (values[i] - mean);
  const double deviation = std::sqrt(squares / n);
  return values.map([&](double value) { return deviation > 0.0 ? (value - mean) / deviation : 0.0; });
}

double solve_region_intercept(std::span<const double> offset, std::span<const int> units,
                              std::span<const std::uint32_t> members, double target) {
  double all_units = 0.0;
  double least = std::numeric_limits<double>::infinity();
  double most = -least;
  for (const std::uint32_t row : members) {
    all_units += units[row];
    least = std::min(least, offset[row]);
    most = std::max(most, offset[row]);
  }
  std::vector<double> innovating(offset.size());  // of the units of a row
  auto mean_rate = [&](double level) {
    for (std::size_t row = 0; row < offset.size(); ++row)
      innovating[row] = units[row] * logistic(level + offset[row]);
    double sum = 0.0;
    for (const std::uint32_t row : members) sum += innovating[row];
    return sum / all_units;
  };
  // The mean rises with the level and lies between the rates of the smallest and the largest offset.
  double low = logit(target) - most;
  double high = logit(target) - least;
  // Halving 200 times exhausts the bits of a double whatever the width of the interval.
  for (int halving = 0; halving < 200 && low < high; ++halving) {
    const double middle = 0.5 * (low + high);
    if (middle <= low || middle >= high) break;
    (mean_rate(middle) < target ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

double mean_grant_mnok(const GrantParameters& rules) {
  return rules.min_mnok + (rules.max_mnok - rules.min_mnok) * rules.shape_a / (rules.shape_a + rules.shape_b);
}

double mean_project_years(const ProjectParameters& rules) {
  const auto& share = rules.years_distribution;
  return 2.0 * share[0] + 3.0 * share[1] + 4.0 * share[2];
}

Environment make_environment(const MunicipalityTable& table, const std::vector<Site>& sites,
                             const Scenario& scenario, const Environment* known) {
  Environment environment;
  environment.number = draw_numbers(table);
  environment.region = {table.region, table.rows};
  environment.population = {table.population, table.rows};
  environment.size_class = environment.population.map(size_class);
  environment.units = units_of(environment.population, scenario.population.units_total);
  environment.z = standardised(environment.population.map([](double people) { return log(people); }));
  environment.geography = known != nullptr ? known->geography : Shared(geography_of(table, sites));
  place_research(sites, scenario.access, environment);
  share_out_work_years(sites, scenario.access, environment);
  environment.innovation_chance = innovation_chances(table, environment.units, scenario.population);
  environment.slack_nok = slack(table, scenario.own);
  const bool known_peers = known != nullptr && known->nearest->serve(scenario.peers);
  environment.nearest =
      known_peers ? known->nearest
                  : Shared(nearest_peers(of_each(table, table.latitude), of_each(table, table.longitude),
                                         environment.z.of_each(), table.population.size(), scenario.peers));
  const double initiated = scenario.partners.research_initiated_share;
  environment.research_intercept = logit((scenario.partners.research_share - initiated) / (1.0 - initiated));
  environment.reference_success = std::min(
      scenario.panel.fundable_share, scenario.funding.reference_public_pot_mnok /
                                         (mean_grant_mnok(scenario.grant) * scenario.apply.reference_count));
  weigh_applicants(environment, scenario);
  environment.success = outcome_laws_of(outcome_terms(scenario.barometer, scenario.partners, scenario.reuse),
                                        firm_shares(scenario));
  environment.by_size = order_of_size(environment.units);
  return environment;
}

}  // namespace taktskifte
