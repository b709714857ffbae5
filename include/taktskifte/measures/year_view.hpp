// What a measure can be computed from, and the sums that several rows of the table share.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include "taktskifte/core/undefined.hpp"
#include "taktskifte/measures/environment_sums.hpp"
#include "taktskifte/measures/inequality.hpp"
#include "taktskifte/measures/series.hpp"
#include "taktskifte/world/environment.hpp"
#include "taktskifte/world/world.hpp"

namespace taktskifte {

/// A world that has just lived through a year, and what its municipalities have done since the first reported
/// one, this year included; and what several rows ask of them.
struct YearView {
  const World& world;
  const Environment& environment;
  const MunicipalityTotals& so_far;
  const EnvironmentSums& sums;
  const RankedCounts& awards;  ///< so far
};

namespace year_view {

/// Not defined without a whole.
inline double fraction(double part, double whole) { return whole > 0.0 ? part / whole : undefined; }

/// Counts and kroner are summed as what they are, so that the sum is exact.
template <class Column>
double sum(const Column& column) {
  using Value = std::remove_cvref_t<decltype(*column.begin())>;
  std::conditional_t<std::is_integral_v<Value>, std::int64_t, double> total{};
  for (const auto& value : column) total += value;
  return static_cast<double>(total);
}

/// A number or an amount of the year.
template <auto Field>
double of_year(const YearView& view) {
  const auto& value = view.world.year_state.*Field;
  if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, Nok>)
    return value.as_double();
  else
    return static_cast<double>(value);
}

/// A column of the year, summed over municipalities.
template <auto Column>
double sum_of_year(const YearView& view) {
  return sum(view.world.year_state.*Column);
}

/// An amount of one side's money.
template <auto Side, auto Amount>
double account(const YearView& view) {
  return (view.world.year_state.ledger.*Side.*Amount).as_double();
}

inline double with_partner(const YearView& view, std::size_t partner) {
  return static_cast<double>(view.world.year_state.partners[partner]);
}

inline int with_researcher(const YearView& view, std::size_t municipality) {
  return view.world.year_state.with_researcher[municipality];
}

/// A mean over municipalities, weighted by their units.
template <class Value>
double mean_by_units(const YearView& view, const Value& value) {
  const ListColumn<int>& units = view.environment.units;
  double weighted = 0.0;
  for (std::size_t i = 0; i < view.world.size(); ++i) weighted += units[i] * value(i);
  return weighted / view.sums.units;
}

/// A count of every municipality by region and size class, size class fastest.
template <class Count>
void by_region_and_size(const YearView& view, std::span<double> sums, const Count& count) {
  const auto counts = sums_by<std::int64_t, region_count * size_class_count>(
      view.world.size(),
      [&](std::size_t i) {
        return static_cast<std::size_t>(view.environment.region[i]) * size_class_count +
               static_cast<std::size_t>(view.environment.size_class[i]);
      },
      count);
  std::copy(counts.begin(), counts.end(), sums.begin());
}

/// Innovations that succeeded in each outcome.
template <bool Researcher>
void successes(const YearView& view, std::span<double> sums) {
  for (std::size_t k = 0; k < sums.size(); ++k)
    sums[k] = static_cast<double>(view.world.year_state.successes[Researcher ? 1 : 0][k]);
}

/// Part of the counts since the first reported year that are above 0.
inline double share_ever(const std::vector<std::int32_t>& counts) {
  const auto reached =
      std::count_if(counts.begin(), counts.end(), [](std::int32_t count) { return count > 0; });
  return static_cast<double>(reached) / static_cast<double>(counts.size());
}
/// The same by size class.
inline void share_ever_by_size(const YearView& view, const std::vector<std::int32_t>& counts,
                               std::span<double> shares) {
  const auto size_class = [&](std::size_t i) { return view.environment.size_class[i]; };
  const auto reached = sums_by<std::int64_t, size_class_count>(
      counts.size(), size_class, [&](std::size_t i) { return counts[i] > 0 ? 1 : 0; });
  for (std::size_t c = 0; c < shares.size(); ++c)
    shares[c] = fraction(static_cast<double>(reached[c]), view.sums.municipalities_of_size[c]);
}

/// Theil index of grants led per inhabitant between groups of municipalities, of which each has `population`.
template <std::size_t Groups, class Group>
double theil_between(const YearView& view, const ListColumn<Group>& group,
                     const std::array<double, Groups>& population) {
  return theil(sums_by<Groups>(group, view.so_far.awards), population);
}

/// Work-years in use in the year. world.step has moved on: the year just lived is the one before it.
template <auto Side>
double work_years_in_use(const YearView& view) {
  return (view.world.reservations.*Side)[(view.world.step + longest_project - 1) % longest_project];
}

}  // namespace year_view
}  // namespace taktskifte
