#include "jobs/shards_in_order.hpp"

#include <algorithm>
#include <future>
#include <map>
#include <memory>
#include <stdexcept>
#include <utility>

#include "results/h5_handle.hpp"
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

// Bad data that `body` meets is damage of that shard.
template <typename Body>
auto telling_damage(const std::string& file, const Body& body) {
  try {
    return body();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::data) throw;
    throw DamagedShard(file, error.what());
  }
}

// Returns the shard's totals per municipality; its replicates wait.
MunicipalitySums::Columns load(const ShardInventory::Shard& shard, const RunIdentity& run,
                               SandboxedReads& contents, const std::function<void()>& before_restart,
                               Waiting& waiting) {
  return telling_damage(shard.file, [&] {
    auto content = contents.next<ShardContent>(before_restart);
    if (!fits(content, shard, run)) throw Error(ErrorKind::data, "it has changed since it was looked at");
    for (std::size_t r = 0; r < content.replicates.size(); ++r)
      waiting.emplace(content.replicates[r], std::move(content.series[r]));
    return std::move(content.sums);
  });
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

void ShardsInOrder::read(const std::vector<int>& replicates, int threads,
                         const std::function<void()>& between, const AddSums& add_sums,
                         const Append& append) {
  Waiting waiting;
  std::future<void> handing_over;  // what the shard before brought
  const auto handed_over = [&] {
    if (handing_over.valid()) handing_over.get();
  };
  const auto quiet = [&] {  // what that says is heard later
    if (handing_over.valid()) handing_over.wait();
  };
  auto turn = replicates.begin();
  for (auto shard = found_.shards.begin(); turn != replicates.end(); ++shard) {
    if (shard == found_.shards.end())
      throw std::logic_error("replicate " + std::to_string(*turn) + " is in no shard");
    if (shard->replicates.empty()) continue;
    const auto sums = std::make_shared<MunicipalitySums::Columns>();
    try {
      *sums = load(*shard, run_, contents_, quiet, waiting);
    } catch (...) {
      handed_over();  // what failed before says more
      throw;
    }
    const auto ready = std::make_shared<Waiting>();
    for (; turn != replicates.end() && waiting.count(*turn) > 0; ++turn)
      ready->insert(waiting.extract(*turn));
    const auto hand_over = [&, &file = shard->file, sums, ready] {
      h5::prepare_library();  // for this thread, which did not create the file
      if (!run_.is_sweep()) telling_damage(file, [&] { add_sums(*sums); });
      for (auto& [replicate, series] : *ready) append(replicate, std::move(series));
    };
    handed_over();
    between();        // alone, since it may look into files
    if (threads > 1)  // or in this one, if there is no thread to be had
      handing_over = std::async(std::launch::async | std::launch::deferred, hand_over);
    else
      hand_over();
  }
  handed_over();
  between();
}

}  // namespace taktskifte
