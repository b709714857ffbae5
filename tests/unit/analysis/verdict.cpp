#include "taktskifte/analysis/verdict.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "taktskifte/analysis/doubt.hpp"
#include "taktskifte/analysis/indicators.hpp"

using Catch::Matchers::Contains;
using taktskifte::Compared;
using taktskifte::ComparedRow;
using taktskifte::plain_words;
using taktskifte::RowUnit;

namespace {

/// Values that scatter evenly by `spread` about `mean`.
std::vector<double> around(double mean, double spread, int replicates) {
  std::vector<double> values;
  for (int r = 0; r < replicates; ++r) values.push_back(mean + (r % 2 == 0 ? spread : -spread));
  return values;
}

ComparedRow row(const std::string& name, RowUnit unit, double base, double other, double spread,
                int replicates) {
  return {.name = name,
          .unit = unit,
          .detail = false,
          .comparison = taktskifte::compare({std::vector<double>(static_cast<std::size_t>(replicates), base),
                                             around(other, spread, replicates)},
                                            taktskifte::default_margin(name).value())};
}

std::vector<ComparedRow> parity(int replicates) {
  const auto make = [&](const std::string& name, RowUnit unit, double base, double other, double spread) {
    return row(name, unit, base, other, spread, replicates);
  };
  using enum RowUnit;
  return {make("innovations", a_year, 7400, 7400, 0),
          make("research_innovations", a_year, 962, 1036, 8),
          make("research_share", share, 0.13, 0.14, 0.001),
          make("project_innovations", a_year, 18, 110, 3),
          make("success_share[quality]", share, 0.705, 0.7053, 0.0004),
          make("success_share[avoided_cost]", share, 0.25, 0.25, 0.03),
          make("applications", a_year, 85, 200, 2),
          make("fundable_applications", a_year, 55, 82, 1),
          make("awards", a_year, 17, 81, 1),
          make("public_part_nok", mnok, 109.5, 730, 0),
          make("awarded_nok", mnok, 108, 515, 5),
          make("unused_nok", mnok, 1.5, 215, 5),
          make("private_awards", a_year, 159, 86, 1),
          make("private_rd_nok", mnok, 1700, 990, 4)};
}

const Compared two{
    .scenarios = {"today", "parity"}, .first_year = 2028, .last_year = 2037, .only_funding_differs = {true}};

/// A row that scatters about `other` and that other inputs move between half and twice its difference.
ComparedRow row_in_doubt(const std::string& name, RowUnit unit, double base, double other, double spread) {
  const std::vector<std::optional<taktskifte::Interval>> doubt{taktskifte::Interval{.low = 0.5, .high = 2.0}};
  ComparedRow result = row(name, unit, base, other, spread, 40);
  result.comparison = taktskifte::compare({std::vector<double>(40, base), around(other, spread, 40)},
                                          taktskifte::default_margin(name).value(), doubt);
  return result;
}

}  // namespace

TEST_CASE("the paragraph gives percentages beside innovations and MNOK a year") {
  const std::string text = plain_words(parity(40), two, 1);
  CHECK_THAT(text, Contains("parity against today, means a year over 2028 to 2037."));
  CHECK_THAT(text, Contains("researcher goes from 13.00 % to 14.000 % (+1.000 percentage points, +0.968 to "
                            "+1.032), that is +74.0 of 7400.0 innovations a year; this matters."));
  CHECK_THAT(text, Contains("1700.0 MNOK to 990.0 MNOK (-710.0 MNOK, -711.3 to -708.7"));
  CHECK_THAT(text, Contains("grants a year go from 159.0 to 86.00 (-73.00, "));
}

TEST_CASE("spill-over and direct effect stand apart") {
  const std::string text = plain_words(parity(40), two, 1);
  CHECK_THAT(text, Contains("Spill-over: "));
  CHECK_THAT(text,
             Contains("Direct effect, counted apart: what funded projects themselves yield goes from 18.0 to "
                      "110.0 (+92.0, "));
}

TEST_CASE("small differences and unclear ones are called so") {
  const std::string text = plain_words(parity(40), two, 1);
  CHECK_THAT(text, Contains("quality +0.030 (+0.017 to +0.043, about +2.2 a year): too small to matter"));
  CHECK_THAT(text, Contains("avoided cost 0.0 (-1.0 to +1.0"));
  CHECK_THAT(text, Contains("the replicates cannot tell whether this matters"));
}

TEST_CASE("too few fundable applications are called a ceiling") {
  const std::string text = plain_words(parity(40), two, 1);
  CHECK_THAT(text,
             Contains("82.00 (55.0) are fundable and 81.00 (17.0) get a grant; of 730.0 MNOK (109.5 MNOK)"));
  CHECK_THAT(text, Contains("215.0 MNOK (1.5 MNOK) are left unused"));
  CHECK_THAT(text, Contains("Demand is the ceiling"));
}

