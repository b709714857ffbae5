// taktskifte run: scenarios in, one result file out; what is finished meanwhile lies in the run's folder.
#include <filesystem>
#include <optional>

#include "commands/arguments.hpp"
#include "commands/coordinator.hpp"
#include "commands/interrupt.hpp"
#include "commands/problems.hpp"
#include "commands/replicate_slice.hpp"
#include "commands/reproduce_options.hpp"
#include "commands/work.hpp"
#include "commands/work_options.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/jobs/folder_lock.hpp"
#include "taktskifte/scenario/read.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

// A name under which a result file can be made.
std::string output_file(const std::string& name) {
  if (name.empty()) throw Error(ErrorKind::usage, "run: -o without a name; give one such as results/mix.h5");
  if (name == "-") {
    throw Error(ErrorKind::usage,
                "run: -o -: HDF5 cannot be written to standard output; name a file such as results/mix.h5");
  }
  check_output(name);
  return name;
}

// All mistakes of all files in one go: reading goes on after a bad scenario.
std::vector<ResolvedScenario> read_all(const std::vector<std::string>& files,
                                       const std::vector<std::string>& settings) {
  std::vector<ResolvedScenario> scenarios;
  Problems problems;
  for (const auto& file : files)
    problems.collect([&] { scenarios.push_back(read_scenario(file, settings, files)); });
  problems.throw_if_any();
  return scenarios;
}

[[noreturn]] void refuse_folder(const std::string& folder, std::vector<std::string> why) {
  why.insert(why.begin(), folder + ": an unfinished run lies here that is not this one:");
  why.push_back("finish it with: taktskifte resume " + folder +
                ", give another -o, or begin anew with: rm -r " + folder);
  throw Error(ErrorKind::cannot_create, why);
}

// The folder's record is that of this run, or is written now.
void begin_or_go_on(const std::string& folder, const Experiment& study, const ResultHeader& header,
                    const RunOrigin& origin) {
  if (record_state(folder) == RecordState::intact) {
    std::vector<std::string> differ;
    std::string id;
    try {
      const JobManifest record = read_record(folder);
      differ = differences(record, study.scenarios, study.data);
      id = record.id;
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::data) throw;
      differ.emplace_back(error.what());
    }
    if (id == study_id(header)) return;
    refuse_folder(folder, differ);
  }
  write_record(folder, header, origin);
}

// Every file that the study is made from.
std::vector<std::string> inputs_of(const Experiment& study) {
  std::vector<std::string> all = {study.data.municipalities.name, study.data.institutions.name};
  for (const auto& resolved : study.scenarios)
    all.insert(all.end(), resolved.files.begin(), resolved.files.end());
  return all;
}

std::vector<std::string> absolute(const std::vector<std::string>& files) {
  std::vector<std::string> all;
  all.reserve(files.size());
  for (const auto& file : files) all.push_back(std::filesystem::absolute(file).string());
  return all;
}

}  // namespace

int run(const Arguments& arguments) {
  const Ranks ranks;
  if (ranks.rank() > 0) {
    run_worker(ranks);
    return 0;
  }
  po::options_description options("Options");
  options.add_options()("output,o", po::value<std::string>(), "result file to write (HDF5, also netCDF-4)")(
      "set", po::value<std::vector<std::string>>()->composing()->default_value({}, ""),
      "key=value for all scenarios; may be given again")(
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
      "goes on from there. With --from, one replicate of a result file is run once more, with panels of "
      "every\n"
      "municipality, from that file alone.",
      options, "scenarios");
  if (!values) return 0;
  if (const auto order = reproduction_of(*values)) return reproduce(*order);
  const auto files = (*values)["scenarios"].as<std::vector<std::string>>();
  if (files.empty())
    throw Error(ErrorKind::usage, "run: no scenario given; name at least one, such as scenarios/today.ini");
  if (values->count("output") == 0)
    throw Error(ErrorKind::usage, "run: no result file given; add -o results/mix.h5");
  WorkOptions work = work_options(*values, "run");
  const auto style = progress_style_of(*values);
  const auto settings = (*values)["set"].as<std::vector<std::string>>();
  const auto slice = slice_of(*values);
  if (slice && ranks.size() > 1)
    throw Error(ErrorKind::usage,
                "run: --shard and mpirun: give one of them; each shares the replicates out");
  const auto output = output_file((*values)["output"].as<std::string>());

  const Experiment study = prepare_experiment(read_all(files, settings));
  const ResultHeader header = header_of(study);
  const Destination destination(output, inputs_of(study), header, (*values)[overwrite_option].as<bool>());
  const RunIdentity shape = shape_of(header);
  work.in_flight = replicates_in_flight(study, work.threads);
  const ReplicateModel model = replicate_model(study);
  const std::string folder = run_folder_of(output);
  const bool fresh = enter_run_folder(folder);
  using Kind = FolderLock::Kind;
  const FolderLock lock(folder, slice ? Kind::shared : Kind::exclusive);
  std::optional<FolderLock> part_lock;
  if (slice)
    part_lock.emplace(folder, Kind::exclusive,
                      "part-" + std::to_string(slice->k) + "-of-" + std::to_string(slice->n));
  watch_for_interrupts();
  Progress progress(style, shape.replicates, study.scenarios.size());
  progress.read(study);
  progress.notes(study.scenarios);
  const Keeping keeping{.folder = folder,
                        .fresh = fresh && !slice,  // other parts may be at work in it
                        .go_on = slice ? "the same command" : "taktskifte resume " + folder};
  keeping_parts(keeping, shape, [&] {
    if (!slice) sweep_run_folder(folder);
    begin_or_go_on(folder, study, header,
                   {.scenario_files = absolute(files),
                    .input_files = absolute(inputs_of(study)),
                    .settings = settings,
                    .output = std::filesystem::path(output).filename().string()});
    if (!slice) return complete(folder, model, header, work, destination, ranks, progress);
    const ShardInventory found = list_shards(folder, shape);
    refuse_foreign(found);
    progress.found(static_cast<std::size_t>(shape.replicates) - found.missing.size(), folder);
    run_pending(of_slice(found.missing, *slice, shape.replicates), model, folder, shape, work, progress);
    progress.note("part " + std::to_string(slice->k) + " of " + std::to_string(slice->n) +
                  " is done; when all are: taktskifte merge " + folder + " -o " + output);
  });
  return 0;
}

}  // namespace taktskifte::commands
