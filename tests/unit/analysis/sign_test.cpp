#include "taktskifte/analysis/sign_test.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <vector>

using taktskifte::sign_test;

TEST_CASE("a sign test counts differences and not their size") {
  const std::vector<double> none(10, 0.0);
  CHECK(sign_test(none, none) == 1.0);
  CHECK(sign_test(none, std::vector<double>(10, 1e-9)) == Approx(2.0 / 1024.0));
  std::vector<double> rare(10, 0.0);
  rare[3] = 100.0;
  CHECK(sign_test(none, rare) == 1.0);
  rare[4] = -1.0;
  rare[5] = 1.0;
  rare[6] = std::numeric_limits<double>::quiet_NaN();
  CHECK(sign_test(none, rare) == 1.0);  // two of three
  CHECK(sign_test(rare, none) == sign_test(none, rare));
  const std::vector<double> mostly{1, 2, 3, 4, 5, 6, 7, -8, 0, 0};
  CHECK(sign_test(none, mostly) == Approx(2.0 * 9.0 / 256.0));
}
