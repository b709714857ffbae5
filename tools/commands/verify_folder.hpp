// Checks the folder of a run under way.
#pragma once

#include <iosfwd>
#include <string>

namespace taktskifte::commands {

/// Checks the record and every shard of `folder` and says on `out` what was checked. Nothing is run again:
/// that is for the result file. Errors: ErrorKind::data naming each damaged shard, those of read_record.
void verify_folder(const std::string& folder, bool json, std::ostream& out);

}  // namespace taktskifte::commands
