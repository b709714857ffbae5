// What the functions of this module read: plain columns, one number per point.
#pragma once

#include <cstddef>
#include <vector>

namespace taktskifte {

/// [input or outcome][point]. NaN in an outcome stands for "not simulated here".
using PointColumns = std::vector<std::vector<double>>;

}  // namespace taktskifte
