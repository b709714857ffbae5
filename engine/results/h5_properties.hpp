// What a file says beside its values. Throws h5::Failure.
#pragma once

#include <vector>

#include "results/h5_handle.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte::h5 {

/// Attributes of the root, then type, dimensions and attributes of each dataset in it; see Property.
/// References are told by the names of what they lead to.
std::vector<Property> properties(const Handle& file);

}  // namespace taktskifte::h5
