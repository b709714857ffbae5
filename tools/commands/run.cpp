// taktskifte run: scenarios in, one result file out; what is finished meanwhile lies in the run's folder.
#include <iostream>

#include "commands/arguments.hpp"
#include "commands/interrupt.hpp"
#include "commands/progress.hpp"
#include "commands/reproduce_options.hpp"
#include "commands/shard_option.hpp"
#include "commands/work_options.hpp"
#include "taktskifte/jobs/run_job.hpp"
#include "taktskifte/scenario/read_scenarios.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

// One stored replicate once more.
int run_again(const po::variables_map& values, const Reproduction& order) {
  watch_for_interrupts();
  const std::size_t numbers = reproduce(order, interrupted);
  if (!values["quiet"].as<bool>())
    std::cout << order.output << ": replicate " << order.replicate << " of " << order.from << " again; all "
              << numbers << " numbers are the same, bit for bit\n";
  return 0;
}

}  // namespace

int run(const Arguments& arguments) {
  const Ranks ranks;
  if (ranks.rank() > 0) {
    run_worker(ranks, {.on_start = watch_for_interrupts, .stop = interrupted});
    return 0;
  }
  po::options_description options("Options");
  options.add_options()("output,o", po::value<std::string>(), "result file to write (HDF5, also netCDF-4)")(
      "set", words_option(), "key=value for all scenarios; may be given again")(
      "shard", po::value<std::string>(), "k/n: only the k-th of n parts; join them with taktskifte merge");
  add_work_options(options);
  add_reproduce_options(options);
  const auto values = parse(
      arguments,
      "taktskifte run SCENARIO... -o FILE [--set key=value]... [--threads N]\n"
      "       taktskifte run --from FILE --replicate N -o ONE",
      "Simulates every scenario with the same chance, replicate by replicate, and writes all measures to\n"
      "FILE. The first scenario is the one that others are compared with. Until FILE stands, finished\n"
      "replicates lie in a folder beside it (results/mix.parts); the same command, or taktskifte resume,\n"
      "goes on from there. Replicates of an earlier FILE of the same scenarios are taken over, not run\n"
      "again. With --from, one replicate of a result file is run once more, with panels of every\n"
      "municipality, from that file alone.",
      options, "scenarios");
  if (!values) return 0;
  if (const auto order = reproduction_of(*values)) return run_again(*values, *order);
  const auto files = (*values)["scenarios"].as<Words>();
  if (files.empty()) usage_error("run: no scenario given; name at least one, such as scenarios/today.ini");
  const WorkOptions work = work_options(*values, "run");
  const auto style = progress_style_of(*values);
  const auto settings = (*values)["set"].as<Words>();
  const auto slice = slice_of(*values, "run", ranks.size());
  const auto output = output_of(*values, "run");

  const Experiment study = prepare_experiment(read_scenarios(files, settings));
  Progress progress(style, study.scenarios.front().scenario.run.replicates, study.scenarios.size());
  const auto callbacks = progress.callbacks([&] {
    progress.read(study);
    progress.notes(study.scenarios);
  });
  run_job(study,
          {.scenario_files = files,
           .settings = settings,
           .output = output,
           .overwrite = (*values)[overwrite_option].as<bool>(),
           .slice = slice},
          work, ranks, callbacks);
  return 0;
}

}  // namespace taktskifte::commands
