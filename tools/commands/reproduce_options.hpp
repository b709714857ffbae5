// Options with which run does one stored replicate once more.
#pragma once

#include <boost/program_options.hpp>
#include <optional>

#include "taktskifte/verify/reproduce.hpp"

namespace taktskifte::commands {

/// --from, --replicate and --scenario.
void add_reproduce_options(boost::program_options::options_description& options);

/// Nothing without --from. `values` has also output, set, overwrite and scenarios. Errors:
/// ErrorKind::usage for options that are missing or do not go together.
std::optional<Reproduction> reproduction_of(const boost::program_options::variables_map& values);

}  // namespace taktskifte::commands
