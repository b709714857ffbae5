// The search for a count with a chance of its own, by recurrence from 0: what lanes do side by side.
#pragma once

#include <array>

#include "taktskifte/random/fixed_binomial.hpp"

namespace taktskifte {

/// 1 / (k + 1), by which the recurrence goes on.
inline constexpr auto inverses = [] {
  std::array<double, part_trials> of{};
  for (std::size_t k = 0; k < of.size(); ++k) of[k] = 1.0 / static_cast<double>(k + 1);
  return of;
}();

/// Trials of a part in binary.
inline constexpr int trial_bits = 7;

struct Search {
  int count = 0;
  double reached = 0.0;  ///< the distribution function there, above u
};

/// The smallest count whose distribution function is above u: Binomial(n, p), n <= part_trials, p <= 1/2.
/// (1 - p)^n by squaring is at least 2^-64, and no term is divided by more than once.
inline Search search_up_from_zero(double u, int n, double p) {
  const double odds = p / (1.0 - p);
  double term = 1.0;
  double power = 1.0 - p;
  for (int bit = 0; bit < trial_bits; ++bit) {
    if (((n >> bit) & 1) != 0) term *= power;
    power *= power;
  }
  Search found{.count = 0, .reached = term};
  // Rounding could leave the sum of all terms at a u next to 1, so the last count ends it, too.
  while (found.reached <= u && found.count < n) {
    term *= (n - found.count) * (odds * inverses[static_cast<std::size_t>(found.count)]);
    found.reached += term;
    ++found.count;
  }
  return found;
}

/// Width of the cell that a word of 32 bits is.
inline constexpr double word_cell = 0x1p-32;

}  // namespace taktskifte
