#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "taktskifte/measures/measures.hpp"
#include "taktskifte/measures/series.hpp"

using namespace taktskifte;

TEST_CASE("every measure has one row, in the order of the enumeration") {
  const auto rows = measures();
  REQUIRE(rows.size() == static_cast<std::size_t>(Measure::first_time_applicants) + 1);
  for (std::size_t row = 0; row < rows.size(); ++row)
    CHECK(static_cast<std::size_t>(rows[row].measure) == row);
}

TEST_CASE("names are unique, described, and say nok exactly when they are money") {
  std::set<std::string_view> names;
  for (const auto& row : measures()) {
    INFO(row.name);
    CHECK(names.insert(row.name).second);
    CHECK(row.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos);
    CHECK(row.long_name.size() > 10);
    CHECK(row.units == (row.name.find("_nok") != std::string_view::npos ? "NOK"
                        : row.name.ends_with("work_years")              ? "work-years"
                                                                        : "1"));
    if (row.units == "NOK") CHECK(row.stored == Stored::real);
  }
}

TEST_CASE("shares and means are real numbers, counts are counts") {
  for (const auto& row : measures()) {
    INFO(row.name);
    const bool share = row.name.find("share") != std::string_view::npos;
    if (share) CHECK(row.stored == Stored::real);
    if (row.name.starts_with("successes_") || row.name.ends_with("_region_size") ||
        row.name.ends_with("applications"))
      CHECK(row.stored == Stored::count);
  }
}

TEST_CASE("widths follow the axes") {
  CHECK(width(Axes::none) == 1);
  CHECK(width(Axes::outcome) == 5);
  CHECK(width(Axes::partner) == 6);
  CHECK(width(Axes::region_size) == 15);
  CHECK(width(Axes::cause) == 17);
  CHECK(width(Axes::ministry) == 9);
  CHECK(width(Axes::size_barrier) == 18);
  CHECK(width(Axes::size_class) == 3);
  CHECK(width(Axes::lorenz_share) == 9);
}

TEST_CASE("values of a year lie one behind the other without gaps") {
  std::size_t expected = 0;
  for (const auto& row : measures()) {
    INFO(row.name);
    CHECK(offset(row.measure) == expected);
    expected += width(row.axes);
  }
  CHECK(values_per_year() == expected);
}

TEST_CASE("a series finds a value by year, measure and element") {
  Series series;
  series.values.assign(2 * values_per_year(), 0.0);
  series.values[values_per_year() + offset(Measure::partner_share) + 3] = 0.6;
  CHECK(series.at(1, Measure::partner_share, 3) == 0.6);
  CHECK(series.at(0, Measure::partner_share, 3) == 0.0);
}
