#include "taktskifte/analysis/indicators.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <stdexcept>
#include <string>

#include "taktskifte/measures/table.hpp"

using taktskifte::Extent;
using taktskifte::IndicatorRow;
using taktskifte::Measure;
using taktskifte::MeasureRow;
using taktskifte::RowUnit;

namespace {

std::vector<std::string> labels(std::string_view dimension) {
  std::vector<std::string> names;
  for (const auto& one : taktskifte::measure_dimensions)
    if (one.name == dimension)
      for (std::size_t i = 0; i < one.size; ++i) names.push_back("label" + std::to_string(i));
  return names;
}

using StoredMeasures = std::map<std::string, std::vector<double>>;  // by the measure's name

std::vector<IndicatorRow> rows_of(const Extent& extent, const StoredMeasures& stored) {
  return taktskifte::comparison_rows(
      extent,
      [&](const MeasureRow& measure) {
        const auto found = stored.find(std::string(measure.name));
        return found == stored.end() ? std::vector<double>{} : found->second;
      },
      labels);
}

const IndicatorRow& find(const std::vector<IndicatorRow>& rows, const std::string& name) {
  const auto row =
      std::find_if(rows.begin(), rows.end(), [&](const IndicatorRow& each) { return each.name == name; });
  INFO(name);
  REQUIRE(row != rows.end());
  return *row;
}

bool has(const std::vector<IndicatorRow>& rows, const std::string& name) {
  return std::any_of(rows.begin(), rows.end(), [&](const IndicatorRow& each) { return each.name == name; });
}

// One scenario, one replicate, three years, of which the last two are chosen.
constexpr Extent last_two{.scenarios = 1, .replicates = 1, .years = 3, .first_year = 1, .last_year = 2};

}  // namespace

TEST_CASE("a count is the mean over the chosen years") {
  const auto rows = rows_of(last_two, {{"innovations", {1000, 10, 20}}});
  const IndicatorRow& row = find(rows, "innovations");
  CHECK(row.unit == RowUnit::a_year);
  CHECK(row.values == std::vector<std::vector<double>>{{15.0}});
}

TEST_CASE("money is in MNOK a year") {
  const auto rows = rows_of(last_two, {{"unused_nok", {0, 1e6, 4e6}}});
  CHECK(find(rows, "unused_nok").unit == RowUnit::mnok);
  CHECK(find(rows, "unused_nok").values[0][0] == 2.5);
}

TEST_CASE("a share with stored parts is the ratio of their sums") {
  const auto rows = rows_of(
      last_two,
      {{"innovations", {1, 10, 30}}, {"research_innovations", {1, 5, 3}}, {"research_share", {1, 0.5, 0.1}}});
  CHECK(find(rows, "research_share").unit == RowUnit::share);
  CHECK(find(rows, "research_share").values[0][0] == 8.0 / 40.0);
}

TEST_CASE("another share is the mean of its years") {
  const auto rows = rows_of(last_two, {{"reuse_share", {1, 0.5, 0.25}}});
  CHECK(find(rows, "reuse_share").unit == RowUnit::share);
  CHECK(find(rows, "reuse_share").values[0][0] == 0.375);
}

TEST_CASE("scenarios, replicates, years and elements are taken from their places") {
  const Extent extent{.scenarios = 2, .replicates = 2, .years = 2, .first_year = 0, .last_year = 1};
  std::vector<double> shares;
  for (int scenario = 0; scenario < 2; ++scenario)
    for (int replicate = 0; replicate < 2; ++replicate)
      for (int year = 0; year < 2; ++year)
        for (int partner = 0; partner < 6; ++partner)
          shares.push_back(1000 * scenario + 100 * replicate + 10 * year + partner);
  const auto rows = rows_of(extent, {{"partner_share", shares}});
  CHECK(rows.size() == 6);
  CHECK(find(rows, "partner_share[label4]").values ==
        std::vector<std::vector<double>>{{9.0, 109.0}, {1009.0, 1109.0}});
}

TEST_CASE("successes are held against the innovations they are part of") {
  std::vector<double> with(15, 0.0);
  std::vector<double> without(15, 0.0);
  with[1 * 5 + 2] = 3;  // year 1, outcome 2
  with[2 * 5 + 2] = 1;
  without[1 * 5 + 2] = 6;
  const auto rows = rows_of(last_two, {{"innovations", {0, 10, 10}},
                                       {"research_innovations", {0, 5, 3}},
                                       {"successes_with", with},
                                       {"successes_without", without}});
  CHECK(find(rows, "success_share[label2]").values[0][0] == 10.0 / 20.0);
  CHECK(find(rows, "success_share_with[label2]").values[0][0] == 4.0 / 8.0);
  CHECK(find(rows, "success_share_without[label2]").values[0][0] == 6.0 / 12.0);
  CHECK(find(rows, "success_share[label1]").values[0][0] == 0.0);
}

TEST_CASE("shares of awards") {
  const auto rows = rows_of(last_two, {{"awards", {0, 4, 6}},
                                       {"municipal_awards", {0, 3, 4}},
                                       {"private_awards", {0, 10, 20}},
                                       {"applications", {0, 20, 30}}});
  CHECK(find(rows, "municipal_share_of_awards").values[0][0] == 7.0 / 10.0);
  CHECK(find(rows, "public_share_of_awards").values[0][0] == 10.0 / 40.0);
  CHECK(find(rows, "success_rate").values[0][0] == 10.0 / 50.0);
}

