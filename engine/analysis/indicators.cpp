#include "taktskifte/analysis/indicators.hpp"

#include <array>
#include <limits>
#include <map>

#include "taktskifte/core/units.hpp"

namespace taktskifte {
namespace {

using enum Measure;

/// A measure that is added (1) or taken away (-1); 0 stands for no term.
struct Term {
  Measure measure{};
  int sign = 0;
};
using Sum = std::array<Term, 2>;

/// How a row is made: the mean over years of `over`, or the sum of `over` per sum of `under` if that has
/// terms.
struct Rule {
  std::string_view name;
  Sum over;
  Sum under{};
  bool detail = false;
  bool builds_up = false;  ///< since the first reported year: the last chosen year stands for all before

  [[nodiscard]] constexpr bool is_ratio() const { return under[0].sign != 0; }
};

constexpr Sum only(Measure measure) { return {Term{measure, 1}}; }
constexpr Sum plus(Measure a, Measure b) { return {Term{a, 1}, Term{b, 1}}; }
constexpr Sum less(Measure a, Measure b) { return {Term{a, 1}, Term{b, -1}}; }

/// The row of a measure, or of a sum of them, that builds up from the first reported year.
constexpr Rule so_far(std::string_view name, Sum over, bool detail = false) {
  return {.name = name, .over = over, .under = {}, .detail = detail, .builds_up = true};
}

constexpr std::array rules = {
    Rule{"innovations", only(innovations)},
    Rule{"research_innovations", only(research_innovations)},
    Rule{"research_share", only(research_innovations), only(innovations)},
    Rule{"project_innovations", only(project_innovations)},
    Rule{"success_share", plus(successes_with, successes_without), only(innovations)},
    Rule{"success_share_with", only(successes_with), only(research_innovations), true},
    Rule{"success_share_without", only(successes_without), less(innovations, research_innovations), true},
    Rule{"partner_share", only(partner_share), {}, true},
    Rule{"reuse_share", only(reuse_share)},
    Rule{"copied_share", only(copied_share), {}, true},
    Rule{"belief_gap", only(belief_gap)},
    Rule{"mean_experience", only(mean_experience)},
    Rule{"applications", only(applications)},
    Rule{"fundable_applications", only(fundable_applications)},
    Rule{"awards", only(awards)},
    Rule{"success_rate", only(awards), only(applications)},
    Rule{"municipal_applications", only(municipal_applications)},
    Rule{"first_time_applicants", only(first_time_applicants)},
    Rule{"municipal_awards", only(municipal_awards)},
    Rule{"municipal_share_of_awards", only(municipal_awards), only(awards)},
    Rule{"public_share_of_awards", only(awards), plus(awards, private_awards)},
    so_far("gini_awards", only(gini_awards)),
    so_far("share_ever_awarded", only(share_ever_awarded)),
    so_far("share_ever_joined", only(share_ever_joined)),
    so_far("ever_joined_share_size", only(ever_joined_share_size)),
    so_far("theil_awards", only(theil_awards)),
    so_far("theil_awards_between_size", only(theil_awards_between_size)),
    so_far("theil_awards_within_size", less(theil_awards, theil_awards_between_size)),
    so_far("theil_awards_between_region", only(theil_awards_between_region)),
    so_far("theil_awards_within_region", less(theil_awards, theil_awards_between_region)),
    so_far("lorenz_awards", only(lorenz_awards), true),
    Rule{"pot_nok", only(pot_nok)},
    Rule{"public_part_nok", only(public_part_nok)},
    Rule{"awarded_nok", only(awarded_nok)},
    Rule{"unused_nok", only(unused_nok)},
    Rule{"own_contribution_nok", only(own_contribution_nok)},
    Rule{"research_work_years", only(research_work_years)},
    Rule{"private_research_work_years", only(private_research_work_years)},
    Rule{"lapsed_projects", only(lapsed_projects)},
    Rule{"lapsed_nok", only(lapsed_nok)},
    Rule{"private_part_nok", only(private_part_nok)},
    Rule{"private_applications", only(private_applications)},
    Rule{"private_awards", only(private_awards)},
    Rule{"private_awarded_nok", only(private_awarded_nok)},
    Rule{"private_unused_nok", only(private_unused_nok)},
    Rule{"private_rd_nok", only(private_rd_nok)},
    Rule{"open_work_years", only(open_work_years), {}, true},
    Rule{"private_lapsed_projects", only(private_lapsed_projects), {}, true},
    Rule{"private_lapsed_nok", only(private_lapsed_nok), {}, true},
    Rule{"carried_in_nok", only(carried_in_nok), {}, true},
    Rule{"moved_in_nok", only(moved_in_nok), {}, true},
    Rule{"private_carried_in_nok", only(private_carried_in_nok), {}, true},
    Rule{"private_moved_in_nok", only(private_moved_in_nok), {}, true},
    Rule{"successes_with", only(successes_with), {}, true},
    Rule{"successes_without", only(successes_without), {}, true},
    Rule{"innovations_region_size", only(innovations_region_size), {}, true},
    Rule{"research_innovations_region_size", only(research_innovations_region_size), {}, true},
    Rule{"awards_region_size", only(awards_region_size), {}, true},
    Rule{"preprojects", only(preprojects), {}, true},
    Rule{"preproject_nok", only(preproject_nok), {}, true},
    Rule{"joint_awards", only(joint_awards), {}, true},
    Rule{"innovations_cause", only(innovations_cause), {}, true},
    Rule{"awarded_nok_ministry", only(awarded_nok_ministry), {}, true},
    Rule{"barriers", only(barriers), {}, true},
};

const MeasureRow& row_of(Measure measure) { return measures()[static_cast<std::size_t>(measure)]; }

RowUnit unit_of(const Rule& rule) {
  const MeasureRow& measure = row_of(rule.over[0].measure);
  if (rule.is_ratio()) return RowUnit::share;
  if (measure.units == "NOK") return RowUnit::mnok;
  return measure.stored == Stored::count || measure.units != "1" ? RowUnit::a_year : RowUnit::share;
}

/// The measures of a file, each read once.
class Shelf {
 public:
  Shelf(const Extent& extent, const ReadMeasure& read) : extent_(extent), read_(read) {}

