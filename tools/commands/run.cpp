// taktskifte run: scenarios in, one result file out.
#include <algorithm>
#include <iostream>
#include <numeric>

#include "commands/arguments.hpp"
#include "commands/interrupt.hpp"
#include "commands/progress.hpp"
#include "commands/reproduce_options.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/parallel.hpp"
#include "taktskifte/output/results.hpp"
#include "taktskifte/run/ensemble.hpp"
#include "taktskifte/scenario/read.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

// The verb and what each scenario sets, defaults left out.
std::string history_of(const std::vector<Resolved>& scenarios) {
  std::string history = "taktskifte run";
  for (const auto& resolved : scenarios) {
    history += " " + resolved.scenario.name + "(";
    std::string set;
    for (const auto& entry : resolved.entries) {
      if (entry.origin == "default") continue;
      set += (set.empty() ? "" : "; ") + std::string(entry.key->name) + " = " + entry.text;
    }
    history += set + ")";
  }
  return history;
}

// A name under which a result file can be made.
std::string output_file(const std::string& name) {
  if (name.empty()) throw Error(Exit::usage, "run: -o without a name; give one such as results/mix.h5");
  if (name == "-") {
    throw Error(Exit::usage,
                "run: -o -: HDF5 cannot be written to standard output; name a file such as results/mix.h5");
  }
  return name;
}

// All mistakes of all files in one go: reading goes on after a bad scenario.
std::vector<Resolved> read_all(const std::vector<std::string>& files,
                               const std::vector<std::string>& settings) {
  std::vector<Resolved> scenarios;
  std::vector<std::string> messages;
  Exit worst = Exit::ok;
  for (const auto& file : files) {
    try {
      scenarios.push_back(read_scenario(file, settings));
    } catch (const Error& error) {
      if (std::find(messages.begin(), messages.end(), error.what()) == messages.end()) {
        messages.emplace_back(error.what());
      }
      if (worst == Exit::ok) worst = error.exit();
    }
  }
  if (!messages.empty()) throw Error(worst, messages);
  return scenarios;
}

}  // namespace

int run(const Arguments& arguments) {
  po::options_description options("Options");
  options.add_options()("output,o", po::value<std::string>(), "result file to write (HDF5, also netCDF-4)")(
      "set", po::value<std::vector<std::string>>()->composing()->default_value({}, ""),
      "key=value for all scenarios; may be given again")(
      "threads", po::value<int>()->default_value(available_threads(), "all cores"), "threads to use")(
      "progress", po::value<std::string>()->default_value("auto"), "auto, plain or json")(
      "quiet", po::bool_switch(), "print nothing but errors");
  add_reproduce_options(options);
  const auto values =
      parse(arguments, "taktskifte run SCENARIO... -o FILE [--set key=value]... [--threads N]",
            "Simulates every scenario with the same luck, replicate by replicate, and writes "
            "all measures to FILE.\nThe first scenario is the one that others are compared with.",
            options, "scenarios");
  if (!values) return 0;
  if (const auto order = reproduction_of(*values)) return reproduce(*order);
  const auto files = (*values)["scenarios"].as<std::vector<std::string>>();
  if (files.empty())
    throw Error(Exit::usage, "run: no scenario given; name at least one, such as scenarios/today.ini");
  if (values->count("output") == 0)
    throw Error(Exit::usage, "run: no result file given; add -o results/mix.h5");
  const int threads = (*values)["threads"].as<int>();
  constexpr int most_threads = 1024;
  if (threads < 1 || threads > most_threads) {
    throw Error(Exit::usage, "run: --threads " + std::to_string(threads) + ": give a number from 1 to 1024");
  }
  const auto style = progress_style((*values)["progress"].as<std::string>(), (*values)["quiet"].as<bool>());
  const auto settings = (*values)["set"].as<std::vector<std::string>>();
  const auto output = output_file((*values)["output"].as<std::string>());

  const Study study = prepare_study(read_all(files, settings));
  const int replicates = study.scenarios.front().scenario.run.replicates;
  std::vector<int> all(static_cast<std::size_t>(replicates));
  std::iota(all.begin(), all.end(), 0);
  ResultWriter writer(output, {.scenarios = study.scenarios,
                               .municipalities = study.municipalities,
                               .data = study.data,
                               .replicates = std::move(all),
                               .totals_factor = study.totals_factor,
                               .history = history_of(study.scenarios)});
  watch_for_interrupts();
  Progress progress(style, replicates, study.scenarios.size());
  progress.read(study);
  run_ensemble(study, {.threads = threads, .replicates = replicates},
               [&](int replicate, std::vector<Series>&& series) {
                 writer.append(replicate, series);
                 progress.done(replicate + 1);
                 stop_if_interrupted();
               });
  writer.finish();
  progress.wrote(output);
  return 0;
}

}  // namespace taktskifte::commands
