// Value of information: what knowing one input before choosing would be worth.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "taktskifte/sensitivity/columns.hpp"

namespace taktskifte {

/// Of one input, in the unit of the values.
struct InputInformation {
  double value =
      0.0;  ///< expected gain; may be a little below 0, since what is chosen on one half earns on the other
  double null_95 =
      0.0;  ///< 95th percentile of the same where the input was permuted, so that it tells nothing
  double p_value = 1.0;  ///< chance of as much or more if it told nothing, from the permutations
  bool told = false;     ///< more than 95 % of the permutations gave for any input: told from nothing
};

struct Information {
  std::size_t best = 0;  ///< choice with the largest mean value: what would be chosen with no more knowledge
  double mean = 0.0;     ///< its mean value
  double perfect = 0.0;  ///< what knowing every input would be worth, over the same choices as the values of
                         ///< single inputs are: no less than any of them
  double null_most = 0.0;  ///< 95th percentile over permutations of the largest value of all inputs
  std::vector<InputInformation> inputs;
  std::size_t sets = 0, missing = 0;  ///< used; left out, since some choice has no value there
};

struct InformationOptions {
  std::size_t knots = 5;  ///< of the natural cubic splines, at equal parts of the points
  int permutations = 200;
  std::uint64_t seed = 1;
  int threads = 1;
};

/// Expected value of partial perfect information of each input by itself (Strong, Oakley & Brennan 2014,
/// Medical Decision Making 34(3), with regression splines): the values of each choice are smoothed over the
/// input in one half of the points, which says what would be chosen at each value of it; what that choice
/// earns is the mean of its values in the other half, less those of the choice that is best without knowledge
/// in the first. Both halves take both parts, and the gains are averaged. So what only fits chance earns
/// nothing. `inputs` [input][point] finite; `values` [choice][point], NaN where there is none. It is worth in
/// the box of assumptions that was drawn from. Fewer than 40 sets: all values are NaN.
Information information_of(const PointColumns& inputs, const PointColumns& values,
                           const InformationOptions& options = {});

}  // namespace taktskifte
