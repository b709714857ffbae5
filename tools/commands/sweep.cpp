// taktskifte sweep: scenarios under many values of some keys, into one file of indicators.
#include <algorithm>
#include <stdexcept>

#include "commands/arguments.hpp"
#include "commands/interrupt.hpp"
#include "commands/progress.hpp"
#include "commands/shard_option.hpp"
#include "commands/work_options.hpp"
#include "taktskifte/analysis/hypercube.hpp"
#include "taktskifte/analysis/sweep_columns.hpp"
#include "taktskifte/analysis/sweep_file.hpp"
#include "taktskifte/jobs/run_job.hpp"
#include "taktskifte/scenario/read_scenarios.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

constexpr const char* about_sweep =
    "Simulates the scenarios at every point of a design and writes the indicators of each replicate to "
    "FILE,\n"
    "along design, scenario and replicate. What a key takes:\n"
    "  0:1:0.05          from 0 to 1 in steps\n"
    "  lost,carry        these values, as a scenario file writes them\n"
    "  0.2..0.9 [log]    drawn from this range (evenly, or evenly in the logarithm); with --points N\n"
    "  study             drawn from the range and distribution that taktskifte params KEY tells\n"
    "Given values make a grid, --design list takes them together. KEY[2] is one number of a list; where "
    "these\n"
    "sum to 1, the others share what is left. A path over years acts from the first reported year on (a\n"
    "policy), or always as fact:KEY or with study; all else acts always. A point that breaks a rule is "
    "recorded as refused.\n"
    "A file that begins with [sweep] says all of this, too: scenarios/sweeps. A stopped sweep goes on with "
    "the\n"
    "same command, or with taktskifte resume.";

po::options_description sweep_options() {
  po::options_description options("Options");
  options.add_options()("sweep", words_option(), "[fact:|policy:]KEY=VALUES; may be given again")(
      "output,o", po::value<std::string>(), "result file to write (HDF5, also netCDF-4)")(
      "set", words_option(), "key=value for all points; may be given again")(
      "design", po::value<std::string>(),
      "grid, list, lhs or sobol (default: sobol if a range is given, else grid); saltelli, morris or star "
      "for what taktskifte sensitivity and discover read")(
      "points", po::value<int>(),
      "how many points to draw from the ranges; rows of a "
      "scrambling (saltelli), trajectories (morris), values "
      "of each range (star)")("scramblings", po::value<int>(), "of a Saltelli design (default: 8)")(
      "design-seed", po::value<int>(), "where the chance of the drawing starts (default: 1)")(
      "chance", po::value<std::string>(),
      "common: replicate r has the same random numbers at all points (default); own: each point others, of a "
      "saltelli or morris design each row")("series", words_option(),
                                            "a measure to keep year by year, too; may be given again")(
      "indicator", words_option(), "keep only these indicators; may be given again (default: all)")(
      "shard", po::value<std::string>(), "k/n: only the k-th of n parts; join them with taktskifte merge");
  add_work_options(options);
  return options;
}

template <typename Read>
auto word_of(const po::variables_map& values, const std::string& option, const Read& read) {
  const auto word = values[option].as<std::string>();
  try {
    return read(word);
  } catch (const std::invalid_argument& problem) {
    usage_error("sweep: --" + option + " " + word + ": " + problem.what());
  }
}

// What the file says, if one is given, and what the options say over it.
SweepOrder order_of(const po::variables_map& values) {
  const auto files = values["scenarios"].as<Words>();
  SweepOrder order;
  if (files.size() == 1 && is_sweep_file(files.front()))
    order = read_sweep_file(files.front());
  else
    order.scenarios = files;
  for (const auto& word : values["sweep"].as<Words>()) order.design.lines.push_back(sweep_line(word));
  for (const auto& setting : values["set"].as<Words>()) order.settings.push_back(setting);
  for (const auto& name : values["series"].as<Words>()) order.series.push_back(name);
  for (const auto& name : values["indicator"].as<Words>()) order.indicators.push_back(name);
  if (values.count("design") != 0) order.design.kind = word_of(values, "design", design_kind_or_throw);
  if (values.count("chance") != 0) order.chance = word_of(values, "chance", point_chance);
  if (values.count("points") != 0)
    order.design.points = in_range(values, "sweep", "points", 1, static_cast<int>(most_points));
  if (values.count("scramblings") != 0)
    order.design.scramblings = in_range(values, "sweep", "scramblings", 1, most_scramblings);
  if (values.count("design-seed") != 0)
    order.design.seed = static_cast<std::uint64_t>(in_range(values, "sweep", "design-seed", 0, 2147483647));
  if (order.scenarios.empty())
    usage_error("sweep: no scenario given; name at least one, such as scenarios/today.ini");
  return order;
}

