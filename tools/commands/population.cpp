#include "commands/population.hpp"

#include <array>
#include <cstdio>

#include "taktskifte/scenario/totals.hpp"

namespace taktskifte::commands {
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

std::string totals_text(const std::string& title, const Scenario& scenario, double factor) {
  if (scenario.population.synthetic == 0) return "";
  std::string text =
      title + " in " + std::to_string(scenario.run.first_year.value()) + ", times " + rounded(factor) + "\n";
  for (const Total& total : totals(scenario)) {
    text += "    ";
    text.append(total.key).append(" = ").append(rounded(total.value));
    text.append(" ").append(total.unit).append("\n");
  }
  return text;
}

}  // namespace taktskifte::commands
