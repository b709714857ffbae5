// The replicates of a comparison once more, from the files alone.
#pragma once

#include <cstddef>
#include <functional>

#include "report/compared_set.hpp"
#include "taktskifte/verify/rerun_replicates.hpp"

namespace taktskifte::report {

/// What a series is of.
struct RerunPlace {
  const Experiment& study;
  std::size_t scenario = 0;   ///< position in the comparison
  std::size_t replicate = 0;  ///< position among its replicates
};

/// Hands over the series of every scenario and replicate of the comparison, with counts by municipality and
/// year. Progress counts the replicates of all files. Errors: those of rerun_replicates.
void rerun_set(const ComparedSet& set, const RerunOptions& options,
               const std::function<void(const RerunPlace& at, const Series& series)>& use);

}  // namespace taktskifte::report
