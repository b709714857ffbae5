#include "taktskifte/core/find_named.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using taktskifte::find_named;

namespace {
struct Item {
  std::string name;
  int number = 0;
};
}  // namespace

TEST_CASE("an item is found by its name, the first of equals, or none is") {
  const std::vector<Item> items = {{"a", 1}, {"b", 2}, {"b", 3}};
  CHECK(find_named(items, "a") == &items[0]);
  CHECK(find_named(items, "b") == &items[1]);
  CHECK(find_named(items, "c") == nullptr);
}
