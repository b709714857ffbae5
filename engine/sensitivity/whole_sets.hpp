// Sets of assumptions that can be compared.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "taktskifte/sensitivity/columns.hpp"

namespace taktskifte {

/// Sets in which every choice has a value, rising; `values` [choice][set] has a choice.
inline std::vector<std::size_t> whole_sets(const PointColumns& values) {
  std::vector<std::size_t> sets;
  for (std::size_t set = 0; set < values.front().size(); ++set)
    if (std::all_of(values.begin(), values.end(),
                    [&](const std::vector<double>& of_choice) { return std::isfinite(of_choice[set]); }))
      sets.push_back(set);
  return sets;
}

}  // namespace taktskifte
