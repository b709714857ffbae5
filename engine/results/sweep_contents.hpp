// What the result file of a sweep holds beside the numbers of its rows.
#pragma once

#include <cstddef>
#include <vector>

#include "results/layout.hpp"

namespace taktskifte {

/// Attributes, points, keys, failures and all that the file was made from.
void write_sweep_inputs(const h5::Handle& file, const layout::Dimensions& dimensions,
                        const ResultHeader& header);

/// A variable of numbers, and where its numbers stand in a row.
struct StoredColumn {
  h5::Handle dataset;
  h5::Shape behind;  ///< extents behind (design, scenario, replicate)
  std::size_t first = 0, size = 1;
};
std::vector<StoredColumn> create_sweep_columns(const h5::Handle& file, const layout::Dimensions& dimensions,
                                               const ResultHeader& header);

}  // namespace taktskifte
