// What a group of municipalities gains or loses, gathered.
#include <algorithm>
#include <utility>

#include "report/chosen_group.hpp"
#include "report/comparison_base.hpp"
#include "report/opened_files.hpp"
#include "report/policy_start.hpp"
#include "report/rerun_set.hpp"
#include "taktskifte/analysis/group_rows.hpp"
#include "taktskifte/analysis/sign_test.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/report/groups.hpp"

namespace taktskifte::report {
namespace {

int start_of_reach(const ComparedSet& set, const GroupChoice& choice) {
  const auto& years = set.first().years();
  if (choice.since) {
    if (*choice.since < years.front() || *choice.since > years.back())
      throw Error(ErrorKind::usage, "--since " + std::to_string(*choice.since) + ": the file holds " +
                                        std::to_string(years.front()) + ":" + std::to_string(years.back()));
    return *choice.since;
  }
  std::vector<StatedKeys> keys;
  for (const auto& scenario : set.scenarios()) keys.push_back(scenario.keys);
  return policy_start(keys, years.front(), years.back());
}

double group_margin(const GroupRows& rows, const taktskifte::IndicatorRow& row,
                    const ComparisonOptions& options, double population_scale) {
  const auto given = options.margins.find(row.name);
  if (given != options.margins.end()) return given->second;
  return rows.margin(row) * (row.unit == RowUnit::share ? 1.0 : population_scale);
}

void check_group_margins(const ComparisonOptions& options,
                         const std::vector<taktskifte::IndicatorRow>& rows) {
  for (const auto& [name, value] : options.margins)
    if (find_named(rows, name) == nullptr)
      throw Error(ErrorKind::usage, "--margin " + name + ": a group has no such row");
}

// A t test of few and skewed replicates, or of few that happen to differ by the same, would claim too much:
// then most of them have to go the same way, too.
void hold_skewed_to_signs(Difference& difference, const std::vector<double>& base,
                          const std::vector<double>& other) {
  const bool same_in_all = difference.exact() && difference.value != 0.0;
  if ((!difference.skewed() && !same_in_all) || difference.verdict != Verdict::matters) return;
  difference.p_value = std::max(difference.p_value, sign_test(base, other));
  if (difference.p_value > 1.0 - confidence) difference.verdict = Verdict::cannot_tell;
}

// Each member against 0.
std::vector<ComparedRow> member_rows(const std::vector<GroupMember>& members,
                                     const std::vector<taktskifte::IndicatorRow>& rows) {
  std::vector<ComparedRow> compared;
  compared.reserve(rows.size());
  for (std::size_t m = 0; m < rows.size(); ++m) {
    const auto& values = rows[m].values;
    ComparedRow row{.name = members[m].number, .unit = rows[m].unit, .comparison = compare(values, 0.0)};
    row.name.append(" ").append(members[m].name);
    for (std::size_t s = 1; s < values.size(); ++s)
      hold_skewed_to_signs(row.comparison.differences[s - 1], values[0], values[s]);
    compared.push_back(std::move(row));
  }
  return compared;
}

}  // namespace

ComparedGroup compare_group(const std::vector<std::string>& files, const ComparisonOptions& options,
                            const GroupChoice& choice) {
  const ComparedSet set(opened(files), options.baseline);
  if (set.scenarios().size() < 2)
    throw Error(ErrorKind::usage, set.first().file() + ": one scenario: there is nothing to compare it with");
  const auto& stored = set.first().years();
  int since = start_of_reach(set, choice);
  ChosenYears years = chosen_years(options.years, stored);
  if (options.years.empty()) years.first = since;
  if (since > years.last) {
    if (choice.since)
      throw Error(ErrorKind::usage, "--since " + std::to_string(since) + ": the chosen years end in " +
                                        std::to_string(years.last));
    since = years.first;  // the policy begins after them
  }
  ChosenGroup chosen = chosen_group(set.first(), choice);

  const auto index = [&](int year) { return static_cast<std::size_t>(year - stored.front()); };
  GroupRows rows(chosen.positions,
                 {.chosen = {.first = index(years.first), .last = index(years.last)}, .since = index(since)},
                 set.scenarios().size(), set.replicates().size());
  rerun_set(set, options.rerun, [&](const RerunPlace& at, const Series& series) {
    rows.add(at.scenario, at.replicate, series.totals.by_year, at.study.municipalities->size());
  });

  ComparedGroup group{.whole = comparison_base(set, years, {}, options.family),
                      .members = std::move(chosen.members),
                      .research = {},
                      .awards = {},
                      .reached = {},
                      .since = since,
                      .part = rows.part()};
  group.whole.fits.assign(
      set.scenarios().size() - 1,
      {.why_not = "how far they move a part of the country is not in the study of assumptions"});
  for (auto& note : chosen.notes) group.whole.notes.push_back(std::move(note));
  const auto of_group = rows.of_group();
  check_group_margins(options, of_group);
  for (const auto& row : of_group)
    group.whole.rows.push_back(
        {.name = row.name,
         .unit = row.unit,
         .comparison =
             compare(row.values, group_margin(rows, row, options, set.first().population_scale()))});
  group.whole.family_size = judge_family(group.whole.rows, options.family);
  group.whole.trades.resize(set.scenarios().size() - 1);
  group.research = member_rows(group.members, rows.research());
  group.awards = member_rows(group.members, rows.awards());
  group.reached = member_rows(group.members, rows.reached());
  judge_family(group.research, options.family);
  judge_family(group.awards, options.family);
  return group;
}

}  // namespace taktskifte::report
