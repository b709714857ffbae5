#include "jobs/coordinator.hpp"

#include <atomic>
#include <chrono>
#include <exception>
#include <filesystem>
#include <future>
#include <new>
#include <optional>
#include <sstream>

#include "jobs/replicate_queue.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/out_of_memory.hpp"
#include "taktskifte/core/parallel.hpp"

namespace taktskifte {
namespace {

// Messages are lines of words.
//   rank 0 to a worker: begin THREADS SHARD_SIZE GO_ON BLOCK FOLDER (threads 0: all that the worker has)
//                       run REPLICATE... (none: there are no more)
//                       end (nothing will begin any more)
//   worker to rank 0:   ready FINISHED (how many more since it last said so)
//                       ended KIND FINISHED TEXT (an ErrorKind; 0: it has done all it was given)

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

// What a worker has to say at its end.
struct Ending {
  int exit = 0;
  std::string text;
};

Ending do_orders(const Ranks& ranks, const Order& order, std::atomic<std::size_t>& finished,
                 const StopRequest& stop) {
  try {
    const StoredRun stored = stored_run(order.folder);
    const NextBlock next = [&] {
      ranks.send(0, "ready " + std::to_string(finished.exchange(0)));
      return block_in(ranks.wait().text);
    };
    WorkOptions options = order.options;
    options.in_turn = in_turn_of(stored.identity, options.threads);
    run_pending(next, {stored.model(options.threads), order.folder, stored.identity, options},
                {.on_progress = [&](std::size_t count) { finished += count; }, .stop = stop});
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
class Coordinator {
 public:
  Coordinator(const Ranks& ranks, ReplicateQueue& queue, const JobCallbacks& callbacks)
      : ranks_(ranks), queue_(queue), callbacks_(callbacks), at_work_(ranks.size() - 1) {}

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

  void end_of(int worker, std::istringstream& words) {
    int exit = 0;
    std::size_t finished = 0;
    std::string text;
    words >> exit >> finished >> std::ws;
    std::getline(words, text, '\0');
    add(finished);
    if (exit == 0) return;
    queue_.close();
    if (!problem_)
      problem_.emplace(static_cast<ErrorKind>(exit), "rank " + std::to_string(worker) + ": " + text);
  }

  void tell(const std::atomic<std::size_t>& finished_here) {
    const std::size_t now = finished_here;
    add(now - told_);
    told_ = now;
  }

  void add(std::size_t finished) {
    if (finished > 0) callbacks_.on_progress(finished);
  }

  const Ranks& ranks_;
  ReplicateQueue& queue_;
  const JobCallbacks& callbacks_;
  int at_work_;
  std::size_t told_ = 0;
  std::optional<Error> problem_;
};

}  // namespace

void coordinate(const Ranks& ranks, const std::vector<int>& missing, const PendingWork& work,
                const JobCallbacks& callbacks) {
  const WorkOptions& options = work.options;
  ReplicateQueue queue(missing, block_of(options), static_cast<std::size_t>(ranks.size()), options.in_turn);
  const Order order{.options = options, .folder = std::filesystem::absolute(work.folder).string()};
  callbacks.on_begin(missing.size(),
                     static_cast<std::size_t>(ranks.size()) * static_cast<std::size_t>(options.threads));
  std::atomic<std::size_t> finished = 0;
  // The calling thread answers the other ranks, since one at a time may use MPI.
  auto own = std::async(std::launch::async, [&] {
    try {
      run_pending([&] { return queue.take(); }, work,
                  {.on_progress = [&](std::size_t count) { finished += count; }, .stop = callbacks.stop});
    } catch (...) {
      queue.close();
      throw;
    }
  });
  // Once that thread was to be had: others could not be told that there is none.
  for (int worker = 1; worker < ranks.size(); ++worker) ranks.send(worker, begin_message(order));
  Coordinator coordinator(ranks, queue, callbacks);
  coordinator.serve(own, finished);
  own.get();
  coordinator.raise_problem();
}

void run_worker(const Ranks& ranks, const JobCallbacks& callbacks) {
  bool started = false;
  for (;;) {
    const auto message = ranks.wait();
    std::istringstream words(message.text);
    std::string verb;
    words >> verb;
    if (verb != "begin") return;
    if (!started) callbacks.on_start();
    started = true;
    std::atomic<std::size_t> finished = 0;
    const Ending ending = do_orders(ranks, order_of(words), finished, callbacks.stop);
    ranks.send(0,
               "ended " + std::to_string(ending.exit) + " " + std::to_string(finished) + " " + ending.text);
  }
}

}  // namespace taktskifte
