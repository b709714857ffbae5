// Scenarios in, results in memory out.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "taktskifte/contents/dataset.hpp"
#include "taktskifte/core/stop.hpp"
#include "taktskifte/ensemble/replicates.hpp"

namespace taktskifte {

struct SimulateOptions {
  int threads = 0;  ///< 1 to 1024; 0: as many as this machine offers
  /// Called from any thread when a replicate is finished; `all` grows under run.precision.
  std::function<void(std::size_t finished, std::size_t all)> progress{};
  StopRequest stop{};  ///< asked before each year of each replicate, from any thread
  /// Called by simulate() on its own thread with what is odd about the results: run.precision was not
  /// reached.
  std::function<void(const std::string& text)> warning{};
};

/// Scenarios with the world they are about, ready to be simulated, as often as you like and from several
/// threads at once. Copies share everything.
class PreparedExperiment {
 public:
  [[nodiscard]] const Experiment& experiment() const { return *experiment_; }

 private:
  std::shared_ptr<const Experiment> experiment_;
  PreparedModel model_;

  PreparedExperiment(Experiment experiment, const Environment* known, const StopRequest& stop = {});
  static PreparedExperiment sharing(Experiment experiment, const PreparedExperiment& known,
                                    const StopRequest& stop);
  friend PreparedExperiment prepare(std::vector<ResolvedScenario> scenarios, const StopRequest& stop);
  friend PreparedExperiment prepare(std::vector<ResolvedScenario> scenarios, Data tables);
  friend PreparedExperiment prepare(std::vector<ResolvedScenario> scenarios, const PreparedExperiment& known);
  friend PreparedExperiment prepare_again(std::vector<ResolvedScenario> scenarios,
                                          const PreparedExperiment& known, const StopRequest& stop);
  friend Dataset simulate(const PreparedExperiment& prepared, const SimulateOptions& options);
};

/// Opens the tables that the scenarios name. Errors: those of prepare_experiment and replicate_model;
/// ErrorKind::stopped if `stop`, asked now and then, says so.
PreparedExperiment prepare(std::vector<ResolvedScenario> scenarios, const StopRequest& stop = {});

/// With tables at hand (data_text()): opens no file.
PreparedExperiment prepare(std::vector<ResolvedScenario> scenarios, Data tables);

/// With the tables of `known`, and what is made of them, which is most of the time that preparing takes: for
/// one set of scenarios after the other. Opens no file.
PreparedExperiment prepare(std::vector<ResolvedScenario> scenarios, const PreparedExperiment& known);

/// As the first; what is made of the tables is that of `known` if they still hold the same texts.
PreparedExperiment prepare_again(std::vector<ResolvedScenario> scenarios, const PreparedExperiment& known,
                                 const StopRequest& stop = {});

/// What `taktskifte run` writes of the same scenarios: the same names, dimensions, attributes and bits,
/// whatever the number of threads; _FillValue left out. Errors: ErrorKind::stopped if `stop` says so, and
/// nothing is kept; the kind of a replicate that fails, with its number and reason.
Dataset simulate(const PreparedExperiment& prepared, const SimulateOptions& options = {});

}  // namespace taktskifte
