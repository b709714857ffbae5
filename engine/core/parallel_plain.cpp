// With the threads of the standard library alone: ThreadSanitizer cannot see TBB's own synchronisation and
// raises false alarms on it, so that its preset uses this version.
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "core/pipeline.hpp"

namespace taktskifte {

int available_threads() { return static_cast<int>(std::max(1U, std::thread::hardware_concurrency())); }

void for_each_chunk(std::size_t count, std::size_t chunk, int threads,
                    const std::function<void(std::size_t, std::size_t)>& body) {
  std::atomic<std::size_t> next{0};
  std::mutex guard;
  std::exception_ptr failure;
  auto work = [&] {
    try {
      for (std::size_t first = next.fetch_add(chunk); first < count; first = next.fetch_add(chunk)) {
        body(first, std::min(first + chunk, count));
      }
    } catch (...) {
      const std::scoped_lock lock(guard);
      if (!failure) failure = std::current_exception();
      next = count;
    }
  };
  std::vector<std::thread> pool;
  for (int t = 1; t < threads; ++t) pool.emplace_back(work);
  work();
  for (auto& thread : pool) thread.join();
  if (failure) std::rethrow_exception(failure);
}

void for_each_part(std::size_t count, std::size_t part,
                   const std::function<void(std::size_t, std::size_t)>& body) {
  if (count <= part) return body(0, count);
  constexpr int helpers = 2;  // enough for the sanitizer to see threads at work
  for_each_chunk(count, part, helpers, body);
}

void run_pipeline(const std::function<Piece()>& next, std::size_t most, int threads) {
  std::mutex guard;
  std::condition_variable changed;
  std::map<std::size_t, Handover> waiting;  // of pieces that have run, by their place
  std::size_t begun = 0, left = 0;
  bool ended = false, handing_over = false;
  const auto work = [&]() noexcept {  // as pieces are; nobody else could go on if it threw
    std::unique_lock lock(guard);
    for (;;) {
      changed.wait(lock, [&] { return ended || begun - left < most; });
      if (ended) return;
      const Piece piece = next();
      if (!piece) break;
      const std::size_t place = begun++;
      lock.unlock();
      Handover handover = piece();
      lock.lock();
      waiting.emplace(place, std::move(handover));
      if (handing_over) continue;  // whoever does goes on with this one
      handing_over = true;
      for (auto first = waiting.find(left); first != waiting.end(); first = waiting.find(left)) {
        const Handover mine = std::move(waiting.extract(first).mapped());
        lock.unlock();
        mine();
        lock.lock();
        ++left;
        changed.notify_all();
      }
      handing_over = false;
    }
    ended = true;
    changed.notify_all();
  };
  for_each_chunk(static_cast<std::size_t>(threads), 1, threads, [&](std::size_t, std::size_t) { work(); });
}

}  // namespace taktskifte
