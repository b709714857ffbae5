#include "commands/work.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <new>
#include <optional>

#include "commands/coordinator.hpp"
#include "commands/failed_text.hpp"
#include "commands/interrupt.hpp"
#include "commands/replicate_queue.hpp"
#include "taktskifte/core/error.hpp"

namespace taktskifte::commands {
namespace {

// The verb and what each scenario sets, defaults left out.
std::string history_of(const std::vector<ResolvedScenario>& scenarios) {
  std::string history = "taktskifte run";
  for (const auto& resolved : scenarios) {
    history += " " + resolved.scenario.name + "(";
    std::string set;
    for (const auto& entry : resolved.entries) {
      if (entry.origin == "default") continue;
      set += (set.empty() ? "" : "; ") + std::string(entry.key->name) + " = " + entry.text;
    }
    history += set + ")";
  }
  return history;
}

// Gathers finished replicates and writes a shard whenever there are enough.
class ShardQueue {
 public:
  ShardQueue(const std::string& folder, const RunIdentity& shape, std::size_t size)
      : folder_(folder), shape_(shape), size_(size) {}

  void add(ReplicateResult&& result) {
    if (result.failure.empty()) {
      waiting_.replicates.push_back(result.replicate);
      waiting_.series.push_back(std::move(result.series));
    } else {
      waiting_.failures.push_back({result.replicate, std::move(result.failure)});
    }
    if (waiting_.size() >= size_) close();
  }

  void close() {
    if (waiting_.size() == 0) return;
    write_shard(folder_, shape_, waiting_);
    waiting_ = {};
  }

