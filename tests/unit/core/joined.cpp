#include "taktskifte/core/joined.hpp"

#include <catch2/catch.hpp>
#include <vector>

using taktskifte::joined;

TEST_CASE("texts are joined with commas, or with what is asked for") {
  CHECK(joined(std::vector<std::string>{}).empty());
  CHECK(joined(std::vector<std::string>{"a"}) == "a");
  CHECK(joined(std::vector<std::string>{"a", "b", "c"}) == "a, b, c");
  CHECK(joined(std::vector<std::string>{"a", "b"}, "; ") == "a; b");
}
