#include "taktskifte/jobs/run_job.hpp"

#include <filesystem>
#include <functional>

#include "contents/study_id.hpp"
#include "jobs/complete.hpp"
#include "jobs/earlier_result.hpp"
#include "jobs/run_pending.hpp"
#include "taktskifte/analysis/precision.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/jobs/folder_lock.hpp"
#include "taktskifte/jobs/run_identity.hpp"

namespace taktskifte {
namespace {

[[noreturn]] void refuse_folder(const std::string& folder, std::vector<std::string> why) {
  why.insert(why.begin(), folder + ": an unfinished run lies here that is not this one:");
  why.push_back("finish it with: taktskifte resume " + folder +
                ", give another -o, or begin anew with: rm -r " + folder);
  throw Error(ErrorKind::cannot_create, why);
}

std::string design_of(const std::optional<Sweep>& sweep) {
  return sweep ? "a sweep, " + sweep->design : "a run";
}

// The folder's record is that of this run, or is written now.
void begin_or_go_on(const std::string& folder, const ResultHeader& header, const RunOrigin& origin) {
  if (record_state(folder) == RecordState::intact) {
    std::vector<std::string> differ;
    std::string id;
    try {
      const JobManifest record = read_record(folder);
      differ = differences(record, header.scenarios, header.data);
      if (const auto design = design_of(header.sweep); differ.empty() && design != design_of(record.sweep))
        differ.push_back("it is " + design + ", and was " + design_of(record.sweep));
      else if (differ.empty() && header.sweep)
        differ.emplace_back("its swept keys or their values are others");
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

// Every file that the result is made from.
std::vector<std::string> inputs_of(const ResultHeader& header, const RunOrder& order) {
  std::vector<std::string> all = {header.data.municipalities.name, header.data.institutions.name};
  for (const auto& resolved : header.scenarios)
    all.insert(all.end(), resolved.files.begin(), resolved.files.end());
  all.insert(all.end(), order.other_inputs.begin(), order.other_inputs.end());
  return all;
}

std::vector<std::string> absolute(const std::vector<std::string>& files) {
  std::vector<std::string> all;
  all.reserve(files.size());
  for (const auto& file : files) all.push_back(std::filesystem::absolute(file).string());
  return all;
}

// One part of the replicates, beside other processes in the same folder.
void run_slice(const ReplicateSlice& slice, const PendingWork& work, const std::string& output,
               const JobCallbacks& callbacks) {
  const auto found = list_shards(work.folder, work.identity);
  refuse_foreign(found);
  callbacks.on_found(static_cast<std::size_t>(work.identity.replicates) - found.missing.size(), work.folder);
  run_pending(of_slice(found.missing, slice, work.identity.replicates), work, callbacks);
  callbacks.on_note("part " + std::to_string(slice.k) + " of " + std::to_string(slice.n) +
                    " is done; when all are: taktskifte merge " + work.folder + " -o " + output);
}

// What is to be run: a run or a sweep.
struct Job {
  ResultHeader header;
  std::function<ReplicateModel()> model;
  std::function<std::size_t()> in_flight;
};

// run.precision is decided by looking at all replicates of a run so far.
void check_precision(const ResultHeader& header, const RunOrder& order) {
  const RunParameters& run = header.scenarios.front().scenario.run;
  if (precision_targets(run.precision, header.scenarios.size()).empty()) return;
  if (header.sweep)
    throw Error(ErrorKind::scenario,
                "run.precision: a sweep has the same replicates at every point; take it out, and say with "
                "run.replicates how many there are");
  if (order.slice)
    throw Error(
        ErrorKind::usage,
        "run: --shard: with run.precision the run ends by a look at all of its replicates, of which a part "
        "sees only its own; run it whole, or take run.precision out (--set run.precision=)");
}

void begin_job(const Job& job, const RunOrder& order, WorkOptions options, const Ranks& ranks,
               const JobCallbacks& callbacks) {
  using Kind = FolderLock::Kind;
  const auto& slice = order.slice;
  const auto& header = job.header;
  check_precision(header, order);
  const auto inputs = inputs_of(header, order);
  const Destination destination(order.output, inputs, header, order.overwrite);
  const RunIdentity identity = identity_of(header);
  options.in_flight = job.in_flight();
  options.in_turn = in_turn_of(identity, options.threads);
  const std::string folder = run_folder_of(order.output);
  const PendingWork work{job.model(), folder, identity, options};
  const bool fresh = enter_run_folder(folder);
  const FolderLock lock(folder, slice ? Kind::shared : Kind::exclusive);
  std::optional<FolderLock> part_lock;
  if (slice)
    part_lock.emplace(folder, Kind::exclusive,
                      "part-" + std::to_string(slice->k) + "-of-" + std::to_string(slice->n));
  callbacks.on_start();
  const Keeping keeping{.folder = folder,
                        .fresh = fresh && !slice,  // other parts may be at work in it
                        .go_on = slice ? "the same command" : "taktskifte resume " + folder};
  keeping_parts(keeping, work.identity, [&] {
    if (!slice) sweep_run_folder(folder);
    begin_or_go_on(folder, header,
                   {.scenario_files = absolute(order.scenario_files),
                    .input_files = absolute(inputs),
                    .settings = order.settings,
                    .output = std::filesystem::path(order.output).filename().string()});
    if (slice) {
      run_slice(*slice, work, order.output, callbacks);
    } else {
      const bool begins = list_shards(folder, work.identity).shards.empty();
      if (begins && !order.overwrite && !header.sweep)
        take_over(order.output, folder, header, work.model, callbacks);
      complete(work, header, destination, ranks, callbacks);
    }
  });
}

}  // namespace

void run_job(const Experiment& study, const RunOrder& order, WorkOptions options, const Ranks& ranks,
             const JobCallbacks& callbacks) {
  begin_job({.header = header_of(study),
             .model = [&] { return replicate_model(study); },
             .in_flight = [&] { return replicates_in_flight(study, options.threads); }},
            order, options, ranks, callbacks);
}

void run_job(const SweepExperiment& experiment, const RunOrder& order, WorkOptions options,
             const Ranks& ranks, const JobCallbacks& callbacks) {
  const auto header = header_of(experiment);
  begin_job({.header = header,
             .model = [&] { return sweep_model(experiment, options.threads); },
             .in_flight = [&] { return rows_in_flight(experiment, options.threads); }},
            order, options, ranks, callbacks);
}

}  // namespace taktskifte
