// Result files, opened to be compared.
#include "report/chosen_years.hpp"
#include "report/compare_set.hpp"
#include "report/equal_grants_again.hpp"
#include "report/opened_files.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte::report {

ResultViews opened(const std::vector<std::string>& files) {
  ResultViews views;
  for (const auto& file : files) views.push_back(std::make_unique<ResultReader>(file));
  return views;
}

ComparedFile compare_files(const std::vector<std::string>& files, const ComparisonOptions& options) {
  const ComparedSet set(opened(files), options.baseline);
  std::vector<taktskifte::IndicatorRow> more;
  if (options.equal_grants)
    more = equal_grants_again(set, chosen_years(options.years, set.first().years()).last, options.rerun);
  return compare_set(set, options, std::move(more));
}

}  // namespace taktskifte::report
