#include <catch2/catch.hpp>
#include <limits>

#include "taktskifte/world/expenditure.hpp"

using namespace taktskifte;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

MunicipalityTable of(const std::vector<std::pair<double, double>>& people_and_expenditure) {
  MunicipalityTable table;
  for (const auto& [people, expenditure] : people_and_expenditure) {
    table.number.emplace_back("0101");
    table.population.push_back(people);
    table.opex_per_head.push_back(expenditure);
  }
  return table;
}

}  // namespace

TEST_CASE("The median of the size class stands in, and of all where the class has no figure") {
  using enum ExpenditureFrom;
  const auto seen =
      expenditure_of(of({{1000, 60e3}, {2000, 80e3}, {3000, none}, {9000, none}, {50'000, 50e3}}));
  CHECK(seen.per_head_nok == std::vector{60e3, 80e3, 70e3, 60e3, 50e3});
  CHECK(seen.from == std::vector{list, list, size_class, all, list});
}

TEST_CASE("How many rows use a stand-in, and which, is said in one sentence") {
  CHECK(stand_in_text(0, 0, 422).empty());
  CHECK(stand_in_text(25, 0, 422) ==
        "25 of 422 municipalities have no expenditure figure: the median of the size class stands in for 25");
  CHECK(stand_in_text(2, 3, 9) ==
        "5 of 9 municipalities have no expenditure figure: the median of the size class stands in for 2, the "
        "median "
        "of all stands in for 3, whose size class has no figure");
}
