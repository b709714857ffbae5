#include "taktskifte/report/population.hpp"

#include <array>
#include <cmath>
#include <cstdio>

#include "taktskifte/scenario/totals.hpp"
#include "taktskifte/world/expenditure.hpp"

namespace taktskifte::report {
namespace {

// Six digits, but never an exponent.
std::string rounded(double value) {
  constexpr double whole_from = 1e5;
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), value < whole_from ? "%.6g" : "%.0f", value);
  return text.data();
}

}  // namespace

std::string size_text(std::size_t municipalities, std::size_t sites, const Scenario& scenario) {
  return std::to_string(municipalities) + (scenario.population.synthetic > 0 ? " synthetic" : "") +
         " municipalities, " + std::to_string(sites) + " research sites";
}

Lines total_lines(const std::string& title, const Scenario& scenario, double factor) {
  if (scenario.population.synthetic == 0 && scenario.population.reference_inhabitants == 0) return {};
  Lines lines{
      {title + " in " + std::to_string(scenario.run.first_year.value()) + ", times " + rounded(factor), 1}};
  for (const Total& total : totals(scenario)) {
    std::string text(total.key);
    text.append(" = ").append(rounded(total.value)).append(" ").append(total.unit);
    lines.push_back({std::move(text), 2});
  }
  return lines;
}

std::string scaling_text(double population_scale) {
  return population_scale == 1.0 ? "the keys' totals as written"
                                 : "the keys' totals times " + rounded(population_scale) + ", as inhabitants";
}

std::vector<std::string> list_lines(const MunicipalityTable& table, const ListFacts& facts) {
  const auto years = number_years(table);
  std::vector<std::string> lines = {part_text(facts.inhabitants)};
  if (!years.empty()) lines.push_back("municipality numbers of " + years);
  lines.push_back(rounded(facts.units) + " service units, " +
                  rounded(std::round(1e5 * facts.units / facts.inhabitants) / 100.0) +
                  " per 1000 inhabitants");
  lines.push_back("expenditure from " + rounded(std::round(facts.least_expenditure)) + " to " +
                  rounded(std::round(facts.most_expenditure)) + " kroner of 2015 per inhabitant");
  lines.push_back(stand_in_text(facts.stand_ins_of_class, facts.stand_ins_of_all, facts.municipalities));
  lines.push_back(scaling_text(facts.population_scale));
  std::erase(lines, "");
  return lines;
}

Value::Members list_members(const MunicipalityTable& table, const ListFacts& facts) {
  return {{"inhabitants", facts.inhabitants},
          {"part_of_default_list", facts.inhabitants / default_list_inhabitants},
          {"number_years", number_years(table)},
          {"units", facts.units},
          {"least_expenditure", facts.least_expenditure},
          {"most_expenditure", facts.most_expenditure},
          {"stand_ins_of_size_class", facts.stand_ins_of_class},
          {"stand_ins_of_all", facts.stand_ins_of_all},
          {"totals_factor", facts.population_scale}};
}

}  // namespace taktskifte::report
