// Replicates that failed, in words: their count is never hidden.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/output/results.hpp"

namespace taktskifte::commands {

/// "2 of 200 replicates failed and are left out:" and a line for each of the first ten; empty without any.
/// `finished` did not fail.
std::string failed_text(const std::vector<Failure>& failures, int finished);

}  // namespace taktskifte::commands