TEST_CASE("turned-down fundable applications show that money is the limit") {
  auto rows = parity(40);
  rows[8] = row("awards", RowUnit::a_year, 17, 50, 1, 40);
  rows[11] = row("unused_nok", RowUnit::mnok, 1.5, 2, 0.1, 40);
  const std::string text = plain_words(rows, two, 1);
  CHECK_THAT(text, Contains("Money is the limit: 32.0 fundable applications a year go without."));
  CHECK_THAT(text, !Contains("Demand is the ceiling"));
}

TEST_CASE("the number of innovations is spoken of only if it changes") {
  auto rows = parity(40);
  CHECK_THAT(plain_words(rows, two, 1), !Contains("The number of innovations"));
  rows[0] = row("innovations", RowUnit::a_year, 7400, 7500, 10, 40);
  CHECK_THAT(plain_words(rows, two, 1),
             Contains("The number of innovations a year goes from 7400.0 to 7500.0"));
}

TEST_CASE("the paragraph says how sure it is") {
  CHECK_THAT(plain_words(parity(40), two, 1), Contains("rest on 40 replicates and cover chance alone.\n"));
  CHECK_THAT(plain_words(parity(10), two, 1), Contains("with fewer than 30 replicates they are rough"));
  const std::string single = plain_words(parity(1), two, 1);
  CHECK_THAT(single, Contains("One replicate gives no interval"));
  CHECK_THAT(single, !Contains("95 % intervals"));
}

TEST_CASE("several scenarios share one set of intervals") {
  const Compared three{.scenarios = {"today", "parity", "half-way"}, .first_year = 2030, .last_year = 2030};
  const std::vector<ComparedRow> rows{
      {.name = "private_awards",
       .unit = RowUnit::a_year,
       .detail = false,
       .comparison = taktskifte::compare({around(159, 2, 40), around(86, 1, 40), around(120, 1, 40)}, 3.0)},
      {.name = "private_rd_nok",
       .unit = RowUnit::mnok,
       .detail = false,
       .comparison =
           taktskifte::compare({around(1700, 2, 40), around(990, 1, 40), around(1300, 1, 40)}, 10.0)}};
  const std::string text = plain_words(rows, three, 2);
  CHECK_THAT(text, Contains("half-way against today, means a year over 2030.\n"));
  CHECK_THAT(text, Contains("159.0 to 120.0"));
  CHECK_THAT(text, Contains("hold for all 2 comparisons of a measure at once"));
}

TEST_CASE("busy researchers and projects given up for want of them are told") {
  auto rows = parity(40);
  CHECK_THAT(plain_words(rows, two, 1), !Contains("Researchers:"));
  rows.push_back(row("research_work_years", RowUnit::a_year, 43, 123, 1, 40));
  rows.push_back(row("lapsed_projects", RowUnit::a_year, 0, 57, 1, 40));
  rows.push_back(row("lapsed_nok", RowUnit::mnok, 0, 369, 2, 40));
  CHECK_THAT(
      plain_words(rows, two, 1),
      Contains("public projects take 123.00 (43.0) work-years a year; for want of free researchers 57.00 "
               "(0.0) projects with 369.0 MNOK (0.0 MNOK) a year are given up.\n"));
}

TEST_CASE("a thing that no replicate has may still come up") {
  auto rows = parity(40);
  rows.push_back(row("research_work_years", RowUnit::a_year, 43, 123, 1, 40));
  rows.push_back(row("lapsed_projects", RowUnit::a_year, 0, 0, 0, 40));
  rows.push_back(row("lapsed_nok", RowUnit::mnok, 0, 0, 0, 40));
  CHECK_THAT(plain_words(rows, two, 1),
             Contains("None was seen in 40 replicates: at most 3 of 40 of all runs can have any (95 %)."));
}

TEST_CASE("more grants alone make the Gini index smaller, which is said") {
  auto rows = parity(40);
  rows.push_back(row("share_ever_joined", RowUnit::share, 0.40, 0.90, 0.01, 40));
  rows.push_back(row("ever_joined_share_size[below 5000]", RowUnit::share, 0.25, 0.80, 0.01, 40));
  rows.push_back(row("gini_awards", RowUnit::share, 0.95, 0.90, 0.001, 40));
  CHECK_THAT(plain_words(rows, two, 1), !Contains("number of grants"));  // nothing says how many there are
  rows.push_back(row("municipal_awards", RowUnit::a_year, 10, 60, 1, 40));
  CHECK_THAT(plain_words(rows, two, 1), Contains("Part of that is only that there are more grants: compare "
                                                 "--equal-grants shows it at an equal number."));
  rows.push_back(row("gini_awards", RowUnit::share, 0.95, 0.948, 0.001, 40));
  rows.back().name = "gini_awards_equal_grants";
  CHECK_THAT(plain_words(rows, two, 1), Contains("At an equal number of grants, thinned at random, it goes "
                                                 "from 0.95 to 0.94800 (-0.00200, "));
  CHECK_THAT(plain_words(rows, two, 1), !Contains("--equal-grants"));
}

