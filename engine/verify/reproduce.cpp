#include "taktskifte/verify/reproduce.hpp"

#include <algorithm>

#include "taktskifte/core/error.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/jobs/run_folder.hpp"
#include "taktskifte/jobs/run_identity.hpp"
#include "taktskifte/results/destination.hpp"
#include "taktskifte/results/stored_experiment.hpp"
#include "verify/rerun_comparison.hpp"
#include "verify/stored_version.hpp"

namespace taktskifte {
namespace {

// Positions of the scenarios to run.
std::vector<std::size_t> chosen_scenarios(const ResultReader& reader, const Reproduction& order) {
  std::vector<std::size_t> chosen;
  for (std::size_t s = 0; s < reader.scenarios().size(); ++s) {
    const std::string& name = reader.scenarios()[s];
    if (!order.scenario || *order.scenario == name) chosen.push_back(s);
  }
  if (chosen.empty())
    throw Error(ErrorKind::usage, "run: --scenario " + *order.scenario + ": " + order.from +
                                      " has no such scenario; it has " + joined(reader.scenarios()));
  return chosen;
}

void check_replicate(const ResultReader& reader, const Reproduction& order) {
  const auto& stored = reader.replicate_numbers();
  const std::string which = "run: --replicate " + std::to_string(order.replicate) + ": ";
  for (const auto& failure : reader.failures())
    if (failure.replicate == order.replicate)
      throw Error(ErrorKind::data, which + "it failed when " + order.from +
                                       " was made and has no numbers: " + failure.reason +
                                       "; taktskifte verify " + order.from + " --replicates " +
                                       std::to_string(order.replicate) + " tells whether it fails again");
  if (!std::binary_search(stored.begin(), stored.end(), order.replicate))
    throw Error(ErrorKind::usage, which + order.from + " has no such replicate; its " +
                                      std::to_string(stored.size()) + " replicates lie from " +
                                      std::to_string(stored.front()) + " to " +
                                      std::to_string(stored.back()));
}

Experiment experiment_of(const ResultReader& reader, const std::vector<std::size_t>& scenarios) {
  StoredStudy stored = read_stored_study(reader);
  std::vector<ResolvedScenario> some;
  some.reserve(scenarios.size());
  for (const std::size_t s : scenarios) some.push_back(std::move(stored.scenarios[s]));
  return prepare_experiment(std::move(some), std::move(stored.data));
}

void refuse_differences(const Reproduction& order, const RerunComparison& comparison) {
  const Mismatches& found = comparison.mismatches();
  if (found.count == 0) return;
  std::vector<std::string> lines = {order.from + ": " + std::to_string(found.count) + " of " +
                                    std::to_string(comparison.numbers()) +
                                    " numbers differ from those of this run, so nothing was written:"};
  for (const auto& one : found.first) lines.push_back("  " + to_string(one));
  if (found.count > found.first.size())
    lines.push_back("  and " + std::to_string(found.count - found.first.size()) + " more");
  throw Error(ErrorKind::data, lines);
}

}  // namespace

std::string again_text(int replicate) {
  return "; replicate " + std::to_string(replicate) + " again, with its panel";
}

std::size_t reproduce(const Reproduction& order, const StopRequest& stop) {
  const ResultReader reader(order.from);
  check_output(order.output);
  const auto scenarios = chosen_scenarios(reader, order);
  check_replicate(reader, order);
  const StoredVersion version = stored_version(reader);
  if (!version.refusal.empty()) throw Error(ErrorKind::data, version.refusal);
  Experiment study = experiment_of(reader, scenarios);
  study.trajectories = true;
  ResultHeader header = header_of(study);
  header.replicates = {order.replicate};
  header.history += again_text(order.replicate);
  header.trajectories = true;
  const Destination destination(order.output, {order.from}, header, order.overwrite);
  ResultWriter writer(order.output, header);
  const auto results = run_block(replicate_model(study), std::vector{order.replicate}, {.stop = stop});
  end_if(stop);
  const ReplicateResult& result = results.front();
  RerunComparison comparison(reader, scenarios);
  comparison.add(result.replicate, result.series, result.failure);
  refuse_differences(order, comparison);
  writer.append(result.replicate, result.series);
  destination.check_again();
  writer.finish();
  return comparison.numbers();
}

}  // namespace taktskifte
