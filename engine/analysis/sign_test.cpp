#include "taktskifte/analysis/sign_test.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cstddef>

namespace taktskifte {

double sign_test(std::span<const double> base, std::span<const double> other) {
  int more = 0;
  int fewer = 0;
  for (std::size_t r = 0; r < base.size(); ++r) {
    more += other[r] > base[r] ? 1 : 0;
    fewer += other[r] < base[r] ? 1 : 0;
  }
  if (more + fewer == 0) return 1.0;
  const boost::math::binomial law(more + fewer, 0.5);
  return std::min(1.0, 2.0 * cdf(law, std::min(more, fewer)));
}

}  // namespace taktskifte