TEST_CASE("who is reached is told by the last year, and who never is") {
  auto rows = parity(40);
  CHECK_THAT(plain_words(rows, two, 1), !Contains("Reach:"));
  rows.push_back(row("share_ever_joined", RowUnit::share, 0.40, 0.90, 0.01, 40));
  rows.push_back(row("ever_joined_share_size[below 5000]", RowUnit::share, 0.25, 0.80, 0.01, 40));
  rows.push_back(row("gini_awards", RowUnit::share, 0.91, 0.90, 0.001, 40));
  const std::string text = plain_words(rows, two, 1);
  CHECK_THAT(text, Contains("funded project by 2037 goes from 40.00 % to 90.00 % (+50.00 percentage points, "
                            "+49.68 to +50.32); this matters. Never reached are 10.00 % (60.00 %) of all and "
                            "20.00 % (75.00 %) of those below 5000 inhabitants."));
  CHECK_THAT(text, Contains("Gini index of grants led until then goes from 0.91 to 0.90000 (-0.01000, "
                            "-0.01032 to -0.00968); too "
                            "small to matter."));
  rows.back() = row("gini_awards", RowUnit::share, 0.91, std::nan(""), 0.0, 40);  // no grant, no index
  const std::string without_grants = plain_words(rows, two, 1);
  CHECK_THAT(without_grants, Contains("of those below 5000 inhabitants.\n"));
  CHECK_THAT(without_grants, !Contains("Gini"));
}

TEST_CASE("a line whose rows are missing is left out") {
  const std::string text = plain_words({}, two, 1);
  CHECK_THAT(text, Contains("parity against today"));
  CHECK_THAT(text, !Contains("Spill-over") && !Contains("Demand") && !Contains("private side"));
}

TEST_CASE(
    "the total response is the elasticity of the counts, where both mixes have money and applications") {
  auto rows = parity(40);
  const auto answer = taktskifte::total_response(rows, two, 1);
  REQUIRE(answer);
  CHECK(*answer == Approx(std::log(200.0 / 85.0) / std::log(730.0 / 109.5)));
  CHECK_THAT(plain_words(rows, two, 1), Contains("Total response: 1 % more public money brings 0.45 % more"));
  CHECK_THAT(plain_words(rows, two, 1), Contains("this is put in, not found out"));
  Compared other = two;
  other.only_funding_differs = {false};  // something else changes the counts, too
  CHECK_FALSE(taktskifte::total_response(rows, other, 1));
  CHECK_THAT(plain_words(rows, other, 1), !Contains("Total response"));
  for (auto& each : rows)
    if (each.name == "public_part_nok") each = row("public_part_nok", RowUnit::mnok, 109.5, 109.5, 0.0, 40);
  CHECK_FALSE(taktskifte::total_response(rows, two, 1));  // the same money
  for (auto& each : rows)
    if (each.name == "public_part_nok") each = row("public_part_nok", RowUnit::mnok, 109.5, 0.0, 0.0, 40);
  CHECK_FALSE(taktskifte::total_response(rows, two, 1));
  CHECK_FALSE(taktskifte::total_response({}, two, 1));
  CHECK_THAT(plain_words(rows, two, 1), !Contains("Total response"));
}

TEST_CASE(
    "near the margin is said with what the inputs do to the difference, and no other verdict beside it") {
  const std::vector<ComparedRow> rows{
      row("innovations", RowUnit::a_year, 7400, 7400, 0, 40),
      row("research_innovations", RowUnit::a_year, 962, 1000, 8, 40),
      row_in_doubt("research_share", RowUnit::share, 0.13, 0.1346, 0.001),
      row_in_doubt("project_innovations", RowUnit::a_year, 18, 27, 1),
      row_in_doubt("success_share[quality]", RowUnit::share, 0.70, 0.704, 0.0004),
      row_in_doubt("private_awards", RowUnit::a_year, 159, 157, 0.1),
      row_in_doubt("private_rd_nok", RowUnit::mnok, 1700, 1692, 0.1)};
  const std::string text = plain_words(rows, two, 1);
  CHECK_THAT(text, Contains("near the margin: other values of apply.elasticity, "));
  CHECK_THAT(text, Contains("experience.units_per_project"));
  CHECK_THAT(text, Contains(", within their ranges, move it to either side, from +0.23 to +0.92 against a "
                            "margin of 0.50"));
  CHECK_THAT(text, Contains("from +4.5 to +18.0 against a margin of 10.0"));
  CHECK_THAT(text, Contains("about +29.6 a year; from +0.20 to +0.80 against a margin of 0.50)"));
  CHECK_THAT(text, Contains("from -4.0 to -1.0 against a margin of 3.0"));
  CHECK_THAT(text, Contains("from -16.0 to -4.0 against a margin of 10.0"));
  CHECK_THAT(text, !Contains("too small") && !Contains("this matters"));
}
