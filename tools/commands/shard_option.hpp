// --shard of the verbs whose work can be shared among processes.
#pragma once

#include <boost/program_options.hpp>
#include <optional>
#include <string>

#include "taktskifte/jobs/replicate_slice.hpp"

namespace taktskifte::commands {

/// The value of --shard, or nothing. Errors: ErrorKind::usage, also where `ranks` processes share the work
/// already.
std::optional<ReplicateSlice> slice_of(const boost::program_options::variables_map& values,
                                       const std::string& verb, int ranks);

/// The value of -o: a name under which a result file can be made. Errors: ErrorKind::usage without one; those
/// of check_output.
std::string output_of(const boost::program_options::variables_map& values, const std::string& verb);

}  // namespace taktskifte::commands
