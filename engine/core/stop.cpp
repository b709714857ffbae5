#include "taktskifte/core/stop.hpp"

#include "taktskifte/core/error.hpp"

namespace taktskifte {

void end_if(const StopRequest& stop) {
  if (stop && stop())
    throw Error(ErrorKind::stopped,
                "stopped on request: nothing was written, an earlier result is as it was");
}

}  // namespace taktskifte
