#include "taktskifte/verify/rerun_replicates.hpp"

#include <utility>

#include "taktskifte/core/error.hpp"
#include "taktskifte/results/stored_experiment.hpp"
#include "verify/rerun_comparison.hpp"
#include "verify/run_in_blocks.hpp"
#include "verify/stored_version.hpp"

namespace taktskifte {
namespace {

Experiment stored_experiment(const ResultReader& reader) {
  const StoredVersion version = stored_version(reader);
  if (!version.refusal.empty()) throw Error(ErrorKind::data, version.refusal);
  StoredStudy stored = read_stored_study(reader);
  Experiment study = prepare_experiment(std::move(stored.scenarios), std::move(stored.data));
  // Keeping them changes no other number.
  for (auto& resolved : study.scenarios)
    resolved.scenario.run.municipality_years = MunicipalityYearsRule::yes;
  return study;
}

void refuse_other_numbers(const ResultReader& reader, const RerunComparison& comparison) {
  const Mismatches& found = comparison.mismatches();
  if (found.count == 0) return;
  throw Error(ErrorKind::data,
              reader.file() + ": its replicates come out otherwise when they are run again (" +
                  std::to_string(found.count) + " numbers, the first: " + to_string(found.first.front()) +
                  "); taktskifte verify " + reader.file() + " --all tells more");
}

}  // namespace

void rerun_replicates(const ResultReader& reader, std::span<const int> replicates,
                      const RerunOptions& options,
                      const std::function<void(const Experiment& study, int replicate,
                                               const std::vector<Series>& series)>& sink) {
  const Experiment study = stored_experiment(reader);
  const ReplicateModel model = replicate_model(study);
  RerunComparison comparison(reader);
  std::size_t done = 0;
  const auto progress = [&] {
    if (options.on_progress) options.on_progress(done, replicates.size());
  };
  progress();
  run_in_blocks(model, replicates, options.threads, replicates_in_flight(study, options.threads),
                options.stop, [&](const auto& block) {
                  for (const auto& one : block) {
                    comparison.add(one.replicate, one.series, one.failure);
                    refuse_other_numbers(reader, comparison);
                    sink(study, one.replicate, one.series);
                  }
                  done += block.size();
                  progress();
                });
}

}  // namespace taktskifte
