// A replicate as one column of numbers, to be handed over between sessions.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "taktskifte/ensemble/replicates.hpp"

namespace taktskifte {

/// Scenario by scenario: whether it drifted, its values, its totals per municipality, and its counts by year.
std::vector<double> record_of(const std::vector<Series>& series);

/// Errors: ErrorKind::data for a record that is none of a replicate of `study`.
std::vector<Series> series_in(std::span<const double> record, const Experiment& study);

}  // namespace taktskifte
