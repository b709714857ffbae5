#include <catch2/catch.hpp>

#include "output/municipality_sums.hpp"

using namespace taktskifte;

namespace {

Series with_totals(std::int64_t value) {
  Series series;
  series.totals = {{value}, {value}, {value}, {value}, {value}};
  return series;
}

}  // namespace

TEST_CASE("sums, squares and products with the first scenario") {
  MunicipalitySums sums(2, 1);
  sums.add({with_totals(2), with_totals(3)});
  sums.add({with_totals(4), with_totals(5)});
  for (const auto& column : sums.columns()) {
    INFO(column.name);
    if (column.name.ends_with("_sum")) CHECK(column.values == std::vector<double>{6, 8});
    if (column.name.ends_with("_sum_of_squares")) CHECK(column.values == std::vector<double>{20, 34});
    if (column.name.ends_with("_cross_first")) CHECK(column.values == std::vector<double>{20, 26});
  }
  CHECK(sums.columns().size() == 11);
}

TEST_CASE("replicates with one or more are counted, however many they have") {
  MunicipalitySums sums(2, 1);
  sums.add({with_totals(0), with_totals(3)});
  sums.add({with_totals(0), with_totals(1)});
  sums.add({with_totals(7), with_totals(0)});
  std::size_t found = 0;
  for (const auto& column : sums.columns()) {
    INFO(column.name);
    if (!column.name.starts_with("municipality_replicates_")) continue;
    CHECK(column.values == std::vector<double>{1, 2});
    ++found;
  }
  CHECK(found == 2);
}

TEST_CASE("sums that a double cannot hold exactly are refused") {
  MunicipalitySums sums(1, 1);
  sums.add({with_totals(std::int64_t{1} << 27)});
  CHECK_THROWS_AS(sums.columns(), std::overflow_error);
}

TEST_CASE("totals of another number of municipalities are refused") {
  MunicipalitySums sums(1, 2);
  CHECK_THROWS_AS(sums.add({with_totals(1)}), std::invalid_argument);
  CHECK_THROWS_AS(sums.add({}), std::invalid_argument);
}
