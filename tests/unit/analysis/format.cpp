#include "taktskifte/analysis/format.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

namespace format = taktskifte::format;

TEST_CASE("numbers have fixed decimals") {
  CHECK(format::fixed(7412.449, 1) == "7412.4");
  CHECK(format::fixed(-0.5, 2) == "-0.50");
  CHECK(format::fixed(3.0, 0) == "3");
  CHECK(format::fixed(std::numeric_limits<double>::quiet_NaN(), 1) == "undefined");
  CHECK(format::fixed(-std::numeric_limits<double>::infinity(), 1) == "-infinite");
}

TEST_CASE("what rounds to zero has no sign") {
  CHECK(format::fixed(-0.0004, 2) == "0.00");
  CHECK(format::with_sign(-0.0004, 2) == "0.00");
  CHECK(format::with_sign(0.0004, 2) == "0.00");
  CHECK(format::with_sign(0.126, 2) == "+0.13");
  CHECK(format::with_sign(-12.0, 0) == "-12");
}

TEST_CASE("levels and changes carry their units") {
  CHECK(format::level(format::percent(), 0.1302) == "13.02 %");
  CHECK(format::change(format::percent(), 0.0093) == "+0.93 percentage points");
  CHECK(format::level(format::mnok(), 730.0) == "730.0 MNOK");
  CHECK(format::change(format::count(), -98.76) == "-98.8");
  CHECK(format::level(format::index(), 0.871) == "0.87");
}

TEST_CASE("decimals end where the error begins") {
  using taktskifte::format::decimals_of;
  CHECK(decimals_of(0.0051, 1) == 3);
  CHECK(decimals_of(0.0016, 1) == 4);
  CHECK(decimals_of(0.03, 1) == 2);
  CHECK(decimals_of(0.29, 1) == 2);
  CHECK(decimals_of(3.0, 1) == 0);
  CHECK(decimals_of(1.2, 1) == 1);
  CHECK(decimals_of(250.0, 1) == 0);
  CHECK(decimals_of(1e-30, 1) == 9);
  CHECK(decimals_of(0.0, 4) == 4);
  CHECK(decimals_of(std::nan(""), 4) == 4);
}
