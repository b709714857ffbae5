// What the verbs share in reading their arguments.
#pragma once

#include <boost/program_options.hpp>
#include <optional>
#include <string>
#include <vector>

#include "commands/commands.hpp"
#include "taktskifte/report/document.hpp"

namespace taktskifte::commands {

/// Reads `arguments` with Boost.Program_options: named options in any order, the rest under `positional` (a
/// vector of strings). Adds --help. Prints the help (`usage` line, `about`, options) and returns nothing when
/// it was asked for. Abbreviated options are refused. Errors: ErrorKind::usage, naming the option and what to
/// do.
std::optional<boost::program_options::variables_map> parse(
    const Arguments& arguments, const std::string& usage, const std::string& about,
    boost::program_options::options_description options, const char* positional);

[[noreturn]] void usage_error(const std::string& why_and_what_to_do);

using Words = std::vector<std::string>;

/// The value of an option that may be given again; nothing without it, which the help shows as `without`.
boost::program_options::typed_value<Words>* words_option(const char* without = "");
/// A text, and what the help shows where there is none.
boost::program_options::typed_value<std::string>* text_option(const char* without);
/// A number of threads; all cores if it is not given.
boost::program_options::typed_value<int>* threads_option();

/// The value of a whole-number option of `verb`. Errors: ErrorKind::usage unless it lies in [low, high].
int in_range(const boost::program_options::variables_map& values, const std::string& verb,
             const std::string& name, int low, int high);

/// An option's numbers of at least 0 with commas between, int or double. Errors: ErrorKind::usage, with
/// `example`.
template <typename Number>
std::vector<Number> numbers_of(const boost::program_options::variables_map& values, const std::string& verb,
                               const std::string& name, const std::string& example);

/// --json, --csv, --excel and --markdown.
void add_form_options(boost::program_options::options_description& options);

/// The form asked for by --json, --markdown, --csv or --excel, of which a verb may lack some; text without
/// any. Errors: ErrorKind::usage for two of them.
report::Form form_of(const boost::program_options::variables_map& values, const std::string& verb);

/// The folder of a run, without a slash at its end. Errors: ErrorKind::usage unless `words` is one name.
std::string folder_of(const std::vector<std::string>& words, const std::string& verb);

}  // namespace taktskifte::commands
