#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <stdexcept>
#include <string>

#include "taktskifte/measures/measures.hpp"
#include "taktskifte/measures/series.hpp"
#include "taktskifte/measures/table.hpp"

using namespace taktskifte;

TEST_CASE("a row is found by its name and by its position") {
  const auto rows = measures();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    CHECK(rows[row].measure == Measure{row});
    CHECK(&measure_named(rows[row].name) == &rows[row]);
    CHECK(&row_of(Measure{row}) == &rows[row]);
  }
  CHECK(row_of("awards").name == "awards");
  CHECK_THROWS_AS(measure_named("award"), std::logic_error);
}

TEST_CASE("names are unique, described, and say nok exactly when they are money") {
  std::set<std::string_view> names;
  for (const auto& row : measures()) {
    INFO(row.name);
    CHECK(names.insert(row.name).second);
    CHECK(row.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos);
    CHECK(row.long_name.size() > 10);
    CHECK(row.units() == (row.name.find("_nok") != std::string_view::npos ? "NOK"
                          : row.name.ends_with("work_years")              ? "work-years"
                                                                          : "1"));
    if (row.units() == "NOK") CHECK(row.stored() == Stored::real);
  }
}

TEST_CASE("shares and means are real numbers, counts are counts") {
  for (const auto& row : measures()) {
    INFO(row.name);
    const bool share = row.name.find("share") != std::string_view::npos;
    if (share) CHECK(row.stored() == Stored::real);
    if (row.name.starts_with("successes_") || row.name.ends_with("_region_size") ||
        row.name.ends_with("applications"))
      CHECK(row.stored() == Stored::count);
  }
}

TEST_CASE("the number of elements follows from the dimensions, which the table of dimensions knows") {
  CHECK(row_of("awards").elements() == 1);
  CHECK(row_of("successes_with").elements() == 5);
  CHECK(row_of("partner_share").elements() == 6);
  CHECK(row_of("awards_region_size").elements() == 15);
  CHECK(row_of("innovations_cause").elements() == 17);
  CHECK(row_of("awarded_nok_ministry").elements() == 9);
  CHECK(row_of("barriers").elements() == 18);
  CHECK(row_of("ever_joined_share_size").elements() == 3);
  CHECK(row_of("lorenz_awards").elements() == 9);
  for (const auto& row : measures())
    for (const auto& axis : row.along)
      CHECK((axis.empty() || std::any_of(measure_dimensions.begin(), measure_dimensions.end(),
                                         [&](const Dimension& one) { return one.name == axis; })));
}

TEST_CASE("every measure has a source, and all numbers it is made from or held against are measures") {
  for (const auto& row : measures()) {
    INFO(row.name);
    CHECK((row.value != nullptr) + (row.values != nullptr) + row.is_derived() == 1);
    const bool all_elements = row.elements() == 1 || row.values != nullptr;
    CHECK(all_elements);
    const bool sums_match = !has_terms(row.adds_up_to) || row.elements() > 1;
    CHECK(sums_match);
    for (const auto& sum :
         {row.formula.over, row.formula.under, row.adds_up_to, row.part_of[0], row.part_of[1]})
      CHECK_NOTHROW(total(sum, [](Measure) { return 0.0; }));
  }
}

TEST_CASE("values of a year lie one behind the other without gaps") {
  std::size_t expected = 0;
  for (const auto& row : measures()) {
    INFO(row.name);
    CHECK(offset(row.measure) == expected);
    expected += row.elements();
  }
  CHECK(values_per_year() == expected);
}

TEST_CASE("a series finds a value by year, measure and element") {
  Series series;
  series.values.assign(2 * values_per_year(), 0.0);
  series.values[values_per_year() + offset("partner_share") + 3] = 0.6;
  CHECK(series.at(1, "partner_share", 3) == 0.6);
  CHECK(series.at(0, "partner_share", 3) == 0.0);
}
