#include "taktskifte/analysis/indicators.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

#include "taktskifte/core/find_named.hpp"
#include "taktskifte/core/name_of.hpp"
#include "taktskifte/core/units.hpp"
#include "taktskifte/measures/table.hpp"

namespace taktskifte {
namespace {

using namespace margin_reasons;

/// The indicator that a measure is by itself; of a ratio it is the ratio of the sums over years.
Indicator of_measure(const MeasureRow& row) {
  return {.name = row.name,
          .of = row.is_derived() ? row.formula : Formula{sum_of(row.name), {}},
          .over_years = row.over_years,
          .detail = row.detail,
          .margin = row.margin};
}

/// What no measure says by itself.
std::vector<Indicator> composed() {
  return {{.name = "success_share",
           .of = {sum_of("successes_with", "successes_without"), sum_of("innovations")},
           .margin = {0.005, half_a_point}},
          {.name = "success_share_with",
           .of = {sum_of("successes_with"), sum_of("research_innovations")},
           .detail = true,
           .margin = {0.01, one_point}},
          {.name = "success_share_without",
           .of = {sum_of("successes_without"), difference_of("innovations", "research_innovations")},
           .detail = true,
           .margin = {0.01, one_point}},
          {.name = "municipal_share_of_awards",
           .of = {sum_of("municipal_awards"), sum_of("awards")},
           .margin = {0.05, "one award in twenty changes hands"}},
          {.name = "theil_awards_within_size",
           .of = {difference_of("theil_awards", "theil_awards_between_size"), {}},
           .over_years = OverYears::last,
           .margin = {0.02, sixty_to_forty}},
          {.name = "theil_awards_within_region",
           .of = {difference_of("theil_awards", "theil_awards_between_region"), {}},
           .over_years = OverYears::last,
           .margin = {0.02, sixty_to_forty}}};
}

/// What is to be read first, in this order; a measure needs no place here.
constexpr auto of_innovations = std::to_array<std::string_view>(
    {"innovations", "research_innovations", "research_share", "project_innovations", "success_share",
     "success_share_with", "success_share_without", "partner_share", "reuse_share", "copied_share",
     "belief_gap", "mean_experience"});
constexpr auto of_grants = std::to_array<std::string_view>(
    {"applications", "fundable_applications", "awards", "success_rate", "municipal_applications",
     "first_time_applicants", "municipal_awards", "municipal_share_of_awards", "public_share_of_awards",
     "gini_awards", "share_ever_awarded", "share_ever_joined", "ever_joined_share_size", "theil_awards",
     "theil_awards_between_size", "theil_awards_within_size", "theil_awards_between_region",
     "theil_awards_within_region", "lorenz_awards"});
constexpr auto of_public_money = std::to_array<std::string_view>(
    {"pot_nok", "public_part_nok", "awarded_nok", "reached_project_nok", "unused_nok", "own_contribution_nok",
     "research_work_years", "private_research_work_years", "lapsed_projects", "lapsed_nok"});
constexpr auto of_private_side = std::to_array<std::string_view>(
    {"private_part_nok", "private_applications", "private_awards", "private_awarded_nok",
     "private_reached_project_nok", "private_unused_nok", "private_rd_nok", "open_work_years",
     "private_lapsed_projects", "private_lapsed_nok"});

std::vector<Indicator> all_indicators() {
  const auto more = composed();
  std::vector<Indicator> all;
  const auto add = [&](std::span<const std::string_view> names) {
    for (const auto name : names) {
      const Indicator* const one = find_named(more, name);
      all.push_back(one != nullptr ? *one : of_measure(measure_named(name)));
    }
  };
  add(of_innovations);
  add(of_grants);
  add(of_public_money);
  add(of_private_side);
  for (const MeasureRow& row : measures())
    if (find_named(all, row.name) == nullptr) all.push_back(of_measure(row));
  return all;
}

/// The number, where `sum(measure, first_year)` is a measure's sum from a year to the last chosen one.
template <class Sum>
double evaluate(const Indicator& indicator, std::size_t first_year, std::size_t last_year, const Sum& sum) {
  const std::size_t from = indicator.over_years == OverYears::mean ? first_year : last_year;
  const auto over_years = [&](Measure measure) { return sum(measure, from); };
  const double number = total(indicator.of, over_years);
  if (indicator.of.is_ratio()) return number;
  return number / static_cast<double>(last_year - from + 1) /
         (indicator.unit() == RowUnit::mnok ? nok_per_mnok : 1.0);
}

/// A measure without dimensions counts for every element.
std::size_t place_of(const MeasureRow& row, std::size_t element) { return row.elements() > 1 ? element : 0; }

/// The measures of a file, each read once.
class StoredMeasures {
 public:
  StoredMeasures(const Extent& extent, const ReadMeasure& read) : extent_(extent), read_(read) {}

  /// The measures of a sum are all stored.
  bool has(const MeasureSum& sum) {
    return std::all_of(sum.begin(), sum.end(), [&](const Term& term) {
      return term.sign == 0 || !values(measure_named(term.measure).measure).empty();
    });
  }

