// A result file as the program writes it, in memory and without numbers of replicates.
#pragma once

#include "results/h5_handle.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte {

/// All variables and attributes of a file with this header; the variables of inputs have their values.
/// Throws h5::Failure.
h5::Handle expected_file(const ResultHeader& header);

}  // namespace taktskifte
