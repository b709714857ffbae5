#include "taktskifte/core/units.hpp"

#include <catch2/catch.hpp>
#include <concepts>
#include <limits>

using taktskifte::Nok;
using taktskifte::Share;
using taktskifte::Year;

namespace {

template <class A, class B>
concept can_add = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept can_subtract = requires(A a, B b) {
  a - b;
};
template <class A, class B>
concept can_multiply = requires(A a, B b) {
  a* b;
};
template <class A, class B>
concept can_compare = requires(A a, B b) {
  a < b;
};

// What must not compile.
static_assert(can_add<Nok, Nok> && !can_add<Nok, double> && !can_add<Nok, int> && !can_add<Nok, Share>);
static_assert(!can_multiply<Nok, Nok> && !can_multiply<Nok, double> && !can_multiply<Nok, Share>);
static_assert(!can_compare<Nok, Share> && !can_compare<Nok, Year> && !can_compare<Nok, double>);
static_assert(!can_add<Share, Share> && !can_add<Share, double> && !can_multiply<Share, Share>);
static_assert(can_add<Year, int> && !can_add<Year, Year> && !can_add<Year, Nok>);
static_assert(can_subtract<Year, Year> && !can_subtract<Year, Share>);
static_assert(!std::convertible_to<double, Nok> && !std::convertible_to<int, Nok>);
static_assert(!std::convertible_to<double, Share> && !std::convertible_to<int, Year>);
static_assert(!std::convertible_to<Nok, double> && !std::convertible_to<Share, double>);
static_assert(!std::convertible_to<Year, int>);

// A share outside its range is refused by the compiler where the value is constant.
static_assert(Share{0.25}.value() == 0.25);

}  // namespace

TEST_CASE("kroner add, subtract and compare exactly") {
  Nok sum{9'007'199'254'740'000};
  sum += Nok{991};
  sum -= Nok{1};
  CHECK(sum == Nok{9'007'199'254'740'990});
  CHECK(Nok{3} + Nok{4} == Nok{7});
  CHECK(Nok{3} - Nok{4} == Nok{-1});
  CHECK(Nok{3} < Nok{4});
  CHECK(Nok{}.value() == 0);
}

TEST_CASE("a million kroner become whole kroner, rounded to the nearest") {
  CHECK(taktskifte::nok_from_mnok(1.5) == Nok{1'500'000});
  CHECK(taktskifte::nok_from_mnok(0.0000006) == Nok{1});
  CHECK(taktskifte::nok_from_mnok(-2.0) == Nok{-2'000'000});
}

TEST_CASE("a share lies in [0, 1]") {
  CHECK(Share{0.0}.value() == 0.0);
  CHECK(Share{1.0}.value() == 1.0);
  CHECK_THROWS_AS(Share{-1e-300}, std::domain_error);
  CHECK_THROWS_AS(Share{1.0000000000000002}, std::domain_error);
  CHECK_THROWS_AS(Share{std::numeric_limits<double>::quiet_NaN()}, std::domain_error);
  CHECK_THROWS_AS(Share{std::numeric_limits<double>::infinity()}, std::domain_error);
}

TEST_CASE("part_of rounds down to whole kroner") {
  CHECK(taktskifte::part_of(Nok{101}, Share{0.5}) == Nok{50});
  CHECK(taktskifte::part_of(Nok{1'000'000'000}, Share{0.075}) == Nok{75'000'000});
  CHECK(taktskifte::part_of(Nok{7}, Share{0.0}) == Nok{0});
  CHECK(taktskifte::part_of(Nok{7}, Share{1.0}) == Nok{7});
}

TEST_CASE("years count on and differ by whole numbers") {
  Year year{2018};
  ++year;
  CHECK(year == Year{2019});
  CHECK((year + 5).value() == 2024);
  CHECK(Year{2027} - Year{2018} == 9);
  CHECK(Year{2018} < Year{2027});
}
