// The result of a sweep, held against what its inputs give.
#pragma once

#include "taktskifte/verify/verify_file.hpp"

namespace taktskifte {

/// As verify_file, with rows in place of replicates. What is run again is compared with every variable.
Verification verify_sweep(const ResultReader& reader, const VerifyOptions& options, const StopRequest& stop);

/// What both draw to run again: all of `stored`, those asked for, or a sample. `word`: what they are.
/// Errors: ErrorKind::usage for one that is not stored.
std::vector<int> chosen_to_run(const std::vector<int>& stored, const std::string& file,
                               const VerifyOptions& options, const std::string& word);

/// Reads everything once, so that damage is found wherever it is.
void read_everything(const ResultReader& reader, const StopRequest& stop, Verification& result);

/// `header` with the engine that the file names.
ResultHeader with_engine_of(const ResultReader& reader, ResultHeader header);

}  // namespace taktskifte
