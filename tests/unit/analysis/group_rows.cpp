#include "taktskifte/analysis/group_rows.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <utility>

#include "taktskifte/analysis/group_margins.hpp"
#include "taktskifte/analysis/trade.hpp"

using Catch::Matchers::Contains;
using taktskifte::GroupRows;
using taktskifte::IndicatorRow;
using taktskifte::MunicipalityYears;

TEST_CASE("a group is what its members did in the chosen years, and reach counts from its own year") {
  // Three municipalities, three years; the group is the first and the last.
  const MunicipalityYears base{.innovations = {4, 9, 6, 4, 9, 6, 4, 9, 6},
                               .research_innovations = {1, 5, 0, 2, 5, 3, 3, 5, 0},
                               .awards = {0, 1, 0, 1, 1, 0, 0, 1, 0},
                               .participations = {1, 1, 0, 0, 1, 0, 0, 1, 2}};
  GroupRows rows({0, 2}, {.chosen = {.first = 1, .last = 2}, .since = 1}, 2, 1);
  rows.add(0, 0, base, 3);
  auto other = base;
  other.research_innovations[8] = 2;
  rows.add(1, 0, other, 3);
  const auto group = rows.of_group();
  REQUIRE(group.size() == 6);
  CHECK(group[0].values[0][0] == 10.0);  // innovations a year
  CHECK(group[1].values[0][0] == 4.0);   // (2 + 3 + 3 + 0) / 2
  CHECK(group[1].values[1][0] == 5.0);
  CHECK(group[2].values[0][0] == Approx(0.4));  // research share
  CHECK(group[3].values[0][0] == 0.5);          // grants led a year
  CHECK(group[4].values[0][0] == 1.0);          // participations a year
  CHECK(group[5].values[0][0] == 0.5);          // the first one joined before
  CHECK(rows.research()[1].values[1][0] == 2.5);
  CHECK(rows.reached()[0].values[0][0] == 0.0);
  CHECK(rows.reached()[1].values[0][0] == 1.0);
  CHECK(rows.part() == Approx(20.0 / 38.0));
  CHECK(rows.margin(group[1]) == Approx(37.0 * 20.0 / 38.0));
  CHECK(rows.margin(group[2]) == 0.005);
  CHECK(rows.margin(group[4]) == Approx(3.0 * 20.0 / 38.0));
}

TEST_CASE("regions and sizes have the country's margin in proportion to their innovations") {
  const std::vector<IndicatorRow> rows{
      {.name = "innovations_region_size[Nord-Norge, below 5000]", .values = {{10, 12}, {0, 0}}},
      {.name = "innovations_region_size[Østlandet, above 20000]", .values = {{90, 88}, {0, 0}}}};
  using taktskifte::margin_in_proportion;
  CHECK(margin_in_proportion(rows, "research_innovations_region_size[Nord-Norge, below 5000]").value() ==
        Approx(0.11 * 37));
  CHECK(margin_in_proportion(rows, "awards_region_size[Østlandet, above 20000]").value() == Approx(0.89 * 3));
  CHECK_FALSE(margin_in_proportion(rows, "awards"));
  CHECK_FALSE(margin_in_proportion({}, "awards_region_size[Østlandet, above 20000]"));
}

TEST_CASE("the trade is what one side loses over what the other gains") {
  const std::vector<IndicatorRow> rows{
      {.name = "private_awards", .values = {{100, 102, 98}, {60, 61, 59}}},
      {.name = "awards", .values = {{10, 11, 9}, {60, 62, 58}}},
      {.name = "private_rd_nok", .values = {{900, 910, 890}, {500, 520, 480}}},
      {.name = "research_innovations", .values = {{70, 71, 69}, {80, 82, 78}}},
      {.name = "project_innovations", .values = {{5, 5, 5}, {15, 15, 15}}}};
  const auto found = taktskifte::trades(rows, 1);
  REQUIRE(found.size() == 2);  // money that reached a project is missing
  CHECK(found[0].ratio.value == Approx(40.0 / 50.0));
  CHECK(found[1].ratio.value == Approx(400.0 / 20.0));
  CHECK(found[1].gained == Approx(20.0));

  auto back = rows;
  for (IndicatorRow& row : back) std::swap(row.values[0], row.values[1]);
  const auto other_way = taktskifte::trades(back, 1);
  REQUIRE(other_way.size() == 2);
  for (std::size_t t = 0; t < 2; ++t) {
    CHECK(other_way[t].ratio.value == Approx(found[t].ratio.value));
    CHECK(other_way[t].gained == Approx(-found[t].gained));
    CHECK_THAT(std::string(found[t].what), Contains("lost") || Contains("given up"));
    CHECK_THAT(std::string(other_way[t].what), Contains("gained") && Contains("fewer"));
  }
}
