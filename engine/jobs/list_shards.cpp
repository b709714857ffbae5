#include <algorithm>
#include <filesystem>

#include "jobs/run_names.hpp"
#include "jobs/shard_file.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/jobs/shards.hpp"

namespace taktskifte {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> shard_files(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(folder, failure)) {
    if (is_shard_name(entry.path().filename().string())) files.push_back(entry.path().string());
  }
  if (failure) throw Error(ErrorKind::io, folder + ": the folder cannot be read: " + failure.message());
  std::sort(files.begin(), files.end());
  return files;
}

// Taken away since the folder was listed.
bool is_gone(const std::string& file) {
  std::error_code failure;
  return fs::symlink_status(file, failure).type() == fs::file_type::not_found;
}

std::vector<int> all_of(const ShardInventory::Shard& shard) {
  std::vector<int> all = shard.replicates;
  for (const auto& failure : shard.failures) all.push_back(failure.replicate);
  return all;
}

constexpr int nobody = -1;

// "replicate 17 is in shard-00000000.h5 too" if another shard, or this one, holds one of these twice; marks
// them as held by the next shard otherwise. `holder` has the position of a shard, or nobody, for each
// replicate.
std::string take(const ShardInventory::Shard& shard, const std::vector<ShardInventory::Shard>& before,
                 std::vector<int>& holder) {
  auto all = all_of(shard);
  std::sort(all.begin(), all.end());
  const auto twice = std::adjacent_find(all.begin(), all.end());
  if (twice != all.end()) return "replicate " + std::to_string(*twice) + " both has numbers and failed";
  for (const int replicate : all) {
    const int known = holder.at(static_cast<std::size_t>(replicate));
    if (known == nobody) continue;
    const fs::path other(before[static_cast<std::size_t>(known)].file);
    return "replicate " + std::to_string(replicate) + " is in " + other.filename().string() + " too";
  }
  for (const int replicate : all)
    holder[static_cast<std::size_t>(replicate)] = static_cast<int>(before.size());
  return "";
}

int first_of(const ShardInventory::Shard& shard) {
  if (shard.replicates.empty()) return shard.failures.front().replicate;
  return shard.replicates.front();
}

}  // namespace

std::vector<Failure> ShardInventory::failures() const {
  std::vector<Failure> all;
  for (const auto& shard : shards) all.insert(all.end(), shard.failures.begin(), shard.failures.end());
  std::sort(all.begin(), all.end(),
            [](const Failure& a, const Failure& b) { return a.replicate < b.replicate; });
  return all;
}

std::vector<int> ShardInventory::replicates() const {
  std::vector<int> all;
  for (const auto& shard : shards) all.insert(all.end(), shard.replicates.begin(), shard.replicates.end());
  std::sort(all.begin(), all.end());
  return all;
}

ShardInventory list_shards(const std::string& folder, const RunIdentity& run, Depth depth) {
  ShardInventory found;
  std::vector<int> holder(static_cast<std::size_t>(run.replicates), nobody);
  const auto files = shard_files(folder);
  auto summaries = shard_summaries(files, run, depth);
  for (const auto& file : files) {
    std::string why;
    bool foreign = false;
    try {
      ShardSummary summary = summaries.next<ShardSummary>();
      foreign = !summary.foreign.empty();
      if (foreign) throw Error(ErrorKind::data, summary.foreign);
      ShardInventory::Shard shard{
          .file = file, .replicates = std::move(summary.replicates), .failures = std::move(summary.failures)};
      why = shard.replicates.empty() && shard.failures.empty() ? "it holds no replicate"
                                                               : take(shard, found.shards, holder);
      if (why.empty()) found.shards.push_back(std::move(shard));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::data) throw;
      why = error.what();
    }
    if (!why.empty() && !is_gone(file)) found.damaged.push_back({file, why, foreign});
  }
  // Without checksums, a shard that claims what is another's would be believed, and that one be blamed.
  if (depth == Depth::replicates && !found.damaged.empty()) return list_shards(folder, run, Depth::contents);
  for (int replicate = 0; replicate < run.replicates; ++replicate)
    if (holder[static_cast<std::size_t>(replicate)] == nobody) found.missing.push_back(replicate);
  std::sort(found.shards.begin(), found.shards.end(),
            [](const auto& a, const auto& b) { return first_of(a) < first_of(b); });
  return found;
}

void refuse_foreign(const ShardInventory& found) {
  std::vector<std::string> messages;
  for (const auto& damaged : found.damaged)
    if (damaged.foreign)
      messages.push_back(damaged.file + ": this shard does not belong here: " + damaged.why);
  if (messages.empty()) return;
  messages.emplace_back("move it out of the folder");
  throw Error(ErrorKind::data, messages);
}

void refuse_damaged(const ShardInventory& found) {
  std::vector<std::string> messages;
  for (const auto& damaged : found.damaged)
    messages.push_back(damaged.file + ": this shard is damaged: " + damaged.why);
  if (messages.empty()) return;
  messages.emplace_back("taktskifte resume runs the replicates of damaged shards again");
  throw Error(ErrorKind::data, messages);
}

}  // namespace taktskifte
