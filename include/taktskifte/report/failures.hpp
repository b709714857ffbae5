// What failed, in words: the count of replicates that did is never hidden.
#pragma once

#include <vector>

#include "taktskifte/report/document.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte::report {

/// "2 of 200 replicates failed and are left out:" and a line for each of the first ten; empty without any.
/// `finished` did not fail; `word`: what is counted.
Lines failure_lines(const std::vector<Failure>& failures, int finished,
                    const std::string& word = "replicate");

/// A list of "replicate" and "reason".
Value::List failure_values(const std::vector<Failure>& failures);

}  // namespace taktskifte::report
