// What a result file says of its inputs more than once, held against what it was made from.
#pragma once

#include <optional>
#include <vector>

#include "taktskifte/output/mismatch.hpp"
#include "taktskifte/output/results.hpp"

namespace taktskifte {

struct InputReport {
  std::size_t checked = 0;  ///< how many values
  Mismatches different;
};

/// What is wrong with the replicates that a file holds, as numbers and as failures together, if 0, 1, ...
/// were `asked` for: each must be there once. In a file with panels one of them is alone.
std::optional<Mismatch> replicates_mismatch(const ResultReader& reader, int asked, bool panels);

/// `scenarios`, `municipalities` and `totals_factor` are those of the study restored from the file's keys and
/// tables (output/stored_study.hpp). Compared with them: seed, replicates, years, titles, resolved keys, the
/// municipalities and their columns, labels of dimensions, the factor and the number of failures. Resolved
/// keys are left out for a file that has other keys than this program.
InputReport check_inputs(const ResultReader& reader, const std::vector<Resolved>& scenarios,
                         const MunicipalityTable& municipalities, double totals_factor);

}  // namespace taktskifte
