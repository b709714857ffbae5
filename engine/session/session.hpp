// What a session of taktskifte.h holds.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "taktskifte/contents/dataset.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/ensemble/kept_runs.hpp"

struct taktskifte_session {
  std::map<std::string, std::string> texts;
  std::unique_ptr<taktskifte::Experiment> study;
  taktskifte::KeptRuns runs;
  std::map<int, std::vector<taktskifte::Series>> replicates;
  std::optional<taktskifte::Dataset> results;  ///< of these replicates, once they are asked for
  std::vector<taktskifte::Diagnostic> mistakes;
  std::string said;             ///< what was returned last
  std::vector<double> numbers;  ///< the same
};

namespace taktskifte {

/// The experiment of texts of a session. Errors: those of parse_scenario and prepare_experiment;
/// ErrorKind::no_input for a scenario or a table that it does not have.
Experiment experiment_of(const taktskifte_session& session, const std::string& scenarios,
                         const std::string& settings);

/// The results of its replicates. Errors: ErrorKind::usage if there are none.
const Dataset& results_of(taktskifte_session& session);

/// The lines of a text that are not empty.
std::vector<std::string> lines_of(const std::string& text);

}  // namespace taktskifte
