#include "taktskifte/core/parallel.hpp"

#include <algorithm>
#include <thread>

#ifdef TAKTSKIFTE_PLAIN_THREADS
#include <atomic>
#include <exception>
#include <mutex>
#include <vector>
#else
#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#endif

namespace taktskifte {

int available_threads() { return static_cast<int>(std::max(1U, std::thread::hardware_concurrency())); }

#ifdef TAKTSKIFTE_PLAIN_THREADS

// ThreadSanitizer cannot see TBB's own synchronisation and raises false alarms on it; its preset uses
// this version instead.
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

#else

void for_each_chunk(std::size_t count, std::size_t chunk, int threads,
                    const std::function<void(std::size_t, std::size_t)>& body) {
  // TBB gives no more workers than the machine has cores unless told so; the tests ask for seven on two.
  const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(threads));
  tbb::task_arena arena(threads);
  arena.execute([&] {
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, count, chunk),
        [&](const tbb::blocked_range<std::size_t>& range) { body(range.begin(), range.end()); },
        tbb::simple_partitioner());
  });
}

void for_each_part(std::size_t count, std::size_t part,
                   const std::function<void(std::size_t, std::size_t)>& body) {
  if (count <= part) return body(0, count);
  // Isolated: a thread that waits for the last part must not begin another replicate meanwhile.
  tbb::this_task_arena::isolate([&] {
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, count, part),
        [&](const tbb::blocked_range<std::size_t>& range) { body(range.begin(), range.end()); },
        tbb::simple_partitioner());
  });
}

#endif

}  // namespace taktskifte
