// How unevenly something is shared out: indices over municipalities of how often each was reached.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <type_traits>
#include <vector>

#include "taktskifte/core/columns.hpp"
#include "taktskifte/core/undefined.hpp"

namespace taktskifte {

/// How many places have each count, fewest first; counts that no place has are left out.
struct CountRun {
  std::int32_t count;
  std::size_t places;
};
struct RankedCounts {
  std::vector<CountRun> runs;
  std::size_t places = 0;  ///< all of them
};
/// Of non-negative counts.
RankedCounts ranked(std::span<const std::int32_t> counts);

/// Gini coefficient of non-negative counts: 0 = all alike, (n - 1) / n = one of n has all; NaN if all are
/// zero. Formula: sum over ranks r = 1..n of (2 r - n - 1) x_(r) / (n sum x), x_(1) the smallest.
/// Source: Gini, C. (1912), Variabilità e mutabilità, Bologna: Cuppini.
double gini(const RankedCounts& counts);
inline double gini(std::span<const std::int32_t> counts) { return gini(ranked(counts)); }

/// One after the other: what the sum is does not hang on who adds up.
template <class Column>
double sum_in_order(const Column& column) {
  double sum = 0.0;
  for (std::size_t i = 0; i < column.size(); ++i) sum += column[i];
  return sum;
}

/// Theil index of counts per head, in natural units: T = sum_i s_i ln(s_i / w_i), s_i = i's share of all
/// counts, w_i = its share of all heads, 0 ln 0 = 0. 0 = as many per head everywhere, ln(1 / w_i) = i has
/// all; NaN if all counts are zero. `counts` are non-negative whole numbers and as many as `heads`, which are
/// positive where there is a count; both have size() and [], counts begin() too. `everyone` is the
/// sum_in_order of heads. Source: Theil, H. (1967), Economics and Information Theory, Amsterdam:
/// North-Holland.
///
/// Decomposition: T of the sums of groups (see sums_by) is the part between groups, sum_g S_g ln(S_g / W_g);
/// the rest is the part within them, sum_g S_g T_g with T_g the index among the members of g. Source:
/// Shorrocks, A. F. (1980), The class of additively decomposable inequality measures, Econometrica 48(3).
template <class Counts, class Heads>
double theil(const Counts& counts, const Heads& heads, double everyone) {
  const auto all = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
  if (all <= 0.0) return undefined;
  std::vector<double> shares;
  std::vector<double> logarithms;
  shares.reserve(counts.size());
  logarithms.reserve(counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    const double share = static_cast<double>(counts[i]) / all;
    shares.push_back(share);
    logarithms.push_back(share / (heads[i] / everyone));
  }
  log(logarithms, logarithms);
  return std::inner_product(shares.begin(), shares.end(), logarithms.begin(), 0.0);
}
template <class Counts, class Heads>
double theil(const Counts& counts, const Heads& heads) {
  return theil(counts, heads, sum_in_order(heads));
}

/// Lorenz curve of non-negative counts: for each share p in [0, 1] the part of all counts that goes to the p
/// of places with the fewest, linear between places; NaN if all counts are zero. With n places, k = floor(p
/// n): L(p) = (x_(1) + ... + x_(k) + (p n - k) x_(k + 1)) / sum x. Source: Lorenz, M. O. (1905), Methods of
/// measuring the concentration of wealth, Publications of the American Statistical Association 9(70).
std::vector<double> lorenz(const RankedCounts& counts, std::span<const double> shares);
inline std::vector<double> lorenz(std::span<const std::int32_t> counts, std::span<const double> shares) {
  return lorenz(ranked(counts), shares);
}

/// Sums by group of value_of(0), ..., value_of(size - 1); group_of numbers the groups from 0, below `Groups`.
/// Whole numbers are added up in four sums a group, since neighbours are often of one group, and each
/// addition would wait for the one before.
template <class Value, std::size_t Groups, class GroupOf, class ValueOf>
std::array<Value, Groups> sums_by(std::size_t size, GroupOf group_of, ValueOf value_of) {
  constexpr std::size_t apart = std::is_integral_v<Value> ? 4 : 1;
  std::array<std::array<Value, Groups>, apart> parts{};
  std::size_t i = 0;
  for (; i + apart <= size; i += apart)
    for (std::size_t part = 0; part < apart; ++part)
      parts[part][static_cast<std::size_t>(group_of(i + part))] += value_of(i + part);
  for (; i < size; ++i) parts[0][static_cast<std::size_t>(group_of(i))] += value_of(i);
  std::array<Value, Groups> sums = parts[0];
  for (std::size_t part = 1; part < apart; ++part)
    for (std::size_t g = 0; g < Groups; ++g) sums[g] += parts[part][g];
  return sums;
}
/// The same of columns; sums of counts have 64 bits.
template <std::size_t Groups, class GroupColumn, class Column>
auto sums_by(const GroupColumn& group, const Column& column) {
  using Value = std::remove_cvref_t<decltype(column[0])>;
  return sums_by<std::conditional_t<std::is_integral_v<Value>, std::int64_t, Value>, Groups>(
      column.size(), [&](std::size_t i) { return group[i]; }, [&](std::size_t i) { return column[i]; });
}

}  // namespace taktskifte
