#include "taktskifte/analysis/group_rows.hpp"

#include <string_view>
#include <utility>

#include "taktskifte/core/undefined.hpp"

namespace taktskifte {
namespace {

IndicatorRow empty_row(RowUnit unit, std::size_t scenarios, std::size_t replicates) {
  return {.name = {}, .unit = unit, .values = std::vector(scenarios, std::vector<double>(replicates, 0.0))};
}

/// Over these years, [year][municipality].
double sum_over(const std::vector<std::int32_t>& counts, const YearRange& years, std::size_t municipalities,
                std::size_t municipality) {
  double sum = 0.0;
  for (std::size_t y = years.first; y <= years.last; ++y) sum += counts[y * municipalities + municipality];
  return sum;
}

/// The sum of the members' rows, or their mean.
IndicatorRow added_up(const std::vector<IndicatorRow>& members, std::string_view name, double factor) {
  IndicatorRow sum{.name = std::string(name), .unit = members.front().unit, .values = members.front().values};
  for (std::size_t s = 0; s < sum.values.size(); ++s) {
    for (std::size_t r = 0; r < sum.values[s].size(); ++r) {
      double total = 0.0;
      for (const IndicatorRow& member : members) total += member.values[s][r];
      sum.values[s][r] = factor * total;
    }
  }
  return sum;
}

}  // namespace

GroupRows::GroupRows(std::vector<std::size_t> members, const GroupYears& years, std::size_t scenarios,
                     std::size_t replicates)
    : members_(std::move(members)),
      years_(years),
      innovations_(empty_row(RowUnit::a_year, scenarios, replicates)),
      participations_(innovations_),
      research_(members_.size(), innovations_),
      awards_(research_),
      reached_(members_.size(), empty_row(RowUnit::share, scenarios, replicates)) {
  innovations_.name = "innovations";
  participations_.name = "participations";
}

void GroupRows::add(std::size_t scenario, std::size_t replicate, const MunicipalityYears& counts,
                    std::size_t municipalities) {
  const YearRange& chosen = years_.chosen;
  const double a_year = 1.0 / static_cast<double>(chosen.last - chosen.first + 1);
  const YearRange since{.first = years_.since, .last = chosen.last};
  const auto put = [&](IndicatorRow& row, double value) { row.values[scenario][replicate] += value; };
  for (std::size_t k = 0; k < members_.size(); ++k) {
    const auto of = [&](const std::vector<std::int32_t>& column, const YearRange& years) {
      return sum_over(column, years, municipalities, members_[k]);
    };
    const double innovations = of(counts.innovations, chosen);
    put(innovations_, a_year * innovations);
    put(participations_, a_year * of(counts.participations, chosen));
    put(research_[k], a_year * of(counts.research_innovations, chosen));
    put(awards_[k], a_year * of(counts.awards, chosen));
    put(reached_[k], of(counts.participations, since) > 0.0 ? 1.0 : 0.0);
    if (scenario == 0) own_innovations_ += innovations;
  }
  for (std::size_t m = 0; m < municipalities && scenario == 0; ++m)
    all_innovations_ += sum_over(counts.innovations, chosen, municipalities, m);
}

std::vector<IndicatorRow> GroupRows::of_group() const {
  std::vector<IndicatorRow> rows{innovations_, added_up(research_, "research_innovations", 1.0)};
  IndicatorRow share{.name = "research_share", .unit = RowUnit::share, .values = rows[1].values};
  for (std::size_t s = 0; s < share.values.size(); ++s)
    for (std::size_t r = 0; r < share.values[s].size(); ++r)
      share.values[s][r] =
          innovations_.values[s][r] > 0.0 ? share.values[s][r] / innovations_.values[s][r] : undefined;
  rows.push_back(std::move(share));
  rows.push_back(added_up(awards_, "municipal_awards", 1.0));
  rows.push_back(participations_);
  rows.push_back(added_up(reached_, "share_ever_joined", 1.0 / static_cast<double>(members_.size())));
  return rows;
}

double GroupRows::part() const { return all_innovations_ > 0.0 ? own_innovations_ / all_innovations_ : 0.0; }

double GroupRows::margin(const IndicatorRow& row) const {
  // A project joined is to a municipality what one led is.
  const auto country = default_margin(row.name == "participations" ? "municipal_awards" : row.name);
  if (!country) return undefined;
  return row.unit == RowUnit::share ? *country : part() * *country;
}

}  // namespace taktskifte
