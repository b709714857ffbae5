#include <numeric>

#include "contents/description.hpp"

namespace taktskifte::layout {

std::vector<double> counted(std::size_t count, int first) {
  std::vector<double> numbers(count);
  std::iota(numbers.begin(), numbers.end(), static_cast<double>(first));
  return numbers;
}

Labels labels_of(const ResultHeader& header) {
  const auto& first = header.scenarios.front();
  Labels labels;
  for (const auto& resolved : header.scenarios) labels.texts["scenario"].push_back(resolved.scenario.name);
  for (const auto& entry : first.entries) labels.texts["key"].emplace_back(entry.key->name);
  labels.texts["outcome"] = texts(outcome_names);
  labels.texts["partner"] = texts(partner_names);
  labels.texts["cause"] = texts(cause_names);
  labels.texts["ministry"] = texts(ministry_names);
  labels.texts["barrier"] = texts(barrier_names);
  labels.texts["region"] = texts(region_names);
  labels.texts["size_class"] = texts(size_class_names);
  labels.texts["municipality"] = municipality_numbers(header.municipalities);
  labels.texts["data_file"] = {"municipalities", "institutions"};
  labels.numbers["replicate"] = {header.replicates.begin(), header.replicates.end()};
  const auto& run = first.scenario.run;
  labels.numbers["year"] = counted(static_cast<std::size_t>(run.years), run.first_year.value());
  labels.numbers["lorenz_share"] = {lorenz_shares.begin(), lorenz_shares.end()};
  for (const auto& failure : header.failures) labels.numbers["failed_replicate"].push_back(failure.replicate);
  return labels;
}

std::vector<Filled> axes_of(const std::vector<Description>& variables, const Labels& labels) {
  std::vector<Filled> axes;
  for (const auto& description : variables) {
    if (!description.kind)
      axes.push_back({description, {}, labels.texts.at(description.name)});
    else if (const auto numbers = labels.numbers.find(description.name); numbers != labels.numbers.end())
      axes.push_back({description, numbers->second, {}});  // no label of what failed, where nothing did
  }
  return axes;
}

}  // namespace taktskifte::layout
