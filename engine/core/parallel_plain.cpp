// With the threads of the standard library alone: ThreadSanitizer cannot see TBB's own synchronisation and
// raises false alarms on it, so that its preset uses this version.
#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "taktskifte/core/parallel.hpp"

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

}  // namespace taktskifte
