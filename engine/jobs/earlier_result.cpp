#include "jobs/earlier_result.hpp"

#include <algorithm>
#include <filesystem>

#include "jobs/shard_file.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/results_version.hpp"
#include "taktskifte/jobs/run_identity.hpp"
#include "taktskifte/results/destination.hpp"
#include "taktskifte/results/mismatch.hpp"
#include "taktskifte/results/stored_series.hpp"

namespace taktskifte {
namespace {

bool is_of(const ResultReader& result, const Engine& engine) {
  return result.attribute("engine_version") == engine.version &&
         result.attribute("engine_commit") == engine.commit &&
         result.attribute("engine_compiler") == engine.compiler &&
         result.attribute("format_version") == std::to_string(result_format_version) &&
         result.attribute("model_results_version") == std::to_string(model_results_version);
}

bool has_all_measures(const StoredSeries& stored) {
  return std::ranges::all_of(measures(), [&](const auto& row) { return stored.has(row.measure); });
}

/// Why its replicates cannot be those of the run, or nothing.
std::string obstacle(const ResultReader& result, const StoredSeries& stored, const ResultHeader& header) {
  if (!header.scenarios.front().scenario.run.precision.empty())
    return "with run.precision they are run from the first one on";
  if (!result.has_checksum()) return "another program has rewritten it";
  if (!is_of(result, header.engine)) return "another version of Taktskifte wrote it";
  return has_all_measures(stored) ? "" : "it lacks some measures";
}

bool same_values(const std::vector<Series>& a, const std::vector<Series>& b) {
  return std::ranges::equal(a, b, [](const Series& one, const Series& other) {
    return one.drifted == other.drifted && std::ranges::equal(one.values, other.values, same_bits);
  });
}

ShardContent content_of(const ResultReader& result, StoredSeries& stored, const RunIdentity& run) {
  ShardContent content{.replicates = result.replicate_numbers(), .series = {}, .sums = {}};
  for (std::size_t r = 0; r < content.replicates.size(); ++r) content.series.push_back(stored.at(r));
  for (const auto& row : municipality_sum_rows())
    content.sums.push_back(result.read(std::string(row.name)).values);
  if (run.municipality_years)
    for (const auto& row : municipality_year_rows())
      content.sums.push_back(result.read(std::string(row.name)).values);
  return content;
}

}  // namespace

void take_over(const std::string& file, const std::string& folder, const ResultHeader& header,
               const ReplicateModel& model, const JobCallbacks& callbacks) {
  if (!std::filesystem::exists(file)) return;
  try {
    const ResultReader result(file);
    if (!study_difference(result, header).empty()) return;
    StoredSeries stored(result);
    const RunIdentity run = identity_of(header);
    std::string why = obstacle(result, stored, header);
    const int first = result.replicate_numbers().front();
    if (why.empty() && !same_values(stored.at(0), model(first, callbacks.stop)))
      why = "replicate " + std::to_string(first) + " comes out otherwise by now";
    if (why.empty()) write_shard(folder, run, content_of(result, stored, run));
    const std::string count = std::to_string(result.replicates());
    callbacks.on_note(file + (why.empty() ? ": its " + count + " replicates are taken over"
                                          : ": its " + count + " replicates are run again: " + why));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::data) throw;
    callbacks.on_note(std::string(error.what()) + "; its replicates are run again");
  }
}

}  // namespace taktskifte
