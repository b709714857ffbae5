// Threads live behind this header: a chunked loop, and pieces of work that leave in order. The order of
// chunks is free, so a body may write only to places that belong to its own range.
#pragma once

#include <cstddef>
#include <functional>

namespace taktskifte {

/// The threads this machine offers, at least 1.
int available_threads();

/// Calls body(first, last) for consecutive ranges of at most `chunk` that cover [0, count), on up to
/// `threads` threads. Returns when all are done. The first exception thrown by a body is rethrown.
/// Preconditions: chunk ≥ 1, threads ≥ 1.
void for_each_chunk(std::size_t count, std::size_t chunk, int threads,
                    const std::function<void(std::size_t first, std::size_t last)>& body);

/// The same within the body of for_each_chunk or a piece of run_in_order, for a loop long enough to share:
/// those of its threads that have nothing to do help. A loop of no more than `part` is run where it stands.
/// Precondition: part ≥ 1.
void for_each_part(std::size_t count, std::size_t part,
                   const std::function<void(std::size_t first, std::size_t last)>& body);

/// What is left to do of a piece of work when those before it have left.
using Handover = std::function<void()>;
/// A piece of work, which runs beside others.
using Piece = std::function<Handover()>;

/// Runs the pieces that `next` gives, until it gives an empty one, on up to `threads` threads, and their
/// handovers in the order of the pieces, one at a time. `next` is called by any of these threads, one at a
/// time, and beside a handover. At most `most` pieces have begun and are not handed over. Returns when all
/// are done. After an exception no piece begins; those that have begun finish and are handed over, unless it
/// was a handover that threw; then the first exception is rethrown. Preconditions: most ≥ 1, threads ≥ 1.
void run_in_order(const std::function<Piece()>& next, std::size_t most, int threads);

}  // namespace taktskifte
