#include <utility>

#include "jobs/shards_in_order.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/jobs/shards.hpp"
#include "taktskifte/results/sweep_file.hpp"

namespace taktskifte {

DamagedShard::DamagedShard(std::string file_, std::string why_)
    : Error(ErrorKind::data,
            file_ + ": this shard is damaged: " + why_ + "; taktskifte resume runs its replicates again"),
      file(std::move(file_)),
      why(std::move(why_)) {}

void merge_shards(const ShardInventory& found, const RunIdentity& run, ResultHeader header,
                  const std::string& output, const std::string& workplace, int threads,
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
  ShardsInOrder shards(found, run);
  if (header.sweep) {
    SweepWriter writer(output, header, workplace);
    shards.read(header.replicates, threads, between, {},
                [&](int row, std::vector<Series>&& series) { writer.append(row, series); });
    return writer.finish();
  }
  ResultWriter writer(output, header, workplace, threads);
  shards.read(
      header.replicates, threads, between, [&](const auto& sums) { writer.add_sums(sums); },
      [&](int replicate, std::vector<Series>&& series) { writer.append_without_totals(replicate, series); });
  writer.finish();
}

}  // namespace taktskifte
