#include <atomic>
#include <exception>
#include <mutex>
#include <utility>

#include "core/pipeline.hpp"

namespace taktskifte {

// Nothing may be thrown within the pipeline: it would break off the loops of pieces that are at work.
void run_in_order(const std::function<Piece()>& next, std::size_t most, int threads) {
  std::mutex guard;
  std::exception_ptr first;
  std::atomic<bool> ends = false;
  bool hands_over = true;
  const auto note = [&] {
    const std::scoped_lock lock(guard);
    if (!first) first = std::current_exception();
    ends = true;
  };
  const auto hand_over = [&](const Handover& handover) {
    if (!hands_over) return;
    try {
      handover();
    } catch (...) {
      note();
      hands_over = false;
    }
  };
  const auto run = [&](const Piece& piece) -> Handover {
    try {
      return [&, handover = piece()] { hand_over(handover); };
    } catch (...) {
      note();
      return [] {};
    }
  };
  const auto watched = [&]() -> Piece {
    try {
      Piece piece = ends ? Piece() : next();
      if (!piece) return {};
      return [&, piece = std::move(piece)] { return run(piece); };
    } catch (...) {
      note();
      return {};
    }
  };
  run_pipeline(watched, most, threads);
  if (first) std::rethrow_exception(first);
}

}  // namespace taktskifte
