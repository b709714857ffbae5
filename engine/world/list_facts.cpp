#include "taktskifte/world/list_facts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>

#include "taktskifte/world/environment.hpp"
#include "taktskifte/world/expenditure.hpp"
#include "taktskifte/world/synthetic.hpp"
#include "world/municipality_number.hpp"

namespace taktskifte {
namespace {

std::string digits(double value, const char* format) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), format, value);
  return text.data();
}

std::string whole(double value) { return digits(value, "%.0f"); }

// Half of the list has fewer inhabitants than the smallest municipality of Norway, Utsira, which had 208 in
// 2018.
constexpr double smallest_municipality = 150.0;

std::string size_warning(const MunicipalityTable& table) {
  auto sizes = of_each(table, table.population);
  std::sort(sizes.begin(), sizes.end());
  if (sizes[sizes.size() / 2] >= smallest_municipality) return "";
  return "half of the municipalities have fewer than " + whole(smallest_municipality) +
         " inhabitants, and the smallest of Norway has about 200: is the population in thousands?";
}

std::string number_warning(const MunicipalityTable& table) {
  if (!number_years(table).empty()) return "";
  return "the list mixes municipality numbers of different years, so people may be counted twice: take all "
         "from one "
         "year";
}

// Among real names none stands twice: where two are alike the county is added.
std::string name_warning(const MunicipalityTable& table) {
  std::map<std::string, std::string> seen;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const std::string name = municipality_name(table, i);
    const std::string number = municipality_number(table, i);
    const auto [first, fresh] = seen.emplace(name, number);
    if (fresh) continue;
    std::string text = "the name ";
    text.append(name).append(" stands at ").append(first->second).append(" and at ").append(number);
    return text += ": is one municipality counted twice?";
  }
  return "";
}

// As many inhabitants as all others together: find_total_rows lets a row with a real number pass.
std::string total_warning(const MunicipalityTable& table) {
  constexpr std::size_t fewest = 3;  // of two rows each could be the other's total
  const double everyone = inhabitants(table);
  for (std::size_t i = 0; table.size() >= fewest && i < table.size(); ++i)
    if (2.0 * table.population[table.row_of(i)] == everyone)
      return municipality_number(table, i) + " " + municipality_name(table, i) +
             " has as many inhabitants as all others together: if it is a row of totals, take it out";
  return "";
}

std::string peer_remark(const MunicipalityTable& table, const PeerParameters& rules) {
  const auto wanted = static_cast<std::size_t>(rules.count) + static_cast<std::size_t>(rules.long_ties);
  if (table.size() > wanted) return "";
  return "each municipality learns from all others: peers.count and peers.long_ties ask for " +
         std::to_string(wanted) + " and there are " + std::to_string(table.size() - 1);
}

}  // namespace

ListFacts list_facts(const MunicipalityTable& table, const Scenario& scaled, double population_scale) {
  ListFacts facts{.municipalities = table.size(),
                  .inhabitants = inhabitants(table),
                  .population_scale = population_scale};
  const double units_total = scaled.population.units_total;
  const ListColumn<double> population(table.population, table.rows);
  const auto units = units_of(population, units_total);
  const auto expenditure = expenditure_of(table);
  facts.least_expenditure = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < table.size(); ++i) {
    facts.units += units[i];
    facts.raised_to_a_unit += std::round(units_total * population[i] / facts.inhabitants) < 1.0 ? 1 : 0;
    const std::size_t row = table.row_of(i);
    facts.stand_ins_of_class += expenditure.from[row] == ExpenditureFrom::size_class ? 1 : 0;
    facts.stand_ins_of_all += expenditure.from[row] == ExpenditureFrom::all ? 1 : 0;
    if (expenditure.from[row] != ExpenditureFrom::list) continue;
    facts.least_expenditure = std::min(facts.least_expenditure, expenditure.per_head_nok[row]);
    facts.most_expenditure = std::max(facts.most_expenditure, expenditure.per_head_nok[row]);
  }
  return facts;
}

