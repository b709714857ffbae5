#include <algorithm>
#include <array>
#include <bit>

#include "random/limits.hpp"
#include "taktskifte/random/columns.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "random/count_columns.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "random/inversion-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace taktskifte::HWY_NAMESPACE {

constexpr std::size_t most_lanes = HWY_MAX_BYTES / sizeof(double);

/// Draws that are looked at together.
constexpr std::size_t at_a_time = 256;

/// How many numbers a search looks at, roughly: draws alike in it are searched side by side. The exponent of
/// the mean, two classes an octave.
inline std::size_t length_class(int n, double p) {
  const double mean = n * (p > 0.5 ? 1.0 - p : p);
  const auto bits = std::bit_cast<std::uint64_t>(mean) >> 51U;
  constexpr std::uint64_t from = std::uint64_t{1023 - 2} << 1U;  // 1/4 and less
  return bits <= from || bits >> 12U != 0 ? 0 : std::min<std::uint64_t>(bits - from, 31);
}

/// Copies of what the lanes beyond the last draw need: no trials.
struct Padded {
  HWY_ALIGN std::array<double, at_a_time + most_lanes> u, p;
  HWY_ALIGN std::array<int, at_a_time + most_lanes> n, counts;

  void end_at(std::size_t size) {
    std::fill_n(u.begin() + static_cast<std::ptrdiff_t>(size), most_lanes, 0.5);
    std::fill_n(p.begin() + static_cast<std::ptrdiff_t>(size), most_lanes, 0.0);
    std::fill_n(n.begin() + static_cast<std::ptrdiff_t>(size), most_lanes, 0);
  }
  void draw(std::size_t size) {
    for (std::size_t i = 0; i < size; i += hn::Lanes(Doubles()))
      binomial_lanes(u.data() + i, n.data() + i, p.data() + i, counts.data() + i);
  }
};

/// Draws with long searches among them: those of a like length side by side.
void binomials_by_length(std::span<const double> u, std::span<const int> n, std::span<const double> p,
                         std::span<int> counts) {
  const std::size_t size = u.size();
  constexpr std::uint8_t no_trials = 32;  // behind all others, and not drawn
  std::array<std::uint16_t, no_trials + 2> start{};
  std::array<std::uint8_t, at_a_time> length;
  for (std::size_t i = 0; i < size; ++i) {
    length[i] = n[i] > 0 ? static_cast<std::uint8_t>(length_class(n[i], p[i])) : no_trials;
    ++start[length[i] + 1U];
  }
  const std::size_t without_trials = start[no_trials + 1U];
  for (std::size_t c = 1; c < start.size(); ++c)
    start[c] = static_cast<std::uint16_t>(start[c] + start[c - 1]);
  Padded sorted;
  std::array<std::uint16_t, at_a_time> place;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t to = start[length[i]]++;
    place[i] = static_cast<std::uint16_t>(to);
    sorted.u[to] = u[i];
    sorted.p[to] = p[i];
    sorted.n[to] = n[i];
  }
  const std::size_t drawn = size - without_trials;
  sorted.end_at(drawn);
  sorted.draw(drawn);
  std::fill_n(sorted.counts.begin() + static_cast<std::ptrdiff_t>(drawn), without_trials, 0);
  for (std::size_t i = 0; i < size; ++i) counts[i] = sorted.counts[place[i]];
}

void binomials_in_order(std::span<const double> u, std::span<const int> n, std::span<const double> p,
                        std::span<int> counts) {
  const std::size_t width = hn::Lanes(Doubles());
  const std::size_t whole = u.size() - u.size() % width;
  for (std::size_t i = 0; i < whole; i += width)
    binomial_lanes(u.data() + i, n.data() + i, p.data() + i, counts.data() + i);
  const std::size_t left = u.size() - whole;
  if (left == 0) return;
  Padded last;
  std::copy_n(u.begin() + static_cast<std::ptrdiff_t>(whole), left, last.u.begin());
  std::copy_n(p.begin() + static_cast<std::ptrdiff_t>(whole), left, last.p.begin());
  std::copy_n(n.begin() + static_cast<std::ptrdiff_t>(whole), left, last.n.begin());
  last.end_at(left);
  last.draw(left);
  std::copy_n(last.counts.begin(), left, counts.begin() + static_cast<std::ptrdiff_t>(whole));
}

/// Whether the searches side by side wait so much for the longest among them that sorting pays: what they
/// wait for, in terms of a search, against the cost of sorting a draw, in terms too (measured).
bool pays_to_sort(std::span<const int> n, std::span<const double> p) {
  constexpr double sorting = 2.0;
  const Doubles d;
  const hn::Rebind<std::int32_t, Doubles> narrow;
  const auto lanes = static_cast<double>(hn::Lanes(d));
  double waits = 0.0;
  for (std::size_t i = 0; i + hn::Lanes(d) <= n.size(); i += hn::Lanes(d)) {
    const auto chance = hn::LoadU(d, p.data() + i);
    const auto smaller = hn::Min(chance, hn::Sub(hn::Set(d, 1.0), chance));
    const auto mean = hn::Mul(hn::PromoteTo(d, hn::LoadU(narrow, n.data() + i)), smaller);
    waits += lanes * hn::GetLane(hn::MaxOfLanes(d, mean)) - hn::GetLane(hn::SumOfLanes(d, mean));
  }
  return waits > lanes * sorting * static_cast<double>(n.size());
}

