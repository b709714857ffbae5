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

}  // namespace taktskifte
