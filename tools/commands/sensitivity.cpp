// taktskifte sensitivity: which assumptions an answer hangs on.
#include <algorithm>
#include <iostream>

#include "commands/arguments.hpp"
#include "commands/study_sweeps.hpp"
#include "taktskifte/analysis/study_keys.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/report/sensitivity.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

constexpr int default_replicates = 2;  // chance between replicates is an input of its own

constexpr const char* about_sensitivity =
    "Varies every key that has a range and that the scenarios do not set: elementary effects (Morris) of all "
    "of them,\n"
    "then Sobol' indices of the largest, of the difference of each scenario to the first (of one alone, its "
    "level).\n"
    "Facts act always; weights that sum to 1 are varied by their largest; ranges that would conflict are\n"
    "narrowed, and points that break a rule all the same are recorded as refused. Switches are for "
    "taktskifte discover.\n"
    "There are 2 replicates of each point, whatever the scenarios say, unless --set run.replicates=N. "
    "Results of the\n"
    "parts (FILE-morris, FILE-sobol) that stand already are read; a stopped study goes on with the same "
    "command.\n"
    "Without -o: reads results of such designs, those of taktskifte sweep --design morris or saltelli among "
    "them.";

std::vector<SweepLine> lines_of(const std::vector<SweepLine>& all, const std::vector<std::string>& names) {
  std::vector<SweepLine> chosen;
  for (const auto& line : all)
    if (std::find(names.begin(), names.end(), line.key) != names.end()) chosen.push_back(line);
  return chosen;
}

Sweep design_of(const DesignOrder& design, const std::vector<ResolvedScenario>& scenarios, int threads) {
  Sweep sweep = make_sweep(design, scenarios, threads);
  sweep.chance = PointChance::own;
  return sweep;
}

// Makes both designs, the second over what the first found largest.
std::vector<std::string> made_designs(StudyOrder& order, const po::variables_map& values) {
  const int trajectories = in_range(values, order.verb, "trajectories", 2, 10000);
  const int rows = in_range(values, order.verb, "rows", 2, 65536);
  const int scramblings = in_range(values, order.verb, "scramblings", 2, most_scramblings);
  const int keys = in_range(values, order.verb, "keys", 1, 100);
  const auto scenarios = scenarios_of(order, default_replicates, 1);
  const StudyKeys study = study_keys(scenarios);
  tell_notes(order, study.notes());
  const auto morris = made_sweep(
      order, scenarios,
      design_of(
          {.lines = study.lines, .kind = DesignKind::morris, .points = trajectories, .seed = order.seed},
          scenarios, order.work.threads),
      "morris");
  const ResultReader reader(morris, sweep_filetype);
  const auto largest =
      report::largest_keys(report::SweepOutcomes(reader), order.measures, static_cast<std::size_t>(keys));
  if (largest.empty())
    throw Error(ErrorKind::data,
                order.verb +
                    ": no key moves any of the measures at the points tried, so there is no index "
                    "to estimate; give another --measure, or read " +
                    morris);
  const auto sobol = made_sweep(order, scenarios,
                                design_of({.lines = lines_of(study.lines, largest),
                                           .kind = DesignKind::saltelli,
                                           .points = rows,
                                           .scramblings = scramblings,
                                           .seed = order.seed},
                                          scenarios, order.work.threads),
                                "sobol");
  return {morris, sobol};
}

}  // namespace

int sensitivity(const Arguments& arguments) {
  po::options_description options("Options");
  options.add_options()("trajectories", po::value<int>()->default_value(40), "of Morris, over all keys")(
      "keys", po::value<int>()->default_value(12), "how many of the largest get Sobol' indices")(
      "rows", po::value<int>()->default_value(64), "of each scrambling; best a power of 2")(
      "scramblings", po::value<int>()->default_value(8), "from which the intervals are taken");
  add_study_options(options);
  const auto values = parse(arguments,
                            "taktskifte sensitivity SCENARIO... -o FILE [--set key=value]...\n"
                            "       taktskifte sensitivity RESULT... [--json | --csv | --excel | --markdown]",
                            about_sensitivity, options, "files");
  if (!values) return 0;
  StudyOrder order = study_order(*values, "sensitivity");
  const auto files = order.output.empty() ? order.files : made_designs(order, *values);
  report::print(std::cout, report::sensitivity_document(files, order.measures), order.form);
  return 0;
}

}  // namespace taktskifte::commands
