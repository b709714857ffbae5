#include "taktskifte/world/expenditure.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace taktskifte {
namespace {

double median(std::vector<double> values) {
  if (values.empty()) return 0.0;
  std::sort(values.begin(), values.end());
  const std::size_t n = values.size();
  return 0.5 * (values[(n - 1) / 2] + values[n / 2]);
}

// What half of the municipalities spend a head lies between these, whatever the list: the municipalities of
// 2015 spent 57 632 to 255 761 NOK a head.
constexpr double least_median = 10e3;
constexpr double most_median = 1e6;

static_assert(least_expenditure == least_median / 10.0);

constexpr const char* if_in_thousands =
    "if they are in thousands of kroner, or have a mark between thousands, write kroner in digits alone";

}  // namespace

Expenditure expenditure_of(const MunicipalityTable& table) {
  const auto class_of = [&](std::size_t row) {
    return static_cast<std::size_t>(size_class(table.population[row]));
  };
  std::array<std::vector<double>, size_class_count> known;
  std::vector<double> all;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const std::size_t row = table.row_of(i);
    const double figure = table.opex_per_head[row];
    if (std::isnan(figure)) continue;
    known[class_of(row)].push_back(figure);
    all.push_back(figure);
  }
  std::array<double, size_class_count> stand_in{};
  for (std::size_t c = 0; c < size_class_count; ++c) stand_in[c] = median(known[c].empty() ? all : known[c]);

  Expenditure expenditure;
  for (std::size_t row = 0; row < table.opex_per_head.size(); ++row) {
    const double figure = table.opex_per_head[row];
    const bool given = !std::isnan(figure);
    expenditure.per_head_nok.push_back(given ? figure : stand_in[class_of(row)]);
    expenditure.from.push_back(given                          ? ExpenditureFrom::list
                               : known[class_of(row)].empty() ? ExpenditureFrom::all
                                                              : ExpenditureFrom::size_class);
  }
  return expenditure;
}

std::string what_is_wrong_with_expenditure(const std::vector<double>& per_head_nok) {
  std::vector<double> known = per_head_nok;
  std::erase_if(known, [](double value) { return std::isnan(value); });
  if (per_head_nok.empty()) return "";
  if (known.empty())
    return "not one row has a figure, and out of it municipalities pay their part of a project; fill in "
           "kroner per "
           "inhabitant, for some municipalities at least: the others take the median";
  const double middle = median(std::move(known));
  if (middle < least_median)
    return "half of the figures lie below 10 000 kroner per inhabitant, where no municipality is; " +
           std::string(if_in_thousands);
  if (middle > most_median)
    return "half of the figures lie above a million kroner per inhabitant, where no municipality is; if they "
           "are of "
           "the whole municipality, divide them by its inhabitants";
  return "";
}

std::string why_too_little_expenditure() {
  return std::string("a figure below 1 000 kroner per inhabitant, where no municipality is; ") +
         if_in_thousands;
}

std::string stand_in_text(std::size_t of_size_class, std::size_t of_all, std::size_t municipalities) {
  const std::size_t without = of_size_class + of_all;
  if (without == 0) return "";
  std::string text = std::to_string(without) + " of " + std::to_string(municipalities) +
                     " municipalities have no expenditure figure: ";
  if (of_size_class > 0)
    text += "the median of the size class stands in for " + std::to_string(of_size_class);
  if (of_size_class > 0 && of_all > 0) text += ", ";
  if (of_all > 0)
    text += "the median of all stands in for " + std::to_string(of_all) + ", whose size class has no figure";
  return text;
}

}  // namespace taktskifte
