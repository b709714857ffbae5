// What verbs that run shipped scenarios by themselves have in common on the command line.
#pragma once

#include <string>

#include "commands/arguments.hpp"
#include "taktskifte/analysis/variants.hpp"

namespace taktskifte::commands {

/// --replicates, --threads, --scenarios, --set, --json, --csv, --quiet, and --markdown, which prints `page`.
void add_bench_options(boost::program_options::options_description& options, const std::string& page);

/// The options given to `verb`; progress goes to standard error, an interrupt stops the run with exit 75.
/// Errors: ErrorKind::usage for numbers out of range, and for words that are no options.
VariantOptions bench_options(const boost::program_options::variables_map& values, const std::string& verb);

/// Ends the redrawn line of the progress, if there is one.
void end_progress(const boost::program_options::variables_map& values);

}  // namespace taktskifte::commands
