// What a result file was made from, read back from the file alone.
#pragma once

#include <vector>

#include "taktskifte/results/results.hpp"
#include "taktskifte/scenario/read.hpp"
#include "taktskifte/world/data_files.hpp"

namespace taktskifte {

/// Scenarios and data, as they were given to the run.
struct StoredStudy {
  std::vector<ResolvedScenario> scenarios;
  Data data;
};

/// Errors: ErrorKind::data if the file is damaged, holds a key or value that this program does not know, or
/// was made before result files held their data.
StoredStudy read_stored_study(const ResultReader& reader);

}  // namespace taktskifte
