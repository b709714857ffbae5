// Options of verbs that may run the replicates of a result file again.
#pragma once

#include <boost/program_options.hpp>
#include <string>

#include "taktskifte/verify/rerun_replicates.hpp"

namespace taktskifte::commands {

/// --threads and --quiet.
void add_rerun_options(boost::program_options::options_description& options);

/// What is run again, and how long it takes, is told on standard error before it is done. Interrupts stop it.
/// Errors: ErrorKind::usage for a number of threads out of range, naming `verb`.
RerunOptions rerun_options(const boost::program_options::variables_map& values, const std::string& verb);

}  // namespace taktskifte::commands
