#include "sensitivity/study_choice.hpp"

#include <algorithm>
#include <array>

#include "taktskifte/sensitivity/information.hpp"

namespace taktskifte {
namespace {

// What an innovation may be worth to who chooses, MNOK of private research and development.
constexpr std::array worths = {1.0, 2.0, 5.0, 10.0, 20.0, 50.0};

std::size_t row_named(const StudySummary& summary, std::string_view name) {
  return static_cast<std::size_t>(summary.row(name) - summary.rows.data());
}

/// [mix in rising order][set]
PointColumns by_mix(const StudyNumbers& numbers, const StudySummary& summary, std::string_view row) {
  const auto means = means_of(numbers.assumptions, row_named(summary, row));
  PointColumns sorted(means.size());
  for (std::size_t mix = 0; mix < means.size(); ++mix)
    sorted[*summary.mix(numbers.assumptions.mixes[mix])] = means[mix];
  return sorted;
}

std::vector<StudiedChoice::Known> known_of(const Information& information) {
  std::vector<StudiedChoice::Known> known;
  for (std::size_t key = 0; key < information.inputs.size(); ++key)
    if (information.inputs[key].told) known.push_back({.key = key, .value = information.inputs[key].value});
  std::sort(known.begin(), known.end(), [](const auto& a, const auto& b) { return a.value > b.value; });
  return known;
}

}  // namespace

void add_choices(const StudyNumbers& numbers, int threads, StudySummary& summary) {
  const auto with_researcher = by_mix(numbers, summary, "research_innovations");
  const auto of_projects = by_mix(numbers, summary, "project_innovations");
  const auto all_rd = by_mix(numbers, summary, "private_rd_nok");
  PointColumns innovations, private_rd;
  for (std::size_t mix = 0; mix < all_rd.size(); ++mix) {
    summary.chosen_among.push_back(mix);
    private_rd.push_back(all_rd[mix]);
    innovations.push_back(with_researcher[mix]);
    for (std::size_t set = 0; set < of_projects[mix].size(); ++set)
      innovations.back()[set] += of_projects[mix][set];
  }
  for (const double worth : worths) {
    const auto values = values_at(worth, innovations, private_rd);
    const auto information = information_of(numbers.assumptions.keys, values, {.threads = threads});
    summary.choices.push_back({.worth = worth,
                               .regrets = regrets_of(values),
                               .perfect = information.perfect,
                               .noise = information.null_most,
                               .information = known_of(information)});
  }
}

}  // namespace taktskifte
