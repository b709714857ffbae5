// Options of the verbs that simulate into shards: run and resume.
#pragma once

#include <boost/program_options.hpp>
#include <string>

#include "commands/progress.hpp"
#include "taktskifte/jobs/run_job.hpp"

namespace taktskifte::commands {

/// --overwrite, of all verbs that write a result file.
inline constexpr const char* overwrite_option = "overwrite";
inline constexpr const char* about_overwrite =
    "replace what stands under the result's name, even if it is of another study or no result";

/// --quiet, of all verbs that tell how far they are.
inline constexpr const char* about_quiet = "print nothing but errors and warnings";

/// --threads, --shard-size, --on-error, --progress, --quiet and --overwrite.
void add_work_options(boost::program_options::options_description& options);

/// Errors: ErrorKind::usage for a value out of range, naming `verb`.
WorkOptions work_options(const boost::program_options::variables_map& values, const std::string& verb);
ProgressStyle progress_style_of(const boost::program_options::variables_map& values);

}  // namespace taktskifte::commands
