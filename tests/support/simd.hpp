// Every instruction set of this machine in turn.
#pragma once

#include <hwy/highway.h>

#include <string>

namespace taktskifte::test {

/// Calls body(name) once per instruction set that the program was built for and the processor has, from the
/// best to plain code, with only that one in use.
template <class Body>
int for_each_simd_target(Body body) {
  const auto all = hwy::SupportedTargets() & HWY_TARGETS;
  int count = 0;
  for (auto left = all; left != 0; left &= left - 1) {
    const auto target = left & (~left + 1);
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    body(std::string(hwy::TargetName(target)));
    ++count;
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  return count;
}

}  // namespace taktskifte::test