TEST_CASE("what builds up from the first year is its value in the last chosen year") {
  const auto rows = rows_of(last_two, {{"share_ever_joined", {0.1, 0.2, 0.6}},
                                       {"theil_awards", {2.0, 1.5, 1.25}},
                                       {"theil_awards_between_size", {0.5, 1.0, 0.25}},
                                       {"theil_awards_between_region", {0.5, 1.0, 0.75}}});
  CHECK(find(rows, "share_ever_joined").values[0][0] == 0.6);
  CHECK(find(rows, "theil_awards").unit == RowUnit::share);
  CHECK(find(rows, "theil_awards").values[0][0] == 1.25);
  CHECK(find(rows, "theil_awards_within_size").values[0][0] == 1.0);
  CHECK(find(rows, "theil_awards_within_region").values[0][0] == 0.5);
}

TEST_CASE("what is undefined is NaN") {
  const double undefined = std::numeric_limits<double>::quiet_NaN();
  const auto rows = rows_of(last_two, {{"awards", {0, 0, 0}},
                                       {"applications", {9, 0, 0}},
                                       {"gini_awards", {undefined, 0.5, undefined}},
                                       {"belief_gap", {undefined, undefined, 0.5}},
                                       {"copied_share", {undefined, 0.5, 0.5}}});
  CHECK(std::isnan(find(rows, "success_rate").values[0][0]));
  CHECK(std::isnan(find(rows, "gini_awards").values[0][0]));
  CHECK(std::isnan(find(rows, "belief_gap").values[0][0]));
  CHECK(find(rows, "copied_share").values[0][0] == 0.5);
}

TEST_CASE("measures that are not stored make no row") {
  const auto rows = rows_of(last_two, {{"innovations", {1, 2, 3}}});
  CHECK(rows.size() == 1);
  CHECK_FALSE(has(rows, "research_share"));
}

TEST_CASE("every measure has rows, and all but those by region and of detail have a margin") {
  StoredMeasures all;
  for (const MeasureRow& measure : taktskifte::measures())
    all[std::string(measure.name)] = std::vector<double>(measure.elements() * last_two.years, 1.0);
  const auto rows = rows_of(last_two, all);
  for (const MeasureRow& measure : taktskifte::measures()) {
    const std::string name(measure.name);
    INFO(name);
    CHECK(has(rows, measure.along[0].empty()   ? name
                    : measure.along[1].empty() ? name + "[label0]"
                                               : name + "[label0, label0]"));
  }
  std::set<std::string> names;
  for (const IndicatorRow& row : rows) {
    INFO(row.name);
    CHECK(names.insert(row.name).second);
    CHECK((row.detail || taktskifte::default_margin(row.name).has_value()));
  }
}

TEST_CASE("what lies along two dimensions is named by both, the second fastest") {
  std::vector<double> groups(15 * last_two.years, 0.0);
  groups[(15 * 2) + 4] = 6.0;  // in the last year, region 1, size class 1
  const auto rows = rows_of(last_two, {{"innovations_region_size", groups}});
  CHECK(rows.size() == 15);
  CHECK(rows[4].name == "innovations_region_size[label1, label1]");
  CHECK(rows[4].values[0][0] == 3.0);
}

TEST_CASE("an indicator of a series is that of a file with its numbers") {
  taktskifte::Series series;
  const std::size_t years = 3;
  for (std::size_t at = 0; at < years * taktskifte::values_per_year(); ++at)
    series.values.push_back(static_cast<double>((at * 7) % 23 + 1));
  StoredMeasures stored;
  for (const MeasureRow& measure : taktskifte::measures())
    for (std::size_t year = 0; year < years; ++year)
      for (std::size_t element = 0; element < measure.elements(); ++element)
        stored[std::string(measure.name)].push_back(series.at(year, measure.measure, element));
  const auto rows =
      rows_of({.scenarios = 1, .replicates = 1, .years = years, .first_year = 0, .last_year = 2}, stored);
  std::size_t row = 0;
  for (const auto& indicator : taktskifte::indicators())
    for (std::size_t element = 0; element < indicator.first().elements(); ++element, ++row) {
      INFO(rows.at(row).name);
      CHECK(taktskifte::indicator_of(series, indicator.name, element) == rows.at(row).values[0][0]);
    }
  CHECK(row == rows.size());
  CHECK_THROWS_AS(taktskifte::indicator_of(series, "research"), std::logic_error);
}

TEST_CASE("each margin is a positive number with a reason; there is none of a name that is no indicator") {
  for (const auto& indicator : taktskifte::indicators()) {
    INFO(indicator.name);
    CHECK(indicator.margin.value >= 0.0);
    CHECK(indicator.margin.reason.empty() == (indicator.margin.value == 0.0));
  }
  CHECK(taktskifte::default_margin("research_share") == 0.005);
  CHECK(taktskifte::default_margin("success_share[quality]") == taktskifte::default_margin("success_share"));
  CHECK_FALSE(taktskifte::default_margin("research"));
  CHECK_FALSE(taktskifte::default_margin("innovations_region_size[Vestlandet, above 20000]"));
}
