// Runs for a validation: shipped scenarios under settings, held in memory replicate by replicate.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/analysis/indicators.hpp"
#include "taktskifte/ensemble/replicates.hpp"

namespace taktskifte {

/// A shipped scenario under settings.
struct Variant {
  std::string scenario;               ///< name without folder and ending: "today"
  std::vector<std::string> settings;  ///< "key=value", later ones win
};

/// All replicates of one case, in order.
using Replicates = std::vector<Series>;

struct VariantOptions {
  std::string scenarios = "scenarios";  ///< folder of the shipped scenarios
  std::vector<std::string> settings;    ///< for every case, before its own
  int threads = 1;
  int replicates = 200;
  /// Called before row `row` (from 0) of `rows` of a table is run, and after each replicate; may throw.
  std::function<void(std::string_view table, std::size_t row, std::size_t rows)> tell = {};
  std::function<void()> after_replicate = {};
  /// Scenarios that were run as shipped, so that they need not be run again (see keep_shipped).
  std::map<std::string, Replicates> shipped = {};
};

/// The variants as one study. They may name the same scenario: they are told apart by their number.
/// Errors: those of read_scenario and prepare_experiment.
Experiment experiment_of(const std::vector<Variant>& variants, const VariantOptions& options);

/// Runs the variants with common random numbers; one entry per case. Cases without settings that are all in
/// options.shipped are taken from there. Memory grows with replicates: some 26 kB each.
std::vector<Replicates> run_variants(const std::vector<Variant>& variants, const VariantOptions& options);

/// The options with these scenarios run once and kept.
VariantOptions keep_shipped(VariantOptions options, const std::vector<std::string>& scenarios);

/// Tells that row `row` of `rows` of a table comes next.
void tell(const VariantOptions& options, std::string_view table, std::size_t row, std::size_t rows);

/// What `measure(row)` gives for each row of a table, which is told before it is run.
template <class Rows, class MeasureRowOf>
auto measured(const VariantOptions& options, std::string_view table, const Rows& rows,
              const MeasureRowOf& measure) {
  std::vector<decltype(measure(*rows.begin()))> results;
  for (const auto& row : rows) {
    tell(options, table, results.size(), rows.size());
    results.push_back(measure(row));
  }
  return results;
}

/// The mean of a measure's value a year over the years [first, last), counted from the first reported one. Of
/// a share that is the mean of the years' shares, where indicator_of (analysis/indicators.hpp) takes all
/// years together.
double per_year(const Series& series, Measure measure, std::size_t first, std::size_t last,
                std::size_t element = 0);
/// The same over all reported years.
double per_year(const Series& series, Measure measure, std::size_t element = 0);
/// The number of reported years.
std::size_t years_of(const Series& series);

/// A number per replicate that a table shows: an indicator times a factor.
struct ShownIndicator {
  std::string_view name;
  int decimals = 1;
  std::string_view indicator;
  double factor = 1.0;
  std::size_t element = 0;

  [[nodiscard]] double value(const Series& series) const {
    return factor * indicator_of(series, indicator, element);
  }
};

}  // namespace taktskifte
