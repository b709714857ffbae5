#include "taktskifte/jobs/run_identity.hpp"

#include "contents/study_id.hpp"
#include "taktskifte/analysis/sweep_columns.hpp"
#include "taktskifte/scenario/sweep_rows.hpp"

namespace taktskifte {
namespace {

RunIdentity identity_of_sweep(const ResultHeader& header, const Sweep& sweep) {
  const auto& run = header.scenarios.front().scenario.run;
  const auto years = static_cast<std::size_t>(run.years);
  const SweepRows rows(sweep, run.replicates);
  RunIdentity identity{.id = study_id(header),
                       .scenarios = header.scenarios.size(),
                       .years = years,
                       .municipalities = header.municipalities->size(),
                       .replicates = rows.count(),
                       .in_turn = rows.largest_group()};
  for (const auto& column : sweep_columns(sweep, years)) identity.columns += column.size;
  return identity;
}

}  // namespace

RunIdentity identity_of(const ResultHeader& header) {
  const auto& run = header.scenarios.front().scenario.run;
  if (header.sweep) return identity_of_sweep(header, *header.sweep);
  return {.id = study_id(header),
          .scenarios = header.scenarios.size(),
          .years = static_cast<std::size_t>(run.years),
          .municipalities = header.municipalities->size(),
          .replicates = run.replicates,
          .municipality_years = municipality_years_kept(header) > 0};
}

}  // namespace taktskifte
