// What run.precision must have found in a result file.
#pragma once

#include <string>

#include "taktskifte/results/results.hpp"

namespace taktskifte {

struct StoredLooks {
  int replicates = 0;  ///< that the run has ended with: run.replicates without a rule
  std::string looks;   ///< as the attribute precision_looks says them; empty without a rule
};

/// From the file's own numbers. Errors: those of ResultReader and StoredSeries.
StoredLooks stored_looks(const ResultReader& reader, const ResultHeader& header);

}  // namespace taktskifte
