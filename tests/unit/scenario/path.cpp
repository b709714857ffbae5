#include <catch2/catch.hpp>
#include <limits>
#include <stdexcept>
#include <string>

#include "taktskifte/scenario/path.hpp"

namespace taktskifte {
namespace {

std::string refusal_of_path(const std::string& text) {
  try {
    (void)parse_path(text);
  } catch (const std::invalid_argument& problem) {
    return problem.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a number holds in all years") {
  for (const int year : {1, 1998, 2018, 9999}) CHECK(parse_path("0.075").at(Year{year}) == 0.075);
  CHECK(Path().at(Year{2018}) == 0.0);
}

TEST_CASE("steps hold until the next point, and beyond both ends") {
  const Path path = parse_path("2018:0.075 2023:0.50");
  CHECK(path.at(Year{1998}) == 0.075);
  CHECK(path.at(Year{2018}) == 0.075);
  CHECK(path.at(Year{2022}) == 0.075);
  CHECK(path.at(Year{2023}) == 0.50);
  CHECK(path.at(Year{2100}) == 0.50);
}

TEST_CASE("a ramp moves linearly and meets both of its ends exactly") {
  for (const auto* text :
       {"2018:0.075 .. 2023:0.50", "2018:0.075..2023:0.50", "  2018:0.075\t..  2023:0.50 "}) {
    const Path path = parse_path(text);
    CHECK(path.at(Year{2017}) == 0.075);
    CHECK(path.at(Year{2018}) == 0.075);
    CHECK(path.at(Year{2019}) == Approx(0.16).epsilon(1e-12));
    CHECK(path.at(Year{2022}) == Approx(0.415).epsilon(1e-12));
    CHECK(path.at(Year{2023}) == 0.50);
    CHECK(path.at(Year{2024}) == 0.50);
  }
}

TEST_CASE("ramps and steps mix") {
  const Path path = parse_path("2018:1 .. 2020:3 2025:10 .. 2026:20");
  CHECK(path.at(Year{2019}) == 2.0);
  CHECK(path.at(Year{2024}) == 3.0);
  CHECK(path.at(Year{2025}) == 10.0);
  CHECK(path.at(Year{2026}) == 20.0);
  REQUIRE(path.points().size() == 4);
  CHECK_FALSE(path.points()[0].ramp_from_previous);
  CHECK(path.points()[1].ramp_from_previous);
  CHECK_FALSE(path.points()[2].ramp_from_previous);
  CHECK(path.points()[3].ramp_from_previous);
}

TEST_CASE("a wrong path says what is wrong and what to write") {
  CHECK(refusal_of_path("0,5") == "the decimal mark is a point; write 0.5");
  CHECK(refusal_of_path("2018:0,5") == "the decimal mark is a point; write 0.5");
  CHECK(refusal_of_path("2018:7.5%") == "percent are not understood; write 0.075");
  CHECK(refusal_of_path("1 460") == "thousands are written without separator; write 1460");
  CHECK(refusal_of_path("0.1 0.2").starts_with("more than one number; write one, or a path over years"));
  CHECK(refusal_of_path("0.1 2020:0.2").starts_with("'0.1' has no year; write year:value"));
  CHECK(refusal_of_path("18:0.1").starts_with("'18' is not a year of four digits"));
  CHECK(refusal_of_path("-2018:0.1").starts_with("'-2018' is not a year of four digits"));
  CHECK(refusal_of_path("2018: 0.1")
            .starts_with("no value right behind '2018:'; write year:value without blanks"));
  CHECK(refusal_of_path("2018:0.1 ..").starts_with("a ramp (..) needs a year:value on both sides"));
  CHECK(refusal_of_path(".. 2018:0.1").starts_with("a ramp (..) needs a year:value on both sides"));
  CHECK(refusal_of_path("2018:0.1 .. .. 2020:1").starts_with("a ramp (..) needs a year:value on both sides"));
  CHECK(refusal_of_path("2020:0.1 2018:0.2") ==
        "2018 stands behind 2020; write the years in rising order, each once");
  CHECK(refusal_of_path("2020:0.1 2020:0.2") ==
        "2020 stands behind 2020; write the years in rising order, each once");
  CHECK(refusal_of_path("2018:nan") == "not a finite number; write a finite one");
  CHECK(refusal_of_path("") == "the value is missing; write a number");
}

TEST_CASE("a path can be made of points in rising order alone") {
  CHECK_THROWS_AS(Path(std::vector<Path::Point>{}), std::invalid_argument);
  CHECK_THROWS_AS(Path({{Year{2020}, 1.0, false}, {Year{2019}, 1.0, false}}), std::invalid_argument);
  CHECK_THROWS_AS(Path({{Year{2020}, std::numeric_limits<double>::infinity(), false}}),
                  std::invalid_argument);
}

}  // namespace taktskifte