// The files that are read beside scenarios and tables.
Words other_inputs(const po::variables_map& values) {
  auto files = values["scenarios"].as<Words>();
  std::erase_if(files, [](const std::string& file) { return !is_sweep_file(file); });
  return files;
}

// Whether scenarios give the key different values, which a sweep replaces.
bool is_replaced(const SweptKey& swept, const std::vector<ResolvedScenario>& scenarios) {
  const auto text_in = [&](const ResolvedScenario& scenario) {
    for (const auto& entry : scenario.entries)
      if (entry.key == swept.key) return entry.text;
    return std::string();
  };
  return std::any_of(scenarios.begin(), scenarios.end(), [&](const ResolvedScenario& scenario) {
    return text_in(scenario) != text_in(scenarios.front());
  });
}

std::string planned(const SweepExperiment& experiment) {
  const auto& points = experiment.sweep.points;
  const auto refused = std::count_if(points.begin(), points.end(),
                                     [](const SweepPoint& point) { return !point.refused.empty(); });
  const int replicates = experiment.study.scenarios.front().scenario.run.replicates;
  std::string keys;
  for (const auto& key : experiment.sweep.keys)
    keys += key.name() + " as a " + std::string(to_string(key.treatment)) +
            (is_replaced(key, experiment.bases) ? " in place of the scenarios' own, " : ", ");
  return keys + experiment.sweep.design + ", " + std::to_string(refused) + " of them refused; " +
         std::to_string(replicates) + (replicates == 1 ? " replicate" : " replicates") + " of each, chance " +
         std::string(to_string(experiment.sweep.chance));
}

}  // namespace

int sweep(const Arguments& arguments) {
  const Ranks ranks;
  if (ranks.rank() > 0) {
    run_worker(ranks, {.on_start = watch_for_interrupts, .stop = interrupted});
    return 0;
  }
  const auto values =
      parse(arguments,
            "taktskifte sweep SCENARIO... --sweep KEY=VALUES... -o FILE [--points N] [--set key=value]...\n"
            "       taktskifte sweep SWEEP.ini -o FILE",
            about_sweep, sweep_options(), "scenarios");
  if (!values) return 0;
  const SweepOrder order = order_of(*values);
  const WorkOptions work = work_options(*values, "sweep");
  const auto style = progress_style_of(*values);
  const auto slice = slice_of(*values, "sweep", ranks.size());
  const auto output = output_of(*values, "sweep");

  auto scenarios = read_scenarios(order.scenarios, order.settings);
  (void)sweep_columns(
      {.keys = {}, .points = {}, .design = {}, .series = order.series, .indicators = order.indicators},
      1);  // names that are none
  Sweep points = make_sweep(order.design, scenarios, work.threads);
  points.chance = order.chance;
  points.series = order.series;
  points.indicators = order.indicators;
  const SweepExperiment experiment = prepare_sweep(std::move(scenarios), std::move(points), work.threads);
  Progress progress(style, experiment);
  const auto callbacks = progress.callbacks([&] {
    progress.read(experiment.study);
    progress.notes(experiment.study.scenarios);
    progress.note(planned(experiment));
  });
  run_job(experiment,
          {.scenario_files = order.scenarios,
           .settings = order.settings,
           .output = output,
           .overwrite = (*values)[overwrite_option].as<bool>(),
           .other_inputs = other_inputs(*values),
           .slice = slice},
          work, ranks, callbacks);
  return 0;
}

}  // namespace taktskifte::commands
