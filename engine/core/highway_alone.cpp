// What the engine calls of Highway's compiled library, where that is of another machine: one target, known
// when this is compiled.
#include <hwy/targets.h>

namespace hwy {

int64_t SupportedTargets() { return HWY_TARGETS; }

}  // namespace hwy
