#include "taktskifte/random/tabulated_binomial.hpp"

#include <algorithm>
#include <limits>

#include "random/inversion.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {
namespace {

// What inverse() compares u with, from the smallest count that a draw can have. YearStreams keep `tail` away
// from 0 and 1, so that what lies nearer to them is never asked for.
struct Steps {
  int first = 0;
  std::vector<double> values;
};

// Adds the values above `reached`, that of k.
void add_upwards(const BinomialLaw& law, int k, double reached, double term, Steps& steps) {
  while (k < law.last && reached < 1.0 - tail) {
    term *= law.step_up(k);
    if (term < negligible && law.step_up(k) < 1.0) break;
    steps.values.push_back(reached);
    ++k;
    reached += term;
  }
}

Steps steps_from_mode(const BinomialLaw& law) {
  const int mode = law.mode();
  const double peak = law.at(mode);
  double reached = peak;
  double term = peak;
  for (int k = mode; k > 0 && term > negligible; --k) {
    term *= law.step_down(k);
    reached += term;
  }
  const double at_mode = reached;
  Steps steps{.first = mode, .values = {}};
  term = peak;
  while (steps.first > 0 && reached - term >= tail && term > negligible) {
    reached -= term;
    term *= law.step_down(steps.first);
    --steps.first;
    steps.values.push_back(reached);
  }
  std::reverse(steps.values.begin(), steps.values.end());
  add_upwards(law, mode, at_mode, peak, steps);
  return steps;
}

Steps steps_of(const BinomialLaw& law) {
  if (law.mean() >= small_mean) return steps_from_mode(law);
  Steps steps;
  add_upwards(law, 0, law.at_zero(), law.at_zero(), steps);
  return steps;
}

}  // namespace

TabulatedBinomial::TabulatedBinomial(double p) : p_(p), mirrored_(p > 0.5) {
  if (!(p > 0.0) || p >= 1.0) return;
  rows_.push_back({0, 0, lanes});
  values_.resize(lanes, std::numeric_limits<double>::infinity());
  for (int n = 1; n <= largest; ++n) {
    const Steps steps = steps_of({.last = n, .p = mirrored_ ? 1.0 - p : p});
    const std::size_t size = std::max(lanes, (steps.values.size() + lanes - 1) / lanes * lanes);
    rows_.push_back({static_cast<std::uint32_t>(values_.size()), static_cast<std::uint16_t>(steps.first),
                     static_cast<std::uint16_t>(size)});
    values_.insert(values_.end(), steps.values.begin(), steps.values.end());
    values_.resize(rows_.back().start + size, std::numeric_limits<double>::infinity());
  }
}

int TabulatedBinomial::operator()(double u, int n) const {
  if (n <= 0) return 0;
  if (n > largest || rows_.empty()) return binomial(u, n, p_);
  const double inside = std::clamp(mirrored_ ? 1.0 - u : u, tail, 1.0 - tail);
  const Row& row = rows_[static_cast<std::size_t>(n)];
  const auto begin = values_.begin() + row.start;
  const auto passed = std::lower_bound(begin, begin + row.size, inside) - begin;
  const int k = row.first + static_cast<int>(passed);
  return mirrored_ ? n - k : k;
}

}  // namespace taktskifte
