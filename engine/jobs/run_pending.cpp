#include "jobs/run_pending.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <optional>

#include "jobs/replicate_queue.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/parallel.hpp"
#include "taktskifte/jobs/shards.hpp"

namespace taktskifte {
namespace {

std::size_t shard_size_of(const WorkOptions& options) {
  return options.shard_size > 0 ? options.shard_size : options.in_flight;
}

// Gathers finished replicates and writes a shard whenever there are enough.
class ShardQueue {
 public:
  explicit ShardQueue(const PendingWork& work) : work_(work), size_(shard_size_of(work.options)) {}

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
    write_shard(work_.folder, work_.identity, waiting_);
    waiting_ = {};
  }

  // After a failure, which says more than another one here would. A shard that could not be written is tried
  // once more: others have given back their memory since.
  void keep_what_is_there() {
    waiting_.replicates.resize(waiting_.series.size());  // there may have been no room for the last one
    try {
      close();
    } catch (const std::exception&) {
      return;
    }
  }

 private:
  const PendingWork& work_;
  std::size_t size_;
  Finished waiting_;
};

Error failure_of(const ReplicateResult& result, const RunIdentity& identity) {
  return {result.exit, identity.rows_word() + " " + std::to_string(result.replicate) +
                           " failed: " + result.failure + "; --on-error continue leaves it out and goes on"};
}

}  // namespace

std::size_t in_turn_of(const RunIdentity& identity, int threads) {
  constexpr std::size_t shares = 4;  // of each thread
  const auto rows = static_cast<std::size_t>(identity.replicates);
  return std::clamp<std::size_t>(rows / (shares * static_cast<std::size_t>(threads)), 1, identity.in_turn);
}

std::size_t block_of(const WorkOptions& options) {
  const auto threads = static_cast<std::size_t>(options.threads);
  return std::min(options.in_flight, std::max(shard_size_of(options), threads));
}

void run_pending(const NextBlock& next, const PendingWork& work, const JobCallbacks& callbacks) {
  const WorkOptions& options = work.options;
  // A point of a sweep that turns out too large is recorded, and others go on.
  const auto is_recorded = [&](ErrorKind kind) {
    return options.go_on_after_failure || (work.identity.is_sweep() && kind == ErrorKind::scenario);
  };
  std::atomic<bool> failed = false;
  // A failure lets replicates that have begun finish, so that they are kept; a wish to stop does not.
  const ReplicateModel watched = [&](int replicate, const StopRequest&) {
    try {
      auto series = work.model(replicate, callbacks.stop);
      callbacks.on_progress(1);
      return series;
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::stopped) throw;
      if (is_recorded(error.kind()))
        callbacks.on_progress(1);
      else
        failed = true;
      throw;
    } catch (...) {
      if (options.go_on_after_failure)
        callbacks.on_progress(1);
      else
        failed = true;
      throw;
    }
  };
  const StopRequest stop = [&] { return callbacks.stop() || failed; };
  ShardQueue queue(work);
  std::optional<Error> failure;
  const auto add = [&](std::vector<ReplicateResult>& results) {
    for (auto& result : results) {
      if (result.failure.empty() || is_recorded(result.exit))
        queue.add(std::move(result));
      else if (!failure)
        failure = failure_of(result, work.identity);
    }
  };
  const auto threads = static_cast<std::size_t>(options.threads);
  const std::size_t in_turn = std::clamp<std::size_t>(options.in_flight / threads, 1, options.in_turn);
  std::vector<int> block;
  std::size_t begun = 0;  // of the block
  const auto next_piece = [&]() -> Piece {
    if (stop()) return {};
    if (begun == block.size()) {
      block = next();
      begun = 0;
    }
    const auto first = block.begin() + static_cast<std::ptrdiff_t>(begun);
    const std::size_t size = std::min(in_turn, block.size() - begun);
    if (size == 0) return {};
    begun += size;
    return [&, mine = std::vector<int>(first, first + static_cast<std::ptrdiff_t>(size))]() -> Handover {
      return [&add, results = run_in_turn(watched, mine, stop)]() mutable { add(results); };
    };
  };
  try {
    run_in_order(next_piece, std::max(options.in_flight / in_turn, threads), options.threads);
  } catch (...) {
    queue.keep_what_is_there();
    throw;
  }
  queue.close();
  if (failure) throw Error(*failure);
  if (callbacks.stop()) throw Error(ErrorKind::stopped, "stopped on request");
}

void run_pending(const std::vector<int>& missing, const PendingWork& work, const JobCallbacks& callbacks) {
  ReplicateQueue queue(missing, block_of(work.options));
  callbacks.on_begin(missing.size(), static_cast<std::size_t>(work.options.threads));
  run_pending([&] { return queue.take(); }, work, callbacks);
}

}  // namespace taktskifte
