// What a result file says of its inputs more than once, held against what it was made from.
#pragma once

#include <vector>

#include "taktskifte/output/mismatch.hpp"
#include "taktskifte/output/results.hpp"

namespace taktskifte {

struct InputReport {
  std::size_t checked = 0;  ///< how many values
  Mismatches different;
};

/// `scenarios`, `municipalities` and `totals_factor` are those of the study restored from the file's keys and
/// tables (output/stored_study.hpp). Compared with them: seed, years, titles, resolved keys, the
/// municipalities and their columns, labels of dimensions, the factor and the number of failures. Resolved
/// keys are left out for a file that has other keys than this program.
InputReport check_inputs(const ResultReader& reader, const std::vector<Resolved>& scenarios,
                         const MunicipalityTable& municipalities, double totals_factor);

}  // namespace taktskifte