  /// [scenario][replicate]
  std::vector<std::vector<double>> all_of(const Indicator& indicator, std::size_t element) {
    std::vector<std::vector<double>> all(extent_.scenarios);
    for (std::size_t scenario = 0; scenario < extent_.scenarios; ++scenario)
      for (std::size_t replicate = 0; replicate < extent_.replicates; ++replicate)
        all[scenario].push_back(of(indicator, scenario, replicate, element));
    return all;
  }

 private:
  double of(const Indicator& indicator, std::size_t scenario, std::size_t replicate, std::size_t element) {
    const std::size_t start = (scenario * extent_.replicates + replicate) * extent_.years;
    return evaluate(indicator, extent_.first_year, extent_.last_year,
                    [&](Measure measure, std::size_t first_year) {
                      const MeasureRow& row = row_of(measure);
                      const auto& stored = values(measure);
                      double sum = 0.0;
                      for (std::size_t year = first_year; year <= extent_.last_year; ++year)
                        sum += stored[(start + year) * row.elements() + place_of(row, element)];
                      return sum;
                    });
  }

  const std::vector<double>& values(Measure measure) {
    const auto [place, is_new] = values_.try_emplace(measure);
    if (is_new) place->second = read_(row_of(measure));
    return place->second;
  }

  const Extent& extent_;
  const ReadMeasure& read_;
  std::map<Measure, std::vector<double>> values_;
};

/// "[quality]", "[Vestlandet, below 5000]": one per element, the last dimension fastest; "" without any.
std::vector<std::string> brackets(const MeasureRow& row,
                                  const std::function<std::vector<std::string>(std::string_view)>& labels) {
  std::vector<std::string> names{""};
  for (const auto& dimension : row.along) {
    if (dimension.empty()) break;
    const auto along = labels(dimension);
    std::vector<std::string> longer;
    for (const auto& name : names)
      for (const auto& label : along) {
        std::string& both = longer.emplace_back(name);
        both.append(name.empty() ? "" : ", ").append(label);
      }
    names = std::move(longer);
  }
  if (names.size() > 1)
    for (auto& name : names) name.insert(0, "[").append("]");
  return names;
}

}  // namespace

std::string_view to_string(RowUnit unit) {
  return name_of<RowUnit::mnok>(unit, {"share", "a year", "MNOK a year"});
}

RowUnit Indicator::unit() const {
  if (of.is_ratio()) return RowUnit::share;
  const MeasureUnit unit = first().unit;
  if (unit == MeasureUnit::nok) return RowUnit::mnok;
  return unit == MeasureUnit::share || unit == MeasureUnit::index ? RowUnit::share : RowUnit::a_year;
}

std::span<const Indicator> indicators() {
  static const std::vector<Indicator> all = all_indicators();
  return all;
}

double indicator_of(const Series& series, std::string_view name, std::size_t element) {
  const Indicator* const indicator = find_named(indicators(), name);
  if (indicator == nullptr) throw std::logic_error("no indicator " + std::string(name));
  return indicator_of(series, *indicator, element);
}

double indicator_of(const Series& series, const Indicator& indicator, std::size_t element) {
  const std::size_t last_year = series.values.size() / values_per_year() - 1;
  return evaluate(indicator, 0, last_year, [&](Measure measure, std::size_t first_year) {
    double sum = 0.0;
    for (std::size_t year = first_year; year <= last_year; ++year)
      sum += series.at(year, measure, place_of(row_of(measure), element));
    return sum;
  });
}

std::optional<double> default_margin(std::string_view row) {
  const Indicator* const indicator = find_named(indicators(), row.substr(0, row.find('[')));
  if (indicator == nullptr || indicator->margin.value == 0.0) return std::nullopt;
  return indicator->margin.value;
}

std::vector<std::vector<IndicatorRow>> rows_over(
    const Extent& extent, std::span<const YearRange> ranges, const ReadMeasure& read,
    const std::function<std::vector<std::string>(std::string_view)>& labels) {
  Extent years = extent;
  StoredMeasures stored(years, read);
  std::vector<std::vector<IndicatorRow>> all(ranges.size());
  for (const Indicator& indicator : indicators()) {
    if (!stored.has(indicator.of.over) || !stored.has(indicator.of.under)) continue;
    const auto names = brackets(indicator.first(), labels);
    for (std::size_t range = 0; range < ranges.size(); ++range) {
      years.first_year = ranges[range].first;
      years.last_year = ranges[range].last;
      for (std::size_t element = 0; element < names.size(); ++element)
        all[range].push_back({.name = std::string(indicator.name) + names[element],
                              .unit = indicator.unit(),
                              .detail = indicator.detail,
                              .values = stored.all_of(indicator, element)});
    }
  }
  return all;
}

std::vector<IndicatorRow> comparison_rows(
    const Extent& extent, const ReadMeasure& read,
    const std::function<std::vector<std::string>(std::string_view)>& labels) {
  const YearRange chosen{.first = extent.first_year, .last = extent.last_year};
  return std::move(rows_over(extent, {&chosen, 1}, read, labels).front());
}

}  // namespace taktskifte
