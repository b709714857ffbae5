// Which dimensions and variables the results of a sweep have; see results/README.md.
#pragma once

#include <string>
#include <vector>

#include "contents/description.hpp"
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

/// What stands in burn_in_drift for rows that are missing.
inline constexpr double not_simulated = -1.0;

/// Attributes of the results of a sweep.
std::vector<Attribute> attributes_of_sweep(const ResultHeader& header);

/// Points, keys, failures and all that it was made from.
std::vector<Filled> sweep_inputs_of(const ResultHeader& header);

}  // namespace taktskifte::layout
