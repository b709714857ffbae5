#include "taktskifte/verify/rerun_replicates.hpp"

#include <algorithm>
#include <utility>

#include "taktskifte/core/error.hpp"
#include "taktskifte/results/stored_experiment.hpp"
#include "taktskifte/verify/rerun_comparison.hpp"
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
  const std::size_t in_flight = replicates_in_flight(study, options.threads);
  if (options.on_progress) options.on_progress(0, replicates.size());
  // Few at first, so that the time is soon known.
  auto at_once = static_cast<std::size_t>(options.threads);
  for (auto left = replicates; !left.empty(); at_once = std::min(4 * at_once, in_flight)) {
    const auto block = left.first(std::min(at_once, left.size()));
    left = left.subspan(block.size());
    const auto results = run_block(model, block, {.threads = options.threads, .stop = options.stop});
    end_if(options.stop);
    for (const auto& one : results) {
      comparison.add(one.replicate, one.series, one.failure);
      refuse_other_numbers(reader, comparison);
      sink(study, one.replicate, one.series);
    }
    if (options.on_progress) options.on_progress(replicates.size() - left.size(), replicates.size());
  }
}

}  // namespace taktskifte
