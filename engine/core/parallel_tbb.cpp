#include <algorithm>
#include <thread>

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include "core/pipeline.hpp"

namespace taktskifte {

int available_threads() { return static_cast<int>(std::max(1U, std::thread::hardware_concurrency())); }

namespace {

void in_arena(int threads, const std::function<void()>& body) {
  // TBB gives no more workers than the machine has cores unless told so; the tests ask for seven on two.
  const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(threads));
  tbb::task_arena(threads).execute(body);
}

}  // namespace

void for_each_chunk(std::size_t count, std::size_t chunk, int threads,
                    const std::function<void(std::size_t, std::size_t)>& body) {
  in_arena(threads, [&] {
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

void run_pipeline(const std::function<Piece()>& next, std::size_t most, int threads) {
  using Mode = tbb::filter_mode;
  in_arena(threads, [&] {
    tbb::parallel_pipeline(
        most, tbb::make_filter<void, Piece>(Mode::serial_in_order, [&](tbb::flow_control& flow) {
                Piece piece = next();
                if (!piece) flow.stop();
                return piece;
              }) & tbb::make_filter<Piece, Handover>(Mode::parallel, [](const Piece& piece) {
                return piece();
              }) & tbb::make_filter<Handover, void>(Mode::serial_in_order, [](const Handover& handover) {
                handover();
              }));
  });
}

}  // namespace taktskifte
