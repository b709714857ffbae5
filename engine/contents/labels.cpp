#include <numeric>

#include "contents/description.hpp"

namespace taktskifte::layout {
namespace {

using Names = std::vector<std::string>;
using Numbers = std::vector<double>;

Numbers counted_from(int first, std::size_t count) {
  Numbers numbers(count);
  std::iota(numbers.begin(), numbers.end(), static_cast<double>(first));
  return numbers;
}

template <typename Texts>
Names names(const Texts& texts) {
  return {texts.begin(), texts.end()};
}

}  // namespace

Labels labels_of(const ResultHeader& header) {
  const auto& first = header.scenarios.front();
  Labels labels;
  for (const auto& resolved : header.scenarios) labels.texts["scenario"].push_back(resolved.scenario.name);
  for (const auto& entry : first.entries) labels.texts["key"].emplace_back(entry.key->name);
  labels.texts["outcome"] = names(outcome_names);
  labels.texts["partner"] = names(partner_names);
  labels.texts["cause"] = names(cause_names);
  labels.texts["ministry"] = names(ministry_names);
  labels.texts["barrier"] = names(barrier_names);
  labels.texts["region"] = names(region_names);
  labels.texts["size_class"] = names(size_class_names);
  labels.texts["municipality"] = municipality_numbers(header.municipalities);
  labels.texts["data_file"] = {"municipalities", "institutions"};
  labels.numbers["replicate"] = {header.replicates.begin(), header.replicates.end()};
  const auto& run = first.scenario.run;
  labels.numbers["year"] = counted_from(run.first_year.value(), static_cast<std::size_t>(run.years));
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
