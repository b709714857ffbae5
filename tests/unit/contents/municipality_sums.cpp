#include <catch2/catch.hpp>
#include <limits>

#include "contents/municipality_sums.hpp"

using namespace taktskifte;

namespace {

Series with_totals(std::int32_t value) {
  Series series;
  series.totals = {{value}, {value}, {value}, {value}, {value}};
  return series;
}

}  // namespace

TEST_CASE("sums, squares and products with the first scenario") {
  MunicipalitySums sums(2, 1);
  sums.add({with_totals(2), with_totals(3)});
  sums.add({with_totals(4), with_totals(5)});
  const auto columns = sums.columns();
  REQUIRE(columns.size() == municipality_sum_rows().size());
  for (std::size_t r = 0; r < columns.size(); ++r) {
    const auto name = municipality_sum_rows()[r].name;
    INFO(name);
    if (name.ends_with("_sum")) CHECK(columns[r] == std::vector<double>{6, 8});
    if (name.ends_with("_sum_of_squares")) CHECK(columns[r] == std::vector<double>{20, 34});
    if (name.ends_with("_cross_first")) CHECK(columns[r] == std::vector<double>{20, 26});
  }
  CHECK(columns.size() == 11);
}

TEST_CASE("replicates with one or more are counted, however many they have") {
  MunicipalitySums sums(2, 1);
  sums.add({with_totals(0), with_totals(3)});
  sums.add({with_totals(0), with_totals(1)});
  sums.add({with_totals(7), with_totals(0)});
  std::size_t found = 0;
  const auto columns = sums.columns();
  for (std::size_t r = 0; r < columns.size(); ++r) {
    INFO(municipality_sum_rows()[r].name);
    if (!municipality_sum_rows()[r].name.starts_with("municipality_replicates_")) continue;
    CHECK(columns[r] == std::vector<double>{1, 2});
    ++found;
  }
  CHECK(found == 2);
}

TEST_CASE("sums that a double cannot hold exactly are refused, however large their addends") {
  MunicipalitySums sums(1, 1);
  sums.add({with_totals(1 << 26)});  // squared 2^52
  sums.add({with_totals(1 << 26)});
  const auto full = sums.columns();
  CHECK_THROWS_AS(sums.add({with_totals(1)}), std::overflow_error);
  CHECK_THROWS_AS(sums.add_columns(full), std::overflow_error);
  for (const int power : {27, 30})
    CHECK_THROWS_AS(MunicipalitySums(1, 1).add({with_totals(1 << power)}), std::overflow_error);
}

TEST_CASE("a count of a municipality and year is refused beyond what the file holds, wherever it stands") {
  constexpr std::int32_t largest = std::numeric_limits<std::int32_t>::max();
  constexpr std::size_t municipalities = 1, years = 37;  // more than lanes, and some behind the last of them
  const auto with_counts = [&](std::vector<std::int32_t> counts) {
    Series series = with_totals(0);
    for (const auto& row : municipality_year_rows()) series.totals.by_year.*row.counts = counts;
    return std::vector<Series>{series};
  };
  const std::vector<std::int32_t> ones(years, 1);
  for (std::size_t at = 0; at < years; ++at) {
    INFO(at);
    MunicipalitySums sums(1, municipalities, years);
    auto counts = ones;
    counts[at] = largest - 1;
    sums.add(with_counts(counts));
    sums.add(with_counts(ones));
    const auto full = sums.columns();
    CHECK(full.back()[at] == largest);
    CHECK(full.back()[(at + 1) % years] == 2);
    CHECK_THROWS_AS(sums.add(with_counts(ones)), std::overflow_error);
    CHECK(sums.columns().back() == full.back());
  }
}

TEST_CASE("sums of parts add up to the sum of the whole") {
  MunicipalitySums whole(2, 1);
  MunicipalitySums first(2, 1);
  MunicipalitySums second(2, 1);
  for (const std::int32_t total : {0, 3, 4}) whole.add({with_totals(total), with_totals(total + 1)});
  for (const std::int32_t total : {0, 3}) first.add({with_totals(total), with_totals(total + 1)});
  second.add({with_totals(4), with_totals(5)});
  MunicipalitySums both(2, 1);
  both.add_columns(second.columns());
  both.add_columns(first.columns());
  CHECK(both.columns() == whole.columns());
}

TEST_CASE("sums that are no whole numbers, or too few, are refused") {
  MunicipalitySums sums(1, 1);
  auto columns = sums.columns();
  columns[3][0] = 0.5;
  CHECK_THROWS_AS(sums.add_columns(columns), std::invalid_argument);
  columns[3][0] = -1.0;
  CHECK_THROWS_AS(sums.add_columns(columns), std::invalid_argument);
  columns.pop_back();
  CHECK_THROWS_AS(sums.add_columns(columns), std::invalid_argument);
}

TEST_CASE("totals of another number of municipalities are refused") {
  MunicipalitySums sums(1, 2);
  CHECK_THROWS_AS(sums.add({with_totals(1)}), std::invalid_argument);
  CHECK_THROWS_AS(sums.add({}), std::invalid_argument);
}
