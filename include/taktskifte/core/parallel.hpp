// Threads live behind this header: a chunked loop. The order of chunks is free, so a body may write
// only to places that belong to its own range.
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

/// The same within the body of for_each_chunk, for a loop long enough to share: those of its threads that
/// have nothing to do help. A loop of no more than `part` is run where it stands. Precondition: part ≥ 1.
void for_each_part(std::size_t count, std::size_t part,
                   const std::function<void(std::size_t first, std::size_t last)>& body);

}  // namespace taktskifte
