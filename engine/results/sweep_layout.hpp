// Which dimensions and variables the result file of a sweep has; see results/README.md.
#pragma once

#include <string>
#include <vector>

#include "results/layout.hpp"
#include "taktskifte/analysis/sweep_columns.hpp"

namespace taktskifte::layout {

/// What labels the axes.
std::vector<Description> sweep_dimension_variables();
Labels sweep_labels_of(const ResultHeader& header);

/// What the file was made from, and what became of its points.
std::vector<Description> sweep_input_variables();
Description describe(const SweepColumn& column);
Description sweep_drift_variable();

/// Every variable that the file of a sweep can have, in the order of writing.
const std::vector<Description>& all_sweep_variables();
const Description* find_sweep_variable(const std::string& name);

/// What stands in burn_in_drift for rows that are missing.
inline constexpr double not_simulated = -1.0;

/// Replicates and points that are stored together: small designs with many replicates by point, large ones
/// with few by many points.
std::size_t replicates_of_chunk(std::size_t replicates);
std::size_t points_of_chunk(std::size_t replicates);

}  // namespace taktskifte::layout
