// What verbs that run shipped scenarios by themselves have in common on the command line.
#pragma once

#include <string>

#include "commands/arguments.hpp"
#include "taktskifte/analysis/variants.hpp"

namespace taktskifte::commands {

/// --replicates, --threads, --scenarios, --set, --json, --quiet, and --markdown, which prints `page`.
void add_bench_options(boost::program_options::options_description& options, const std::string& page);

/// How a report is printed.
enum class Form { text, markdown, json };

/// The form asked for. Errors: ErrorKind::usage for two of them, and for words that are no options.
Form form_of(const boost::program_options::variables_map& values, const std::string& verb);

/// The options given to `verb`; progress goes to standard error, an interrupt stops the run with exit 75.
/// Errors: ErrorKind::usage for numbers out of range.
VariantOptions bench_options(const boost::program_options::variables_map& values, const std::string& verb);

/// Ends the redrawn line of the progress, if there is one.
void end_progress(const boost::program_options::variables_map& values);

}  // namespace taktskifte::commands
