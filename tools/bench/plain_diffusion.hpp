// The reference workload as a plain program writes it, to compare with: one object per agent, a virtual step,
// pointers to neighbours, the standard library's random numbers. Not part of the engine.
#pragma once

#include <cstdint>
#include <memory>

#include "bench/diffusion.hpp"

namespace taktskifte::bench {

/// One run of `steps` steps; its chance is std::mt19937 with this seed, so only its law can be compared.
class PlainDiffusion {
 public:
  PlainDiffusion(const DiffusionInput& input, std::uint32_t seed);
  ~PlainDiffusion();
  PlainDiffusion(const PlainDiffusion&) = delete;
  PlainDiffusion& operator=(const PlainDiffusion&) = delete;

  DiffusionRun run(int steps);

 private:
  struct World;
  std::unique_ptr<World> world_;
};

}  // namespace taktskifte::bench
