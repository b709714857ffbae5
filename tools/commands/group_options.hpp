// Options with which compare looks at a group of municipalities.
#pragma once

#include <boost/program_options.hpp>
#include <optional>

#include "taktskifte/report/groups.hpp"

namespace taktskifte::commands {

/// --municipalities, --column, --group and --since.
void add_group_options(boost::program_options::options_description& options);

/// Nothing without --municipalities and --group. Errors: ErrorKind::usage for options that do not go
/// together.
std::optional<report::GroupChoice> group_choice(const boost::program_options::variables_map& values);

}  // namespace taktskifte::commands
