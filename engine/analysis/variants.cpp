#include "taktskifte/analysis/variants.hpp"

#include <algorithm>

namespace taktskifte {

Experiment experiment_of(const std::vector<Variant>& variants, const VariantOptions& options) {
  std::vector<ResolvedScenario> scenarios;
  for (const auto& each : variants) {
    std::vector<std::string> settings = options.settings;
    settings.insert(settings.end(), each.settings.begin(), each.settings.end());
    scenarios.push_back(read_scenario(options.scenarios + '/' + each.scenario + ".ini", settings));
    scenarios.back().scenario.name += " " + std::to_string(scenarios.size());
  }
  return prepare_experiment(std::move(scenarios));
}

std::vector<Replicates> run_variants(const std::vector<Variant>& variants, const VariantOptions& options) {
  std::vector<Replicates> runs(variants.size());
  const bool known = std::all_of(variants.begin(), variants.end(), [&](const Variant& each) {
    return each.settings.empty() && options.shipped.contains(each.scenario);
  });
  if (known) {
    for (std::size_t c = 0; c < variants.size(); ++c) runs[c] = options.shipped.at(variants[c].scenario);
    return runs;
  }
  run_ensemble(experiment_of(variants, options),
               {.threads = options.threads, .replicates = options.replicates},
               [&](int, std::vector<Series>&& series) {
                 for (std::size_t c = 0; c < runs.size(); ++c) runs[c].push_back(std::move(series[c]));
                 if (options.after_replicate) options.after_replicate();
               });
  return runs;
}

VariantOptions keep_shipped(VariantOptions options, const std::vector<std::string>& scenarios) {
  std::vector<Variant> variants;
  variants.reserve(scenarios.size());
  for (const auto& scenario : scenarios) variants.push_back({scenario, {}});
  tell(options, "shipped scenarios", 0, 1);
  auto runs = run_variants(variants, options);
  for (std::size_t c = 0; c < variants.size(); ++c) options.shipped[scenarios[c]] = std::move(runs[c]);
  return options;
}

void tell(const VariantOptions& options, std::string_view table, std::size_t row, std::size_t rows) {
  if (options.tell) options.tell(table, row, rows);
}

double per_year(const Series& series, Measure measure, std::size_t first, std::size_t last,
                std::size_t element) {
  double total = 0.0;
  for (std::size_t year = first; year < last; ++year) total += series.at(year, measure, element);
  return total / static_cast<double>(last - first);
}

double per_year(const Series& series, Measure measure, std::size_t element) {
  return per_year(series, measure, 0, years_of(series), element);
}

std::size_t years_of(const Series& series) { return series.values.size() / values_per_year(); }

}  // namespace taktskifte
