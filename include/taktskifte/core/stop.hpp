// Whether work that takes long is to end early.
#pragma once

#include <functional>

namespace taktskifte {

/// Whether to stop, asked from any thread; one that is empty never says so.
using StopRequest = std::function<bool()>;

/// For work that keeps nothing. Errors: ErrorKind::stopped if `stop` says so.
void end_if(const StopRequest& stop);

}  // namespace taktskifte
