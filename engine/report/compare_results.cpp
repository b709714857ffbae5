// What results say, gathered for their comparison.
#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>

#include "report/chosen_years.hpp"
#include "report/compare_set.hpp"
#include "report/comparison_base.hpp"
#include "taktskifte/analysis/doubt.hpp"
#include "taktskifte/analysis/format.hpp"
#include "taktskifte/analysis/group_margins.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/core/undefined.hpp"
#include "taktskifte/report/comparison.hpp"

namespace taktskifte::report {
namespace {

bool is_group(const std::string& row) { return row.starts_with("research_innovations_region_size["); }

std::string without_label(const std::string& row) { return row.substr(0, row.find('[')); }

void check_margins(const std::map<std::string, double>& margins, const std::vector<IndicatorRow>& rows) {
  for (const auto& [name, value] : margins) {
    const bool known = std::any_of(rows.begin(), rows.end(), [&, &wanted = name](const IndicatorRow& row) {
      return row.name == wanted || without_label(row.name) == wanted;
    });
    if (!known)
      throw Error(
          ErrorKind::usage,
          "--margin " + name + ": there is no such row; the first column of compare --all lists them");
  }
}

// "gini_awards" of "gini_awards_equal_grants"; other names as they are.
std::string at_any_number_of_grants(const std::string& row) {
  constexpr std::string_view ending = "_equal_grants";
  return row.ends_with(ending) ? row.substr(0, row.size() - ending.size()) : row;
}

std::vector<std::string> labels_of(const ResultView& reader, const std::string& dimension) {
  if (dimension != "lorenz_share") return reader.labels(dimension);
  std::vector<std::string> labels;
  for (const double share : reader.numbers(dimension)) labels.push_back(format::fixed(share, 1));
  return labels;
}

/// Of the chosen years together, and of each of `path_years` by itself.
std::vector<std::vector<IndicatorRow>> rows_of(const ComparedSet& set, const ChosenYears& years,
                                               const std::vector<int>& path_years) {
  const auto index = [&](int year) { return static_cast<std::size_t>(year - set.first().years().front()); };
  const Extent extent{.scenarios = set.scenarios().size(),
                      .replicates = set.replicates().size(),
                      .years = set.first().years().size()};
  std::vector<YearRange> ranges{{.first = index(years.first), .last = index(years.last)}};
  for (const int year : path_years) ranges.push_back({.first = index(year), .last = index(year)});
  const ReadMeasure read = [&](const MeasureRow& measure) -> std::vector<double> {
    const std::string name(measure.name);
    return set.stores(name) ? set.read(name, extent.years * measure.elements()) : std::vector<double>{};
  };
  const auto labels = [&](std::string_view dimension) {
    auto names = labels_of(set.first(), std::string(dimension));
    if (names.size() != find_named(measure_dimensions, dimension)->size)
      throw Error(
          ErrorKind::data,
          set.first().file() + ": has other labels than this version writes; run its scenarios again");
    return names;
  };
  return rows_over(extent, ranges, read, labels);
}

// Of several years all, or the first, fifth and last.
std::vector<int> path_years_of(const ChosenYears& years, bool every_year) {
  std::vector<int> path;
  if (years.first == years.last) return path;
  if (every_year) {
    path.resize(static_cast<std::size_t>(years.last - years.first) + 1);
    std::iota(path.begin(), path.end(), years.first);
    return path;
  }
  for (const int year : {years.first, years.first + 4, years.last})
    if (year <= years.last && (path.empty() || year > path.back())) path.push_back(year);
  return path;
}

// Behind the rows of the same index at the numbers of grants that there are.
void add_equal_grants(std::vector<IndicatorRow>& rows, std::vector<IndicatorRow> more) {
  for (auto& added : more) {
    const auto beside = std::find_if(rows.begin(), rows.end(), [&](const IndicatorRow& row) {
      return row.name == at_any_number_of_grants(added.name);
    });
    rows.insert(beside == rows.end() ? beside : beside + 1, std::move(added));
  }
}

ComparedWorld world_of(const ResultView& reader, const ChosenYears& years) {
  return {.model_version = reader.attribute("model_results_version"),
          .data = data_checksum(reader),
          .first_year = years.first,
          .last_year = years.last,
          .all_years = years.first == reader.years().front() && years.last == reader.years().back()};
}

}  // namespace

ComparedFile compare_set(const ComparedSet& set, const ComparisonOptions& options,
                         std::vector<IndicatorRow> more) {
  const ResultView& reader = set.first();
  const ChosenYears years = chosen_years(options.years, reader.years());
  const auto path_years = path_years_of(years, options.every_year);
  auto rows = rows_of(set, years, path_years);
  add_equal_grants(rows.front(), std::move(more));
  check_margins(options.margins, rows.front());

  const auto known = doubts_are_known(set);
  ComparedFile result = comparison_base(set, years, path_years, options.family);
  const auto compared_row = [&](std::size_t at) {
    const IndicatorRow& row = rows.front()[at];
    const double margin = margin_of(row, rows.front(), options.margins, reader.population_scale(),
                                    at_any_number_of_grants(row.name));
    const auto doubts = doubts_of(row.name, known);
    ComparedRow compared{.name = row.name,
                         .unit = row.unit,
                         .detail = row.detail,
                         .comparison = compare(row.values, margin, doubts)};
    for (std::size_t year = 1; year < rows.size(); ++year) {
      const IndicatorRow* const same = find_named(rows[year], row.name);
      if (same != nullptr) compared.path.push_back(compare(same->values, margin, doubts));
    }
    return compared;
  };
  for (std::size_t at = 0; at < rows.front().size(); ++at) {
    const IndicatorRow& row = rows.front()[at];
    if (!row.detail || options.all) result.rows.push_back(compared_row(at));
    if (is_group(row.name) && !options.all) result.groups.push_back(compared_row(at));
  }
  result.family_size = judge_family(result.rows, options.family);
  if (options.all)  // they are among the rows, and are judged with them
    std::copy_if(result.rows.begin(), result.rows.end(), std::back_inserter(result.groups),
                 [](const ComparedRow& row) { return is_group(row.name); });
  else
    judge_family(result.groups, options.family);
  for (std::size_t s = 1; s < set.scenarios().size(); ++s) result.trades.push_back(trades(rows.front(), s));
  result.study = options.known_study ? *options.known_study : kept_study_in(options.study);
  for (std::size_t s = 1; s < set.scenarios().size(); ++s)
    result.fits.push_back(fit_of(result.study, world_of(reader, years), result.keys[0], result.keys[s]));
  return result;
}

ComparedFile compare_results(ResultViews results, const ComparisonOptions& options) {
  return compare_set(ComparedSet(std::move(results), options.baseline), options, {});
}

}  // namespace taktskifte::report
