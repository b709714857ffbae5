#include "taktskifte/core/largest_first.hpp"

#include <catch2/catch.hpp>

using taktskifte::largest_first;

TEST_CASE("positions come with the largest first, equal ones as they stand") {
  const std::vector<double> sizes = {1.0, 3.0, 2.0, 3.0};
  const auto order = largest_first(sizes.size(), [&](std::size_t at) { return sizes[at]; });
  CHECK(order == std::vector<std::size_t>{1, 3, 2, 0});
  CHECK(largest_first(0, [](std::size_t) { return 0.0; }).empty());
}
