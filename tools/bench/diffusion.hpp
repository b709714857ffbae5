// The reference workload "diffusion" (README.md beside this file) on the engine's own primitives: keyed
// draws, columns, a chunked loop, numbers side by side in SIMD lanes.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "bench/diffusion_input.hpp"
#include "bench/large_pages.hpp"
#include "taktskifte/random/stream.hpp"

namespace taktskifte::bench {

/// One entry per step.
struct DiffusionRun {
  std::vector<double> mean_expectation;  ///< after the step
  std::vector<std::int64_t> adopted;     ///< in the step
  bool operator==(const DiffusionRun&) const = default;
};

/// Columns as the kernel reads them, made once from an input numbered as it likes.
struct DiffusionWorld {
  std::size_t agents = 0;
  std::size_t room = 0;                ///< agents and some that are computed along and counted nowhere
  Column<float> appeal;                ///< propensity - 2
  Column<float> expectation;           ///< at the start
  std::vector<Neighbours> neighbours;  ///< [agent], for runs side by side
  Column<std::int32_t> looked_at;      ///< [agent / 32][neighbour][agent % 32], for agents side by side
};
DiffusionWorld make_world(const DiffusionInput& input);

/// One run, agents side by side. The draws of an agent in a step are words of one Philox block, addressed by
/// its number, the step and the replicate: the same bits for any number of threads and every instruction set.
DiffusionRun run_diffusion(const DiffusionWorld& world, int steps, ReplicateSeed seed, int threads);

/// The runs of replicates 0 to runs - 1, runs side by side: bit for bit those of run_diffusion.
std::vector<DiffusionRun> run_diffusions(const DiffusionWorld& world, int steps, std::uint64_t seed, int runs,
                                         int threads);

/// e^x and the standard normal quantile at (1 + x) / 2 as the kernel computes them, for the test of their
/// error.
void bench_exp(std::span<const float> x, std::span<float> y);
void bench_normal_quantile(std::span<const float> x, std::span<float> y);

}  // namespace taktskifte::bench
