#include "report/equal_grants_again.hpp"

#include <algorithm>
#include <cstdint>

#include "report/rerun_set.hpp"
#include "taktskifte/analysis/equal_grants.hpp"

namespace taktskifte::report {

std::vector<taktskifte::IndicatorRow> equal_grants_again(const ComparedSet& set, int last_year,
                                                         const RerunOptions& options) {
  std::vector<GrantCounts> counts(set.replicates().size(), GrantCounts(set.scenarios().size()));
  std::vector<ReplicateSeed> seeds(counts.size());
  std::vector<std::uint32_t> numbers;
  const auto years = static_cast<std::size_t>(last_year - set.first().years().front()) + 1;
  rerun_set(set, options, [&](const RerunPlace& at, const Series& series) {
    if (numbers.empty()) numbers = draw_numbers(at.study.municipalities);
    seeds[at.replicate] = {.seed = static_cast<std::uint64_t>(at.study.scenarios[0].scenario.run.seed),
                           .replicate = static_cast<std::uint32_t>(set.replicates()[at.replicate])};
    const auto& by_year = series.totals.by_year.awards;
    auto& led = counts[at.replicate][at.scenario];
    led.assign(numbers.size(), 0);
    for (std::size_t y = 0; y < years; ++y)
      for (std::size_t m = 0; m < led.size(); ++m) led[m] += by_year[y * led.size() + m];
  });
  return equal_grants_rows(counts, seeds, numbers, set.first().numbers("population"));
}

}  // namespace taktskifte::report
