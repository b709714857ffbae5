#include "jobs/shards_in_order.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "taktskifte/core/error.hpp"

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

std::vector<std::string> files_with_replicates(const ShardInventory& found) {
  std::vector<std::string> files;
  for (const auto& shard : found.shards)
    if (!shard.replicates.empty()) files.push_back(shard.file);
  return files;
}

}  // namespace

ShardsInOrder::ShardsInOrder(const ShardInventory& found, const RunIdentity& run)
    : found_(found), run_(run), contents_(shard_contents(files_with_replicates(found), run)) {}

void ShardsInOrder::read(const std::vector<int>& replicates, const std::function<void()>& between,
                         const AddSums& add_sums,
                         const std::function<void(int replicate, std::vector<Series>&& series)>& append) {
  Waiting waiting;
  auto next = found_.shards.begin();
  for (const int replicate : replicates) {
    for (; waiting.count(replicate) == 0; ++next) {
      between();
      if (!next->replicates.empty()) load(*next, run_, contents_, waiting, add_sums);
    }
    append(replicate, std::move(waiting.extract(replicate).mapped()));
  }
  between();
}

}  // namespace taktskifte
