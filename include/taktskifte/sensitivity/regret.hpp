// Regret over choices: what a choice loses against the best one, set of assumptions by set of assumptions.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "taktskifte/sensitivity/columns.hpp"

namespace taktskifte {

/// Of a choice over the sets of assumptions, in the unit of the values.
struct Regret {
  double mean = 0.0, high = 0.0, most = 0.0;  ///< high: 95th percentile
  double best_share = 0.0;  ///< share of sets in which it is the best, the first of equals; no probability
};

/// Choices judged by three rules, which may name different ones.
struct Regrets {
  std::vector<Regret> choices;
  std::size_t least_mean = 0, least_high = 0, least_most = 0;  ///< the first of equals
  std::size_t sets = 0;                                        ///< in which every choice has a value
  std::size_t missing = 0;                                     ///< the others, which are left out
};

/// `values` [choice][set]: the larger, the better; NaN where there is none. With no set all is NaN.
Regrets regrets_of(const PointColumns& values);

/// What a mix is worth in each set (MNOK a year): `worth` kroner (MNOK) for each innovation with a
/// researcher, plus the private R&D it sets off; `worth` is the user's, no number of the model.
PointColumns values_at(double worth, const PointColumns& innovations, const PointColumns& private_rd);

}  // namespace taktskifte
