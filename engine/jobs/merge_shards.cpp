#include <algorithm>
#include <map>
#include <utility>

#include "jobs/shard_file.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/jobs/shards.hpp"
#include "taktskifte/results/sweep_file.hpp"

namespace taktskifte {
namespace {

// Replicates that were read before their turn, since their shard holds an earlier one too.
using Waiting = std::map<int, std::vector<Series>>;

// Read anew, by a process that may be broken.
bool fits(const ShardContent& content, const ShardInventory::Shard& shard, const RunIdentity& run) {
  const auto whole = [&](const Series& series) { return series.values.size() == run.width(); };
  const auto lengths = run.is_sweep()
                           ? std::vector<std::size_t>{}
                           : municipality_sum_lengths(run.scenarios, run.municipalities, run.years_kept());
  const auto as_long = [](const auto& column, std::size_t length) { return column.size() == length; };
  return content.replicates == shard.replicates &&
         std::equal(content.sums.begin(), content.sums.end(), lengths.begin(), lengths.end(), as_long) &&
         content.series.size() == shard.replicates.size() &&
         std::all_of(content.series.begin(), content.series.end(), [&](const auto& replicate) {
           return replicate.size() == run.scenarios && std::all_of(replicate.begin(), replicate.end(), whole);
         });
}

using AddSums = std::function<void(const MunicipalitySums::Columns&)>;

void load(const ShardInventory::Shard& shard, const RunIdentity& run, SandboxedReads& contents,
          Waiting& waiting, const AddSums& add_sums) {
  try {
    auto content = contents.next<ShardContent>();
    if (!fits(content, shard, run)) throw Error(ErrorKind::data, "it has changed since it was looked at");
    if (!run.is_sweep()) add_sums(content.sums);
    for (std::size_t r = 0; r < content.replicates.size(); ++r)
      waiting.emplace(content.replicates[r], std::move(content.series[r]));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::data) throw;
    throw DamagedShard(shard.file, error.what());
  }
}

// Hands every replicate to `append` in order, the totals per municipality to `add_sums`.
void hand_over(const ShardInventory& found, const RunIdentity& run, const std::vector<int>& replicates,
               const std::function<void()>& between, const AddSums& add_sums,
               const std::function<void(int replicate, std::vector<Series>&& series)>& append) {
  std::vector<std::string> files;
  for (const auto& shard : found.shards)
    if (!shard.replicates.empty()) files.push_back(shard.file);
  auto contents = shard_contents(std::move(files), run);
  Waiting waiting;
  auto next = found.shards.begin();
  for (const int replicate : replicates) {
    for (; waiting.count(replicate) == 0; ++next) {
      between();
      if (!next->replicates.empty()) load(*next, run, contents, waiting, add_sums);
    }
    append(replicate, std::move(waiting.extract(replicate).mapped()));
  }
  between();
}

}  // namespace

DamagedShard::DamagedShard(std::string file_, std::string why_)
    : Error(ErrorKind::data,
            file_ + ": this shard is damaged: " + why_ + "; taktskifte resume runs its replicates again"),
      file(std::move(file_)),
      why(std::move(why_)) {}

void merge_shards(const ShardInventory& found, const RunIdentity& run, ResultHeader header,
                  const std::string& output, const std::string& workplace,
                  const std::function<void()>& between) {
  header.replicates = found.replicates();
  header.failures = found.failures();
  const std::size_t there = header.replicates.size() + header.failures.size();
  if (there != static_cast<std::size_t>(run.replicates))
    throw Error(ErrorKind::io, output + ": nothing was written: only " + std::to_string(there) + " of " +
                                   std::to_string(run.replicates) + " " + run.rows_word() + "s are there");
  if (header.replicates.empty() && header.sweep)
    throw Error(ErrorKind::scenario,
                output + ": no point can be simulated; the first says: " + header.failures.front().reason);
  if (header.replicates.empty())
    throw Error(ErrorKind::internal, output + ": not one " + run.rows_word() + " to write");
  if (header.sweep) {
    SweepWriter writer(output, header, workplace);
    hand_over(found, run, header.replicates, between, {},
              [&](int row, std::vector<Series>&& series) { writer.append(row, series); });
    return writer.finish();
  }
  ResultWriter writer(output, header, workplace);
  hand_over(
      found, run, header.replicates, between, [&](const auto& sums) { writer.add_sums(sums); },
      [&](int replicate, std::vector<Series>&& series) { writer.append_without_totals(replicate, series); });
  writer.finish();
}

}  // namespace taktskifte
