// Without threads, as in a browser: the same chunks, one after the other.
#include <algorithm>

#include "core/pipeline.hpp"

namespace taktskifte {

int available_threads() { return 1; }

void for_each_chunk(std::size_t count, std::size_t chunk, int /*threads*/,
                    const std::function<void(std::size_t, std::size_t)>& body) {
  for (std::size_t first = 0; first < count; first += chunk) body(first, std::min(first + chunk, count));
}

void for_each_part(std::size_t count, std::size_t part,
                   const std::function<void(std::size_t, std::size_t)>& body) {
  for_each_chunk(count, part, 1, body);
}

void run_pipeline(const std::function<Piece()>& next, std::size_t /*most*/, int /*threads*/) {
  while (const Piece piece = next()) piece()();
}

}  // namespace taktskifte
