// One stored replicate once more, with every municipality and grant in full.
#pragma once

#include <optional>
#include <string>

#include "taktskifte/jobs/callbacks.hpp"

namespace taktskifte {

struct Reproduction {
  std::string from;                       ///< a result file, all that is needed
  int replicate = 0;                      ///< one of those it holds
  std::optional<std::string> scenario{};  ///< one of its scenarios; all of them if there is none
  std::string output;                     ///< the result file to write
  bool overwrite = false;                 ///< whatever stands under the output's name
};

/// Runs the replicate from the file alone, compares every measure of every year with the stored one, bit for
/// bit, and writes a result file whose dimension `replicate` holds this one and that has the panel variables.
/// Returns how many numbers were compared. Errors: ErrorKind::usage for a replicate or scenario that the file
/// does not have (which there are); those of check_output and Destination; ErrorKind::data, with nothing
/// written, if the file cannot be run again by this program, the replicate failed in it, or a number differs
/// (the first differences and the count of all); ErrorKind::stopped if `stop` says so; those of ResultReader
/// and ResultWriter.
std::size_t reproduce(const Reproduction& order, const StopRequest& stop);

/// What the history of such a file says behind that of the run: "; replicate 17 again, ...".
std::string again_text(int replicate);

}  // namespace taktskifte