std::string part_text(double inhabitants) {
  const double per_cent = 100.0 * inhabitants / default_list_inhabitants;
  return whole(inhabitants) + " inhabitants, " + digits(per_cent, per_cent < 1.0 ? "%.2g" : "%.1f") +
         " % of the default list's " + whole(default_list_inhabitants);
}

std::string scale_warning(double inhabitants, double population_scale) {
  constexpr double most_apart = 1.25;  // nine years of growth are 5 %
  const double per_head = population_scale * default_list_inhabitants / inhabitants;
  if (per_head <= most_apart && per_head >= 1.0 / most_apart) return "";
  const std::string times = digits(per_head, "%.3g");
  const std::string key = "population.reference_inhabitants";
  if (population_scale == 1.0)
    return "pot, units, applications and researchers are as written and not scaled to the list: if they are "
           "those "
           "of the whole country, each inhabitant has " +
           times + " times what the default list has; then set " + key + " = " +
           whole(default_list_inhabitants);
  return "pot, units, applications and researchers are scaled, but to " + times +
         " times what the default list has for each inhabitant; check " + key;
}

std::string number_years(const MunicipalityTable& table) {
  std::vector<std::string> numbers;  // further copies have no others
  for (std::size_t i = 0; i < std::min(table.size(), table.number.size()); ++i)
    numbers.push_back(table.number[table.row_of(i)]);
  const auto years = years_of_use(numbers);
  if (years.last < years.first) return "";
  if (table.numbering.year) return std::to_string(*table.numbering.year);
  if (years.first <= 1972)
    return years.last == still_in_use ? "any year" : std::to_string(years.last) + " or earlier";
  if (years.last == still_in_use) return std::to_string(years.first) + " or later";
  return std::to_string(years.first) + " to " + std::to_string(years.last);
}

std::vector<std::string> list_warnings(const MunicipalityTable& table, const Scenario& scaled,
                                       const ListFacts& facts) {
  std::vector<std::string> all = {scale_warning(facts.inhabitants, facts.population_scale),
                                  size_warning(table), number_warning(table), total_warning(table)};
  const bool synthetic = scaled.population.synthetic > 0;
  all.push_back(synthetic ? "" : name_warning(table));
  std::erase(all, "");
  return all;
}

std::vector<std::string> pot_warnings(const Scenario& scaled) {
  std::vector<std::string> all;
  if (scaled.funding.unused != UnusedRule::lost) return all;
  const auto warn = [&](const char* side, const auto& part_in, const auto& smallest_in) {
    double largest = 0.0;
    double smallest = 0.0;
    for (int y = 0; y < scaled.run.years; ++y) {
      const Year year = scaled.run.first_year + y;
      const double part = scaled.funding.pot_mnok.at(year) * part_in(year);
      if (part >= smallest_in(year)) return;
      largest = std::max(largest, part);
      smallest = smallest_in(year);
    }
    if (largest > 0.0)
      all.push_back(std::string("the ") + side + " part of the pot is at most " + digits(largest, "%.3g") +
                    " MNOK a year, less than the smallest grant, " + digits(smallest, "%.3g") +
                    " MNOK: none can be given; take a larger part of the country or more money");
  };
  const auto& share = scaled.funding.public_share;
  warn(
      "public", [&](Year year) { return share.at(year); },
      [&](Year year) { return scaled.grant.min_mnok * scaled.grant.size_factor.at(year); });
  warn(
      "private", [&](Year year) { return 1.0 - share.at(year); },
      [&](Year) { return scaled.private_side.grant_min_mnok; });
  return all;
}

std::vector<std::string> list_remarks(const MunicipalityTable& table, const Scenario& scaled,
                                      const ListFacts& facts) {
  std::vector<std::string> all = {peer_remark(table, scaled.peers)};
  if (facts.raised_to_a_unit > 0)
    all.push_back(std::to_string(facts.raised_to_a_unit) +
                  " municipalities would have less than half a service unit and get one, so there are " +
                  whole(facts.units) + " units instead of " + whole(scaled.population.units_total));
  std::erase(all, "");
  return all;
}

}  // namespace taktskifte
