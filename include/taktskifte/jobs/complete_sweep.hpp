// A step of a study: a sweep whose result is made unless it stands already.
#pragma once

#include <string>

#include "taktskifte/analysis/sweep_model.hpp"
#include "taktskifte/jobs/run_job.hpp"

namespace taktskifte {

/// Whether `file` is a finished result of this very sweep: the same scenarios, data, points, chance and
/// replicates, with the numbers of this program's model_results_version.
bool sweep_stands(const std::string& file, const SweepExperiment& experiment);

/// run_job, unless sweep_stands(order.output) and it is not to be overwritten; says whether it ran. So a
/// study of several sweeps goes on where it was stopped. Errors: those of run_job.
bool complete_sweep(const SweepExperiment& experiment, const RunOrder& order, const WorkOptions& options,
                    const Ranks& ranks, const JobCallbacks& callbacks);

}  // namespace taktskifte
