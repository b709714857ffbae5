// A number from sums over all replicates, with an interval by the jackknife.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <vector>

#include "taktskifte/analysis/compare.hpp"

namespace taktskifte {

/// What a replicate adds to a number, for example the parts of a ratio; unused ones are 0.
using Terms = std::array<double, 4>;
/// The number, from the mean of the terms over replicates.
using TermsFormula = std::function<double(const Terms&)>;

struct Pooled {
  double value = 0.0;
  std::optional<Interval> interval;  ///< absent with fewer than two replicates
};

/// value = formula(mean terms); the interval misses with chance `miss`: value +- t times the jackknife's
/// standard error (Quenouille 1956; Tukey 1958), n - 1 degrees of freedom. Where the formula is linear this
/// is the t interval of a mean.
Pooled pooled(const std::vector<Terms>& replicates, const TermsFormula& formula,
              double miss = 1.0 - confidence);

/// The same interval around `value`, from the values with one replicate left out each.
Pooled jackknife(double value, const std::vector<double>& left_out, double miss = 1.0 - confidence);

/// Formulas in the order of the terms.
double first_term(const Terms& t);
double ratio(const Terms& t);                 ///< t0 / t1
double difference_of_ratios(const Terms& t);  ///< t0 / t1 - t2 / t3
double ratio_of_ratios(const Terms& t);       ///< (t0 / t1) / (t2 / t3)

}  // namespace taktskifte
