// What the results of an experiment say about themselves before the first number, in a file or in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "taktskifte/analysis/sweep_model.hpp"
#include "taktskifte/core/shared.hpp"
#include "taktskifte/core/version.hpp"
#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/scenario/read.hpp"
#include "taktskifte/scenario/sweep.hpp"
#include "taktskifte/world/municipalities.hpp"

namespace taktskifte {

/// Version of the layout of results; see results/README.md.
inline constexpr int result_format_version = 2;

/// The oldest that is still read.
inline constexpr int oldest_format_version = 1;

/// What results say they are.
inline constexpr const char* results_filetype = "taktskifte results";
inline constexpr const char* sweep_filetype = "taktskifte sweep";

/// A replicate in which the model stopped with an error.
struct Failure {
  int replicate = 0;
  std::string reason;
};

/// What became of a point.
enum class PointState : std::uint8_t {
  simulated,
  refused,  ///< a scenario breaks a rule there
  failed,   ///< at least one of its replicates could not be simulated
};

/// Everything that results say about themselves before the first number.
struct ResultHeader {
  std::vector<ResolvedScenario> scenarios;
  Shared<MunicipalityTable> municipalities;
  Data data;                        ///< the tables they and the institutions were read from
  std::vector<int> replicates;      ///< those to come, rising
  std::vector<Failure> failures{};  ///< those that failed, rising; none of them is among `replicates`
  std::string precision_looks{};    ///< of a run with run.precision: what each look found (PrecisionLook)
  double population_scale = 1.0;    ///< by which the totals of the scenarios were multiplied
  std::string history;        ///< verb and scenarios; nothing that depends on clock, output name or threads
  bool trajectories = false;  ///< whether every Series comes with its panel, to be stored; for few replicates
  Engine engine{};            ///< what makes them
  /// Of a sweep: its points. `replicates` and `failures` then count its rows (scenario/sweep_rows.hpp).
  std::optional<Sweep> sweep{};
};

/// What the results of an experiment say of it; replicates and failures are to be filled in.
ResultHeader header_of(const Experiment& study);

/// The same of a sweep.
ResultHeader header_of(const SweepExperiment& experiment);

/// The years of which every municipality's counts are kept, or 0.
std::size_t municipality_years_kept(const ResultHeader& header);

}  // namespace taktskifte
