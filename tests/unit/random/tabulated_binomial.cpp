#include "taktskifte/random/tabulated_binomial.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "taktskifte/random/draw.hpp"
#include "taktskifte/random/stream.hpp"

using namespace taktskifte;

TEST_CASE("Draws from the table are those of binomial, for any chance, number of trials and u") {
  const Stream stream({.seed = 3, .replicate = 1}, Purpose::innovate, 2, 5);
  std::vector<double> grid = {1e-300, 1e-14, 1e-13, 1e-9, 0.5, 1.0 - 1e-9, 1.0 - 1e-13, 1.0 - 1e-16};
  for (std::uint32_t i = 0; i < 200; ++i) grid.push_back(stream.uniform(i));
  int drawn = 0;
  int different = 0;
  for (const double p :
       {-1.0, 0.0, 1e-300, 1e-9, 0.001, 0.13, 0.3, 0.499, 0.5, 0.501, 0.7, 0.97, 1.0 - 1e-12, 1.0, 2.0}) {
    const TabulatedBinomial law(p);
    for (int n = -1; n <= 2 * TabulatedBinomial::largest; ++n) {
      for (const double u : grid) {
        ++drawn;
        if (law(u, n) == binomial(u, n, p)) continue;
        ++different;
        UNSCOPED_INFO("p = " << p << ", n = " << n << ", u = " << u);
      }
    }
  }
  CHECK(drawn > 100'000);
  CHECK(different == 0);
}

TEST_CASE("Neighbouring draws are those of the stream, in any order") {
  const Stream stream({.seed = 3, .replicate = 1}, Purpose::reuse, 2, 5);
  CachedStream nearby(stream);
  for (const std::uint32_t index : {0U, 1U, 1U, 0U, 7U, 6U, 4294967293U, 2U, 3U, 5U, 4U})
    CHECK(nearby.uniform(index) == stream.uniform(index));
}