 private:
  const std::string& folder_;
  const RunIdentity& shape_;
  std::size_t size_;
  Finished waiting_;
};

// Renames damaged shards so that nobody counts them, and says so.
void put_damaged_aside(const ShardInventory& found, Progress& progress) {
  for (const auto& damaged : found.damaged) {
    set_aside(damaged.file);
    progress.warn(damaged.file + ": this shard is damaged: " + damaged.why +
                  "; it is put aside as .damaged, and its replicates are run again");
  }
}

std::size_t shard_size_of(const WorkOptions& options) {
  return options.shard_size > 0 ? options.shard_size : options.in_flight;
}

Error failure_of(const ReplicateResult& result) {
  return {result.exit, "replicate " + std::to_string(result.replicate) + " failed: " + result.failure +
                           "; --on-error continue leaves it out and goes on"};
}

}  // namespace

ResultHeader header_of(const Experiment& study) {
  return {.scenarios = study.scenarios,
          .municipalities = study.municipalities,
          .data = study.data,
          .replicates = {},
          .failures = {},
          .population_scale = study.population_scale,
          .history = history_of(study.scenarios)};
}

RunIdentity shape_of(const ResultHeader& header) {
  const auto& run = header.scenarios.front().scenario.run;
  return {.id = study_id(header),
          .scenarios = header.scenarios.size(),
          .years = static_cast<std::size_t>(run.years),
          .municipalities = header.municipalities.size(),
          .replicates = run.replicates,
          .municipality_years = keeps_municipality_years(run, header.municipalities.size())};
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

std::size_t block_of(const WorkOptions& options) {
  const auto threads = static_cast<std::size_t>(options.threads);
  return std::min(options.in_flight, std::max(shard_size_of(options), threads));
}

void run_pending(const NextBlock& next, const ReplicateModel& model, const std::string& folder,
                 const RunIdentity& shape, const WorkOptions& options,
                 const std::function<void(std::size_t)>& finished) {
  std::atomic<bool> failed = false;
  const ReplicateModel watched = [&](int replicate) {
    try {
      auto series = model(replicate);
      finished(1);
      return series;
    } catch (...) {
      failed = true;
      if (options.go_on_after_failure) finished(1);
      throw;
    }
  };
  const auto stop = [&] { return interrupted() || (failed && !options.go_on_after_failure); };
  ShardQueue queue(folder, shape, shard_size_of(options));
  // Shards are written while the next replicates run; never more than one block waits.
  std::future<void> writing;
  const auto written = [&] {
    if (writing.valid()) writing.get();
  };
  for (auto block = next(); !block.empty(); block = next()) {
    auto results = run_block(watched, block, {.threads = options.threads, .stop = stop});
    written();
    std::optional<Error> failure;
    std::erase_if(results, [&](const ReplicateResult& result) {
      if (result.failure.empty() || options.go_on_after_failure) return false;
      if (!failure) failure = failure_of(result);
      return true;
    });
    writing = std::async(std::launch::async, [&queue, results = std::move(results)]() mutable {
      for (auto& result : results) queue.add(std::move(result));
    });
    if (!failure && !interrupted()) continue;
    written();
    queue.close();
    if (failure) throw Error(*failure);
    throw Error(ErrorKind::stopped, "stopped on request");
  }
  written();
  queue.close();
}

void run_pending(const std::vector<int>& missing, const ReplicateModel& model, const std::string& folder,
                 const RunIdentity& shape, const WorkOptions& options, Progress& progress) {
  ReplicateQueue queue(missing, block_of(options));
  progress.begin(missing.size(), static_cast<std::size_t>(options.threads));
  run_pending([&] { return queue.take(); }, model, folder, shape, options,
              [&](std::size_t count) { progress.add(count); });
}

void join(const std::string& folder, const ShardInventory& found, const ResultHeader& header,
          const Destination& output, Progress& progress) {
  merge_shards(found, shape_of(header), header, output.name(), folder, [&] {
    if (interrupted()) throw Error(ErrorKind::stopped, "stopped on request");
    output.check_again();
  });
  progress.wrote(output.name());
  progress.failed(found.failures());
}

void complete(const std::string& folder, const ReplicateModel& model, const ResultHeader& header,
              const WorkOptions& options, const Destination& output, const Ranks& ranks, Progress& progress) {
  constexpr int most_looks = 6;  // two are enough where nobody else touches the folder
  const RunIdentity shape = shape_of(header);
  Depth depth = Depth::contents;
  bool worked = false;
  for (int look = 0; look < most_looks; ++look) {
    const ShardInventory found = list_shards(folder, shape, depth);
    refuse_foreign(found);
    put_damaged_aside(found, progress);
    if (found.missing.empty()) {
      try {
        join(folder, found, header, output, progress);
        return remove_run_folder(folder);
      } catch (const DamagedShard&) {
        depth = Depth::numbers;  // the next look finds it
        continue;
      }
    }
    if (look > 0)
      progress.warn(folder + ": of finished replicates " + std::to_string(found.missing.size()) +
                    " got lost meanwhile; run again");
    progress.found(static_cast<std::size_t>(shape.replicates) - found.missing.size(), folder);
    if (ranks.size() > 1 && !worked)
      coordinate(ranks, found.missing, model, folder, shape, options, progress);
    else
      run_pending(found.missing, model, folder, shape, options, progress);
    worked = true;
  }
  throw Error(ErrorKind::io, folder +
                                 ": finished replicates get lost or damaged again and again; check the disk, "
                                 "and that no other program changes this folder");
}

void keeping_parts(const Keeping& keeping, const RunIdentity& shape, const std::function<void()>& body) {
  const auto end = [&](ErrorKind exit, const std::string& why) {
    std::size_t done = 0;
    try {
      done = static_cast<std::size_t>(shape.replicates) - list_shards(keeping.folder, shape).missing.size();
    } catch (const Error&) {  // a folder that cannot even be looked at: what broke the run off says more
      throw Error(exit, why);
    }
    if (done == 0 && exit != ErrorKind::stopped) {
      if (keeping.fresh) remove_run_folder(keeping.folder);
      throw Error(exit, why);
    }
    // What the keys make too large stays so however often it is tried.
    const std::string next = exit == ErrorKind::scenario
                                 ? "; begin anew with other keys after: rm -r " + keeping.folder
                                 : "; go on with: " + keeping.go_on;
    throw Error(exit, why + "\n" + std::to_string(done) + " of " + std::to_string(shape.replicates) +
                          " replicates are kept in " + keeping.folder + next);
  };
  try {
    body();
  } catch (const Error& error) {
    end(error.kind(), error.what());
  } catch (const std::bad_alloc&) {
    end(ErrorKind::internal, out_of_memory);
  } catch (const std::exception& problem) {
    // Such as a thread that the system does not grant.
    end(ErrorKind::internal,
        std::string("the run broke off: ") + problem.what() + "; fewer threads need less");
  }
}

}  // namespace taktskifte::commands
