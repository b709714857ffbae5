#include "taktskifte/analysis/words.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

namespace words = taktskifte::words;

TEST_CASE("numbers have fixed decimals") {
  CHECK(words::fixed(7412.449, 1) == "7412.4");
  CHECK(words::fixed(-0.5, 2) == "-0.50");
  CHECK(words::fixed(3.0, 0) == "3");
  CHECK(words::fixed(std::numeric_limits<double>::quiet_NaN(), 1) == "undefined");
  CHECK(words::fixed(-std::numeric_limits<double>::infinity(), 1) == "-infinite");
}

TEST_CASE("what rounds to zero has no sign") {
  CHECK(words::fixed(-0.0004, 2) == "0.00");
  CHECK(words::with_sign(-0.0004, 2) == "0.00");
  CHECK(words::with_sign(0.0004, 2) == "0.00");
  CHECK(words::with_sign(0.126, 2) == "+0.13");
  CHECK(words::with_sign(-12.0, 0) == "-12");
}

TEST_CASE("levels and changes carry their units") {
  CHECK(words::level(words::percent(), 0.1302) == "13.02 %");
  CHECK(words::change(words::percent(), 0.0093) == "+0.93 percentage points");
  CHECK(words::level(words::mnok(), 730.0) == "730.0 MNOK");
  CHECK(words::change(words::count(), -98.76) == "-98.8");
  CHECK(words::level(words::index(), 0.871) == "0.87");
}

TEST_CASE("decimals end where the error begins") {
  using taktskifte::words::decimals_of;
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
