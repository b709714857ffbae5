// Speed of the reference workload and of the model, in one run beside the plain program.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "taktskifte/ensemble/replicates.hpp"

namespace taktskifte::bench {

/// Called before each measurement with what comes; may throw to end.
using Tell = std::function<void(const std::string& what)>;

/// One size of the diffusion workload. Speeds are the medians of `rounds` rounds, in each of which the plain
/// program and ours run one after the other.
struct DiffusionSpeed {
  std::size_t agents = 0;
  int runs = 1;                ///< more than 1: that many runs, side by side
  double setup_seconds = 0.0;  ///< of the input and our numbering of it, not part of the speeds
  double plain = 0.0, one_thread = 0.0, all_threads = 0.0;  ///< agent-steps a second
};
struct DiffusionSize {
  std::size_t agents;
  int runs;
  int plain_steps;  ///< of 100; fewer where the plain program takes long
};
std::vector<DiffusionSpeed> measure_diffusion(const std::vector<DiffusionSize>& sizes, int rounds,
                                              int threads, const Tell& tell);

/// The model: nanoseconds of elapsed time per municipality and year lived, a burn-in that scenarios share
/// counted once. In each round a plain program runs beside it, of its phases without money.
struct ModelSpeed {
  int replicates = 0;
  double municipality_years = 0.0;                          ///< lived
  double plain = 0.0, one_thread = 0.0, all_threads = 0.0;  ///< ns per municipality-year
  double peak_memory = 0.0;  ///< of the program until the model has been measured, bytes
};
ModelSpeed measure_model(const Experiment& study, int replicates, int rounds, int threads, const Tell& tell);

/// The part of the machine's processor time that others used while this program slept for a moment; negative
/// where the system does not say.
double busy_share();

/// The most memory this program has had, bytes.
double peak_memory();

}  // namespace taktskifte::bench