void binomial_column(std::span<const double> u, std::span<const int> n, std::span<const double> p,
                     std::span<int> counts) {
  for (std::size_t first = 0; first < u.size(); first += at_a_time) {
    const std::size_t count = std::min(at_a_time, u.size() - first);
    const auto draw = pays_to_sort(n.subspan(first, count), p.subspan(first, count)) ? binomials_by_length
                                                                                     : binomials_in_order;
    draw(u.subspan(first, count), n.subspan(first, count), p.subspan(first, count),
         counts.subspan(first, count));
  }
}

void poisson_column(std::span<const double> u, std::span<const double> mean, std::span<int> counts) {
  const std::size_t width = hn::Lanes(Doubles());
  std::size_t i = 0;
  for (; i + width <= u.size(); i += width) poisson_lanes(u.data() + i, mean.data() + i, counts.data() + i);
  if (i == u.size()) return;
  std::array<double, most_lanes> last_u{};
  std::array<double, most_lanes> last_mean{};
  std::array<int, most_lanes> drawn;
  std::copy(u.begin() + static_cast<std::ptrdiff_t>(i), u.end(), last_u.begin());
  std::copy(mean.begin() + static_cast<std::ptrdiff_t>(i), mean.end(), last_mean.begin());
  poisson_lanes(last_u.data(), last_mean.data(), drawn.data());
  std::copy_n(drawn.begin(), u.size() - i, counts.begin() + static_cast<std::ptrdiff_t>(i));
}

/// counts_i = law(u_i, n_i) where n_i is in the table, anything elsewhere; `large` gets the places of the
/// others. Their number. At most `at_a_time` draws.
std::size_t tabled_column(std::span<const double> u, std::span<const int> n, const TabulatedBinomial& law,
                          std::span<int> counts, std::span<std::uint16_t> large) {
  const hn::CappedTag<double, TabulatedBinomial::lanes> d;
  const TabulatedBinomial::Row* const rows = law.rows().data();
  const double* const values = law.values().data();
  const bool mirrored = law.mirrored();
  std::size_t found = 0;
  for (std::size_t i = 0; i < u.size(); ++i) {
    large[found] = static_cast<std::uint16_t>(i);
    found += n[i] > TabulatedBinomial::largest ? 1 : 0;
    const auto trials = static_cast<std::size_t>(std::clamp(n[i], 0, TabulatedBinomial::largest));
    const TabulatedBinomial::Row row = rows[trials];
    const auto inside = hn::Set(d, std::clamp(mirrored ? 1.0 - u[i] : u[i], tail, 1.0 - tail));
    std::size_t k = row.first;
    // Every row has `lanes` values at least: most draws end without a branch that could be guessed wrong.
    std::size_t j = row.start;
    do {
      k += hn::CountTrue(d, hn::Lt(hn::LoadU(d, values + j), inside));
      j += hn::Lanes(d);
    } while (j < row.start + row.size);
    counts[i] = static_cast<int>(mirrored ? trials - k : k);
  }
  return found;
}

}  // namespace taktskifte::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace taktskifte {
namespace {

HWY_EXPORT(binomial_column);
HWY_EXPORT(poisson_column);
HWY_EXPORT(tabled_column);

using HWY_NAMESPACE::at_a_time;

void tabled(std::span<const double> u, std::span<const int> n, const TabulatedBinomial& law,
            std::span<int> counts) {
  std::array<std::uint16_t, at_a_time> large;
  const std::size_t found = HWY_DYNAMIC_DISPATCH(tabled_column)(u, n, law, counts, large);
  if (found == 0) return;
  std::array<double, at_a_time> large_u;
  std::array<int, at_a_time> large_n;
  std::array<int, at_a_time> drawn;
  std::array<double, at_a_time> chance;
  std::fill_n(chance.begin(), found, law.chance());
  for (std::size_t j = 0; j < found; ++j) {
    large_u[j] = u[large[j]];
    large_n[j] = n[large[j]];
  }
  binomials(std::span(large_u).first(found), std::span(large_n).first(found), std::span(chance).first(found),
            std::span(drawn).first(found));
  for (std::size_t j = 0; j < found; ++j) counts[large[j]] = drawn[j];
}

}  // namespace

void poissons(std::span<const double> u, std::span<const double> mean, std::span<int> counts) {
  HWY_DYNAMIC_DISPATCH(poisson_column)(u, mean, counts);
}

void binomials(std::span<const double> u, std::span<const int> n, std::span<const double> p,
               std::span<int> counts) {
  HWY_DYNAMIC_DISPATCH(binomial_column)(u, n, p, counts);
}

void binomials(std::span<const double> u, std::span<const int> n, const TabulatedBinomial& law,
               std::span<int> counts) {
  if (law.rows().empty()) {
    for (std::size_t i = 0; i < u.size(); ++i) counts[i] = law.chance() > 0.0 ? n[i] : 0;
    return;
  }
  for (std::size_t first = 0; first < u.size(); first += at_a_time) {
    const std::size_t count = std::min(at_a_time, u.size() - first);
    tabled(u.subspan(first, count), n.subspan(first, count), law, counts.subspan(first, count));
  }
}

}  // namespace taktskifte
#endif
