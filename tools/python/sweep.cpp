#include "python/sweep.hpp"

#include <stdexcept>

#include "taktskifte/analysis/design.hpp"
#include "taktskifte/analysis/hypercube.hpp"
#include "taktskifte/analysis/sweep_columns.hpp"
#include "taktskifte/analysis/sweep_file.hpp"
#include "taktskifte/core/error.hpp"

namespace taktskifte::python {
namespace {

int in_range(const std::optional<int>& number, const char* argument, int least, int most, int otherwise) {
  if (!number) return otherwise;
  if (*number < least || *number > most)
    throw Error(ErrorKind::usage, std::string(argument) + " = " + std::to_string(*number) + ": give " +
                                      std::to_string(least) + " to " + std::to_string(most));
  return *number;
}

template <typename Read>
auto word_of(const std::string& word, const char* argument, const Read& read) {
  try {
    return read(word);
  } catch (const std::invalid_argument& problem) {
    throw Error(ErrorKind::usage, std::string(argument) + " = " + word + ": " + problem.what());
  }
}

DesignOrder order_of(const SweepChoice& choice) {
  constexpr int largest_seed = 2147483647;
  DesignOrder order;
  for (const auto& line : choice.lines) order.lines.push_back(sweep_line(line.at(0) + "=" + line.at(1)));
  if (choice.design) order.kind = word_of(*choice.design, "design", design_kind_or_throw);
  order.points = in_range(choice.points, "points", 1, static_cast<int>(most_points), order.points);
  order.scramblings = in_range(choice.scramblings, "scramblings", 1, most_scramblings, order.scramblings);
  order.seed = static_cast<std::uint64_t>(in_range(choice.design_seed, "design_seed", 0, largest_seed, 1));
  return order;
}

}  // namespace

SweepExperiment make_experiment(const std::vector<ResolvedScenario>& scenarios, const SweepChoice& choice,
                                int threads, const StopRequest& stop) {
  if (scenarios.empty()) throw Error(ErrorKind::usage, "no scenario given");
  if (choice.lines.empty()) throw Error(ErrorKind::usage, "over: no key given");
  const DesignOrder order = order_of(choice);
  const PointChance chance = word_of(choice.chance, "chance", point_chance);
  (void)sweep_columns(
      {.keys = {}, .points = {}, .design = {}, .series = choice.series, .indicators = choice.indicators},
      1);  // names that are none
  Sweep sweep = make_sweep(order, scenarios, threads, stop);
  sweep.chance = chance;
  sweep.series = choice.series;
  sweep.indicators = choice.indicators;
  return prepare_sweep(scenarios, std::move(sweep), threads, stop);
}

}  // namespace taktskifte::python