  /// The measures of a sum are all stored.
  bool has(const Sum& sum) {
    for (const Term& term : sum)
      if (term.sign != 0 && values(term.measure).empty()) return false;
    return true;
  }

  /// A sum of measures, over the years of a replicate from `first_year` to the last chosen one; a measure
  /// without axes counts for every element.
  double total(const Sum& sum, std::size_t first_year, std::size_t scenario, std::size_t replicate,
               std::size_t element) {
    double total = 0.0;
    for (const Term& term : sum) {
      if (term.sign == 0) continue;
      const auto& stored = values(term.measure);
      const std::size_t elements = width(row_of(term.measure).axes);
      const std::size_t first = (scenario * extent_.replicates + replicate) * extent_.years;
      for (std::size_t year = first_year; year <= extent_.last_year; ++year)
        total += term.sign * stored[(first + year) * elements + (elements > 1 ? element : 0)];
    }
    return total;
  }

 private:
  const std::vector<double>& values(Measure measure) {
    const auto [place, is_new] = values_.try_emplace(measure);
    if (is_new) place->second = read_(row_of(measure));
    return place->second;
  }

  const Extent& extent_;
  const ReadMeasure& read_;
  std::map<Measure, std::vector<double>> values_;
};

double value(Shelf& shelf, const Rule& rule, const Extent& extent, std::size_t scenario,
             std::size_t replicate, std::size_t element) {
  const std::size_t first_year = rule.builds_up ? extent.last_year : extent.first_year;
  const double over = shelf.total(rule.over, first_year, scenario, replicate, element);
  if (!rule.is_ratio()) {
    const auto years = static_cast<double>(extent.last_year - first_year + 1);
    return over / years / (unit_of(rule) == RowUnit::mnok ? nok_per_mnok : 1.0);
  }
  const double under = shelf.total(rule.under, first_year, scenario, replicate, element);
  return under != 0.0 ? over / under : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

std::string_view to_string(RowUnit unit) {
  switch (unit) {
    case RowUnit::share:
      return "share";
    case RowUnit::mnok:
      return "MNOK a year";
    case RowUnit::a_year:
      break;
  }
  return "a year";
}

std::vector<Row> comparison_rows(const Extent& extent, const ReadMeasure& read,
                                 const std::function<std::vector<std::string>(Axes)>& labels) {
  Shelf shelf(extent, read);
  std::vector<Row> rows;
  for (const Rule& rule : rules) {
    if (!shelf.has(rule.over) || !shelf.has(rule.under)) continue;
    const Axes axes = row_of(rule.over[0].measure).axes;
    const auto names = axes == Axes::none ? std::vector<std::string>{""} : labels(axes);
    for (std::size_t element = 0; element < names.size(); ++element) {
      Row row{.name = std::string(rule.name), .unit = unit_of(rule), .detail = rule.detail, .values = {}};
      if (axes != Axes::none) row.name += "[" + names[element] + "]";
      for (std::size_t scenario = 0; scenario < extent.scenarios; ++scenario) {
        auto& replicates = row.values.emplace_back();
        for (std::size_t replicate = 0; replicate < extent.replicates; ++replicate)
          replicates.push_back(value(shelf, rule, extent, scenario, replicate, element));
      }
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace taktskifte
