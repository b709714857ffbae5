#include "taktskifte/core/parallel.hpp"

#include <algorithm>
#include <thread>

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace taktskifte {

int available_threads() { return static_cast<int>(std::max(1U, std::thread::hardware_concurrency())); }

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

}  // namespace taktskifte
