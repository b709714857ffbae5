#include "analysis/weight_element.hpp"

#include <cmath>
#include <numeric>
#include <stdexcept>
#include <variant>
#include <vector>

#include "scenario/number.hpp"

namespace taktskifte {

std::string with_element(const Key& key, std::size_t element, double value, const ResolvedScenario& base) {
  Scenario scenario = base.scenario;  // fields of the table are reached through a non-const Scenario
  const auto stored = std::get<RealsField>(key.field)(scenario);
  std::vector<double> numbers(stored.begin(), stored.end());
  constexpr double near_enough = 1e-9;  // as the rule that they sum to 1
  const double sum = std::accumulate(numbers.begin(), numbers.end(), 0.0);
  if (std::abs(sum - 1.0) <= near_enough) {
    if (!(value >= 0.0 && value <= 1.0))
      throw std::invalid_argument("the numbers sum to 1, and each lies in [0, 1]; write one of these");
    const double others = sum - numbers[element];
    for (std::size_t i = 0; i < numbers.size(); ++i)
      numbers[i] = others > near_enough ? numbers[i] / others * (1.0 - value)
                                        : (1.0 - value) / static_cast<double>(numbers.size() - 1);
  }
  numbers[element] = value;
  std::string text;
  for (const double number : numbers) text += (text.empty() ? "" : " ") + plain(number);
  return text;
}

}  // namespace taktskifte
