#include "commands/coordinator.hpp"

#include <atomic>
#include <chrono>
#include <exception>
#include <filesystem>
#include <future>
#include <new>
#include <optional>
#include <sstream>

#include "commands/failed_text.hpp"
#include "commands/interrupt.hpp"
#include "commands/replicate_queue.hpp"
#include "commands/stored_run.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/parallel.hpp"

namespace taktskifte::commands {
namespace {

// Messages are lines of words.
//   rank 0 to a helper: begin THREADS SHARD_SIZE GO_ON BLOCK FOLDER (threads 0: all that the helper has)
//                       run REPLICATE...
//                       end
//   helper to rank 0:   ready FINISHED (how many more since it last said so)
//                       ended EXIT FINISHED TEXT (exit 0: it has done all it was given)

struct Order {
  WorkOptions options;
  std::string folder;
};

std::string begin_message(const Order& order) {
  std::ostringstream text;
  text << "begin " << (order.options.all_cores ? 0 : order.options.threads) << ' ' << order.options.shard_size
       << ' ' << order.options.go_on_after_failure << ' ' << order.options.in_flight << ' ' << order.folder;
  return text.str();
}

Order order_of(std::istringstream& words) {
  Order order;
  words >> order.options.threads >> order.options.shard_size >> order.options.go_on_after_failure >>
      order.options.in_flight >> std::ws;
  std::getline(words, order.folder, '\0');
  if (order.options.threads == 0) order.options.threads = available_threads();
  return order;
}

std::string run_message(const std::vector<int>& block) {
  if (block.empty()) return shutdown;
  std::string text = "run";
  for (const int replicate : block) text += " " + std::to_string(replicate);
  return text;
}

std::vector<int> block_in(const std::string& text) {
  std::istringstream words(text);
  std::string verb;
  words >> verb;
  std::vector<int> block;
  for (int replicate = 0; words >> replicate;) block.push_back(replicate);
  return block;
}

// What a helper has to say at its end.
struct Ending {
  int exit = 0;
  std::string text;
};

Ending do_orders(const Ranks& ranks, const Order& order, std::atomic<std::size_t>& finished) {
  try {
    const StoredRun stored = stored_run(order.folder);
    const NextBlock next = [&] {
      ranks.send(0, "ready " + std::to_string(finished.exchange(0)));
      return block_in(ranks.wait().text);
    };
    run_pending(next, replicate_model(stored.study), order.folder, stored.shape, order.options,
                [&](std::size_t count) { finished += count; });
    return {};
  } catch (const Error& error) {
    return {static_cast<int>(error.kind()), error.what()};
  } catch (const std::bad_alloc&) {
    return {static_cast<int>(ErrorKind::internal), out_of_memory};
  } catch (const std::exception& problem) {
    return {static_cast<int>(ErrorKind::internal), problem.what()};
  }
}

// Rank 0 while others work, itself among them.
class Leader {
 public:
  Leader(const Ranks& ranks, ReplicateQueue& queue, Progress& progress)
      : ranks_(ranks), queue_(queue), progress_(progress), at_work_(ranks.size() - 1) {}

  /// Answers whatever has come, until nobody but this rank is at work and its own work is done.
  void serve(std::future<void>& own, const std::atomic<std::size_t>& finished_here) {
    bool working = true;
    while (at_work_ > 0 || working) {
      while (const auto message = ranks_.receive()) answer(*message);
      tell(finished_here);
      // A short sleep: this thread has nothing else to do, and its processor has.
      if (working && own.wait_for(std::chrono::milliseconds(1)) == std::future_status::ready) working = false;
      if (!working && at_work_ > 0) answer(ranks_.wait());
    }
    tell(finished_here);
  }

  void raise_problem() const {
    if (problem_) throw Error(*problem_);
  }

 private:
  void answer(const Ranks::Message& message) {
    std::istringstream words(message.text);
    std::string verb;
    words >> verb;
    if (verb == "ended") {
      --at_work_;
      return end_of(message.from, words);
    }
    std::size_t finished = 0;
    words >> finished;
    add(finished);
    ranks_.send(message.from, run_message(queue_.take()));
  }

  void end_of(int helper, std::istringstream& words) {
    int exit = 0;
    std::size_t finished = 0;
    std::string text;
    words >> exit >> finished >> std::ws;
    std::getline(words, text, '\0');
    add(finished);
    if (exit == 0) return;
    queue_.close();
    if (!problem_)
      problem_.emplace(static_cast<ErrorKind>(exit), "rank " + std::to_string(helper) + ": " + text);
  }

  void tell(const std::atomic<std::size_t>& finished_here) {
    const std::size_t now = finished_here;
    add(now - told_);
    told_ = now;
  }

  void add(std::size_t finished) {
    if (finished > 0) progress_.add(finished);
  }

  const Ranks& ranks_;
  ReplicateQueue& queue_;
  Progress& progress_;
  int at_work_;
  std::size_t told_ = 0;
  std::optional<Error> problem_;
};

}  // namespace

void coordinate(const Ranks& ranks, const std::vector<int>& missing, const ReplicateModel& model,
                const std::string& folder, const RunIdentity& shape, const WorkOptions& options,
                Progress& progress) {
  ReplicateQueue queue(missing, block_of(options), static_cast<std::size_t>(ranks.size()),
                       static_cast<std::size_t>(options.threads));
  const Order order{.options = options, .folder = std::filesystem::absolute(folder).string()};
  for (int helper = 1; helper < ranks.size(); ++helper) ranks.send(helper, begin_message(order));

  progress.begin(missing.size(),
                 static_cast<std::size_t>(ranks.size()) * static_cast<std::size_t>(options.threads));
  std::atomic<std::size_t> finished = 0;
  // The calling thread is the one that may use MPI.
  auto own = std::async(std::launch::async, [&] {
    try {
      run_pending([&] { return queue.take(); }, model, folder, shape, options,
                  [&](std::size_t count) { finished += count; });
    } catch (...) {
      queue.close();
      throw;
    }
  });
  Leader leader(ranks, queue, progress);
  leader.serve(own, finished);
  own.get();
  leader.raise_problem();
}

void run_worker(const Ranks& ranks) {
  const auto message = ranks.wait();
  std::istringstream words(message.text);
  std::string verb;
  words >> verb;
  if (verb != "begin") return;
  watch_for_interrupts();
  std::atomic<std::size_t> finished = 0;
  const Ending ending = do_orders(ranks, order_of(words), finished);
  ranks.send(0, "ended " + std::to_string(ending.exit) + " " + std::to_string(finished) + " " + ending.text);
}

}  // namespace taktskifte::commands
