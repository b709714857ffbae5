// Many replicates of several scenarios, in parallel, handed over in replicate order.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "taktskifte/core/error.hpp"
#include "taktskifte/core/shared.hpp"
#include "taktskifte/core/stop.hpp"
#include "taktskifte/measures/series.hpp"
#include "taktskifte/scenario/read.hpp"
#include "taktskifte/world/municipalities.hpp"

namespace taktskifte {

struct Environment;

/// A study: scenarios that share seed, replicates, years and data, so that they can be paired.
struct Experiment {
  std::vector<ResolvedScenario> scenarios;  ///< the first one is what the others are compared with
  Shared<MunicipalityTable> municipalities;
  std::vector<Site> sites;
  Data data{};                       ///< the tables of both, as text
  std::vector<std::string> notes{};  ///< what of the tables was read as what, with the table's name
  double population_scale = 1.0;     ///< by which the totals of `scenarios` have been multiplied
  bool trajectories = false;         ///< whether each Series also keeps every municipality, year by year
};

/// Reads the data files the scenarios name, makes the synthetic population they ask for, and scales the
/// totals of each Scenario to its inhabitants (scenario/totals.hpp); entries keep the text the user wrote.
/// Errors: ErrorKind::scenario if the scenarios cannot be paired (which key differs, in which of them), those
/// of the readers, of read_population and of check_sites otherwise.
Experiment prepare_experiment(std::vector<ResolvedScenario> scenarios);
/// The same with data that were read before.
Experiment prepare_experiment(std::vector<ResolvedScenario> scenarios, Data data);
/// The same with the tables of an experiment that was prepared before; its population is not made again if
/// the scenarios ask for the same. Whatever files data.municipalities and data.institutions name is not
/// looked at.
Experiment prepare_experiment(std::vector<ResolvedScenario> scenarios, const Experiment& known);
/// The first of these; what is made of the tables is that of `known` if they still hold the same texts.
Experiment prepare_experiment_again(std::vector<ResolvedScenario> scenarios, const Experiment& known);

/// One replicate of every scenario of a study: a Series each, in the study's order. May be called from
/// several threads at once; the same replicate gives the same bits whenever and wherever it is run. `stop` is
/// asked before each year of it. Errors: ErrorKind::stopped if it says so.
using ReplicateModel = std::function<std::vector<Series>(int replicate, const StopRequest& stop)>;

/// `study` must outlive the model. Scenarios that share their burn-in have it computed once. Nothing is run
/// yet. Errors: ErrorKind::scenario with all that the keys would make too large to be kept exactly or
/// simulated at all (engine/MODEL.md, "Bounds").
ReplicateModel replicate_model(const Experiment& study);

/// The same, with an environment that other experiments of the same tables may share.
struct PreparedModel {
  ReplicateModel model;
  std::shared_ptr<const Environment> environment;
};
/// `known`: that of an experiment with the same tables, or null. Errors: ErrorKind::stopped if `stop`, asked
/// before each scenario, says so.
PreparedModel prepare_model(const Experiment& study, const Environment* known = nullptr,
                            const StopRequest& stop = {});

/// How many replicates to have in flight at a time: at most a fixed number, fewer if each keeps many numbers
/// (of scenarios, years and municipalities: 32 MiB of all), but one per thread. Memory does not grow with the
/// number of replicates.
std::size_t replicates_in_flight(const Experiment& study, int threads);

/// What has become of one replicate.
struct ReplicateResult {
  int replicate = 0;
  std::vector<Series> series;  ///< empty if it failed
  std::string failure;         ///< what it said when it failed
  ErrorKind exit =
      ErrorKind::internal;  ///< of the failure: a defect, or a scenario that this program cannot simulate
};

/// Runs these replicates one after the other. A replicate in which the model throws is a result with its
/// reason; those that were not finished when `stop` said so are left out: it is asked before each replicate
/// and each year of it. The results come in the order of `replicates`. Errors: std::bad_alloc is passed on,
/// since it says nothing about the replicate.
std::vector<ReplicateResult> run_in_turn(const ReplicateModel& model, std::span<const int> replicates,
                                         const StopRequest& stop);

struct BlockOptions {
  int threads = 1;
  std::size_t in_turn = 1;  ///< neighbours that one thread runs in turn, since they share work
  StopRequest stop{};       ///< asked from any thread
};

/// The same in parallel.
std::vector<ReplicateResult> run_block(const ReplicateModel& model, std::span<const int> replicates,
                                       const BlockOptions& options);

struct EnsembleOptions {
  int threads = 1;
  int replicates = 0;  ///< 0 = run.replicates of the scenarios
};

/// Called on the calling thread, in replicate order; `series` holds one per scenario.
using ReplicateSink = std::function<void(int replicate, std::vector<Series>&& series)>;

/// Runs replicates 0, 1, ... of every scenario, replicates_in_flight() at a time. Replicate r is the same
/// whatever the number of replicates or threads. Errors: those of replicate_model; the exit of a replicate
/// that fails, with its reason.
void run_ensemble(const Experiment& study, const EnsembleOptions& options, const ReplicateSink& sink);

}  // namespace taktskifte
