// The sums per municipality of a result file, held against each other and against what else it holds.
#pragma once

#include "taktskifte/results/results.hpp"
#include "taktskifte/verify/stored_invariants.hpp"

namespace taktskifte {

/// Adds to the report what sums over replicates keep to whatever was run: bounds, the inequality of Cauchy
/// and Schwarz for squares and products, how many municipalities were reached in all; and, in a file with
/// panels, every sum. Errors: ErrorKind::data for a variable of another shape than its dimensions.
void check_sums(const ResultReader& reader, RuleReport& report);

}  // namespace taktskifte
