// taktskifte discover: when an answer holds, what to choose, and what is most worth knowing.
#include <iostream>

#include "commands/arguments.hpp"
#include "commands/study_sweeps.hpp"
#include "taktskifte/analysis/study_keys.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/report/discovery.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

constexpr int replicates = 4;

constexpr const char* about_discover =
    "Draws sets of assumptions over every key that has a range and that the scenarios do not set, simulates "
    "each scenario at\n"
    "each, and says how the difference to the first scenario spreads, in which boxes of assumptions it is "
    "another than\n"
    "in most sets (PRIM), which scenario loses least for what an innovation may be worth (--worth, MNOK: "
    "yours to\n"
    "say), and which input is most worth knowing. Then one key at a time: at what value the verdict flips; "
    "and other\n"
    "structures: decision rule, unused money, null weights, those whose keys no scenario sets. There are 4 "
    "replicates of each point, whatever the scenarios\n"
    "say, unless --set run.replicates=N. Results of the parts (FILE-sets, FILE-star, FILE-structure) that "
    "stand already are\n"
    "read; a stopped study goes on with the same command.\n"
    "Without -o: reads such results, or those of taktskifte sweep over drawn keys or with --design star.";

std::vector<std::string> made_sets(StudyOrder& order, const po::variables_map& values) {
  const int sets = in_range(values, order.verb, "sets", 2, 1'000'000);
  const int steps = in_range(values, order.verb, "values", 2, 1000);
  const auto scenarios = scenarios_of(order, replicates, 2);
  const StudyKeys study = study_keys(scenarios);
  tell_notes(order, study.notes());
  if (const auto left_out = structures_left_out(scenarios); !left_out.empty())
    tell_notes(order, {"of keys that the scenarios set, so not tried: " + joined(left_out)});
  const int threads = order.work.threads;
  const auto design = [&](DesignKind kind, int points) {
    return make_sweep({.lines = study.lines, .kind = kind, .points = points, .seed = order.seed}, scenarios,
                      threads);
  };
  std::vector<std::string> files = {made_sweep(order, scenarios, design(DesignKind::sobol, sets), "sets"),
                                    made_sweep(order, scenarios, design(DesignKind::star, steps), "star")};
  Sweep structures = structure_sweep(scenarios, threads);
  if (structures.points.size() > 1)
    files.push_back(made_sweep(order, scenarios, std::move(structures), "structure"));
  return files;
}

}  // namespace

int discover(const Arguments& arguments) {
  po::options_description options("Options");
  options.add_options()("sets", po::value<int>()->default_value(1024),
                        "of assumptions to draw; best a power of 2")(
      "values", po::value<int>()->default_value(9), "of each key, one at a time")(
      "worth", po::value<std::string>()->default_value("1,2,3,5,8,12,20"),
      "MNOK for an innovation with a researcher, with commas")(
      "permutations", po::value<int>()->default_value(200), "that say what knowing nothing would seem worth");
  add_study_options(options);
  const auto values =
      parse(arguments,
            "taktskifte discover SCENARIO SCENARIO... -o FILE [--worth V,V...] [--set key=value]...\n"
            "       taktskifte discover RESULT... [--json | --csv | --excel | --markdown]",
            about_discover, options, "files");
  if (!values) return 0;
  StudyOrder order = study_order(*values, "discover");
  const report::DiscoveryOptions chosen{
      .measures = order.measures,
      .worths = numbers_of<double>(*values, order.verb, "worth", "1,5,20"),
      .information = {.permutations = in_range(*values, order.verb, "permutations", 20, 100000),
                      .seed = order.seed,
                      .threads = order.work.threads}};
  const auto files = order.output.empty() ? order.files : made_sets(order, *values);
  report::print(std::cout, report::discovery_document(files, chosen), order.form);
  return 0;
}

}  // namespace taktskifte::commands
