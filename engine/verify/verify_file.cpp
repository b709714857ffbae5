#include "taktskifte/verify/verify_file.hpp"

#include <algorithm>
#include <iterator>
#include <random>

#include "taktskifte/core/error.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/jobs/run_identity.hpp"
#include "taktskifte/results/stored_experiment.hpp"
#include "taktskifte/results/stored_trajectories.hpp"
#include "taktskifte/verify/reproduce.hpp"
#include "verify/rerun_comparison.hpp"
#include "verify/run_in_blocks.hpp"
#include "verify/stored_version.hpp"
#include "verify/verify_sweep.hpp"

namespace taktskifte {
namespace {

// Variables per replicate that no measure of this program stands for.
std::vector<std::string> unknown_variables(const ResultReader& reader) {
  const auto trajectories = StoredTrajectories(reader).names();
  std::vector<std::string> unknown;
  for (const auto& name : reader.variable_names()) {
    const auto dimensions = reader.describe(name).dimensions;
    const bool per_replicate =
        std::find(dimensions.begin(), dimensions.end(), "replicate") != dimensions.end() &&
        name != "replicate";
    const bool known = name == "burn_in_drift" || find_named(measures(), name) != nullptr;
    const bool of_trajectories =
        std::find(trajectories.begin(), trajectories.end(), name) != trajectories.end();
    if (per_replicate && !known && !of_trajectories) unknown.push_back(name);
  }
  return unknown;
}

// Those with numbers and those that failed, rising.
std::vector<int> stored_replicates(const ResultReader& reader) {
  std::vector<int> all = reader.replicate_numbers();
  for (const auto& failure : reader.failures()) all.push_back(failure.replicate);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

void run_again(const ResultReader& reader, const Experiment& study, const ReplicateModel& model, int threads,
               const StopRequest& stop, Verification& result) {
  RerunComparison comparison(reader);
  run_in_blocks(model, result.run_again, threads, replicates_in_flight(study, threads), stop,
                [&](const auto& block) {
                  for (const auto& one : block) comparison.add(one.replicate, one.series, one.failure);
                });
  if (result.sums) comparison.compare_sums();
  result.compared = comparison.numbers();
  result.different = comparison.mismatches();
}

// What the file would say of itself if this program had written it.
ResultHeader header_for(const ResultReader& reader, const Experiment& study) {
  ResultHeader header = header_of(study);
  header.replicates = reader.replicate_numbers();
  header.failures = reader.failures();
  header.trajectories = study.trajectories;
  if (study.trajectories) header.history += again_text(header.replicates.front());
  return with_engine_of(reader, std::move(header));
}

}  // namespace

void read_everything(const ResultReader& reader, const StopRequest& stop, Verification& result) {
  for (const auto& name : reader.variable_names()) {
    result.numbers += reader.read(name).values.size();
    ++result.variables;
    end_if(stop);
  }
}

std::vector<int> chosen_to_run(const std::vector<int>& stored, const std::string& file,
                               const VerifyOptions& options, const std::string& word) {
  if (options.all) return stored;
  std::vector<int> replicates;
  if (options.replicates.empty()) {
    if (options.sample == 0) throw Error(ErrorKind::usage, "verify: sample = 0: give at least 1");
    // From the machine's own source of chance: a file cannot know which ones will be looked at.
    std::random_device chance;
    std::sample(stored.begin(), stored.end(), std::back_inserter(replicates), options.sample, chance);
    return replicates;
  }
  replicates = options.replicates;
  std::sort(replicates.begin(), replicates.end());
  replicates.erase(std::unique(replicates.begin(), replicates.end()), replicates.end());
  for (const int replicate : replicates)
    if (!std::binary_search(stored.begin(), stored.end(), replicate)) {
      std::string why = "verify: --replicates " + std::to_string(replicate) + ": " + file;
      why.append(" has no such ").append(word).append("; its ").append(std::to_string(stored.size()));
      why.append(" ").append(word).append("s lie from ").append(std::to_string(stored.front()));
      throw Error(ErrorKind::usage, why + " to " + std::to_string(stored.back()));
    }
  return replicates;
}

ResultHeader with_engine_of(const ResultReader& reader, ResultHeader header) {
  for (const auto& [name, value] : reader.attributes()) {
    if (name == "engine_version") header.engine.version = value;
    if (name == "engine_commit") header.engine.commit = value;
    if (name == "engine_compiler") header.engine.compiler = value;
  }
  return header;
}

Verification verify_file(const std::string& file, const VerifyOptions& options, const StopRequest& stop) {
  const ResultReader reader(file, any_result);
  if (reader.is_sweep()) return verify_sweep(reader, options, stop);
  const StoredVersion version = stored_version(reader);
  Verification result{.file = file,
                      .made_by = version.made_by,
                      .same_commit = version.same_commit,
                      .scenarios = reader.scenarios().size(),
                      .replicates = reader.replicate_numbers().size(),
                      .failures = reader.failures().size(),
                      .years = reader.years().size(),
                      .checksum = reader.has_checksum()};
  const auto replicates = chosen_to_run(stored_replicates(reader), file, options, "replicate");
  read_everything(reader, stop, result);
  result.rules = check_invariants(reader);
  result.not_compared = unknown_variables(reader);
  end_if(stop);

  result.not_run = version.refusal;
  if (!result.not_run.empty()) return result;
  try {
    StoredStudy stored = read_stored_study(reader);
    Experiment study = prepare_experiment(std::move(stored.scenarios), std::move(stored.data));
    study.trajectories = StoredTrajectories(reader).any();
    const ReplicateModel model = replicate_model(study);
    result.inputs = check_inputs(reader, header_for(reader, study), version.same_commit);
    result.drawn = !options.all && options.replicates.empty();
    result.run_again = replicates;
    result.sums = options.all;
    run_again(reader, study, model, options.threads, stop, result);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::stopped || !result.run_again.empty()) throw;
    result.not_run = error.what();
  }
  return result;
}

}  // namespace taktskifte
