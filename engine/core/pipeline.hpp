// What stands behind run_in_order(): one source of several is compiled.
#pragma once

#include <cstddef>
#include <functional>

#include "taktskifte/core/parallel.hpp"

namespace taktskifte {

/// As run_in_order(), of pieces and handovers that throw nothing, like `next`.
void run_pipeline(const std::function<Piece()>& next, std::size_t most, int threads);

}  // namespace taktskifte
