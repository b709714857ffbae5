// Shards of the sample results: a run of 12 replicates of two mixes.
#pragma once

#include <vector>

#include "contents/study_id.hpp"
#include "support/sample_results.hpp"
#include "taktskifte/jobs/shards.hpp"

namespace taktskifte::support {

inline constexpr SampleSize size_of_sharded{
    .scenarios = 2, .replicates = 12, .years = 2, .municipalities = 5};

inline RunIdentity sharded_run() {
  return {.id = study_id(sample_header(size_of_sharded)),
          .scenarios = 2,
          .years = 2,
          .municipalities = 5,
          .replicates = 12,
          .municipality_years = true};
}

inline Finished finished(const std::vector<int>& replicates) {
  Finished all;
  for (const int replicate : replicates) {
    all.replicates.push_back(replicate);
    all.series.push_back(sample_replicate(replicate, size_of_sharded));
  }
  return all;
}

}  // namespace taktskifte::support
