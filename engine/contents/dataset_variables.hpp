// From what results hold (contents/description.hpp) to variables in memory.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "contents/description.hpp"
#include "taktskifte/contents/dataset.hpp"

namespace taktskifte {

/// The extent of every dimension.
using Sizes = std::map<std::string, std::size_t>;

/// No values yet, of the type of a variable.
DatasetVariable::Values empty_values(const layout::Description& description);

/// Precondition: each number is one of the type of `values`, which is no text.
void append_numbers(DatasetVariable::Values& values, std::span<const double> numbers);

DatasetVariable make_variable(const layout::Description& description, const Sizes& sizes,
                              DatasetVariable::Values values);
DatasetVariable make_variable(const layout::Filled& filled, const Sizes& sizes);

/// Adds what labels the axes, and their extents.
void add_axes(Dataset& dataset, Sizes& sizes, const std::vector<layout::Filled>& axes);

}  // namespace taktskifte
