#include "taktskifte/analysis/study_parts.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>
#include <utility>
#include <variant>

#include "taktskifte/analysis/indicators.hpp"
#include "taktskifte/scenario/read_scenarios.hpp"

namespace taktskifte {
namespace {

StudyRequest small_order() {
  return {.scenarios = std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios", .settings = {}, .sets = 32};
}

StudyPart part_named(const std::vector<StudyPart>& parts, const std::string& name) {
  return *std::find_if(parts.begin(), parts.end(), [&](const StudyPart& part) { return part.name == name; });
}

Sweep sweep_of_part(const StudyPart& part) {
  return sweep_at(part.lines, part.points, part.design, read_scenarios(part.scenario_files, part.settings),
                  1);
}

}  // namespace

TEST_CASE(
    "a study draws every key with a range worth sweeping and a distribution, but for lever and settings") {
  std::set<std::string> drawn;
  for (const auto& values : drawn_keys(small_order())) {
    INFO(values.key.name());
    CHECK(values.key.treatment == Treatment::fact);
    drawn.insert(values.key.name());
  }
  for (const Key& key : keys()) {
    INFO(key.name);
    const bool has_law = key.study.distribution == Distribution::uniform ||
                         key.study.distribution == Distribution::log_uniform;
    const bool elsewhere = key.name == "funding.public_share" || key.name == "run.burn_in_years";
    CHECK(drawn.contains(std::string(key.name)) == (has_law && !elsewhere));
  }
  CHECK(drawn.size() > 60);
}

TEST_CASE(
    "the parts of a study can be simulated, keep its indicators and begin with today's mix and end with "
    "parity") {
  const auto order = small_order();
  std::set<std::string> names;
  for (const auto& part : study_parts(order)) {
    INFO(part.name);
    CHECK(names.insert(part.name).second);
    CHECK(part.scenario_files.front().ends_with("/today.ini"));
    if (part.scenario_files.size() > 1) CHECK(part.scenario_files.back().ends_with("/parity.ini"));
    if (part.name == "assumptions" || part.name == "curve" || part.name == "rule-threshold") {
      const auto sweep = sweep_of_part(part);
      CHECK(std::all_of(sweep.points.begin(), sweep.points.end(),
                        [](const SweepPoint& point) { return point.refused.empty(); }));
    }
  }
  for (const auto& name : study_indicators())
    CHECK(std::any_of(indicators().begin(), indicators().end(),
                      [&](const Indicator& one) { return one.name == name; }));
}

TEST_CASE("an alternative of a study is simulated under sets that the study has, too") {
  const auto order = small_order();
  const auto parts = study_parts(order);
  const auto all = sweep_of_part(part_named(parts, "assumptions"));
  for (const auto& alternative : study_alternatives()) {
    const auto part = part_named(parts, std::string(alternative.name));
    CHECK(std::find(part.settings.begin(), part.settings.end(), alternative.setting) != part.settings.end());
    const auto fewer = sweep_of_part(part);
    REQUIRE(fewer.points.size() < all.points.size());
    for (std::size_t p = 0; p < fewer.points.size(); ++p)
      CHECK(fewer.points[p].settings == all.points[p].settings);
  }
}

TEST_CASE("one key at a time: the defaults come first, and every other point moves one key") {
  const auto order = small_order();
  const auto keys = drawn_keys(order);
  const auto sweep = sweep_of_part(part_named(study_parts(order), "single"));
  for (std::size_t k = 0; k < keys.size(); ++k) {
    const auto value = value_of(sweep.keys[k], sweep.points.front().settings[k]);
    INFO(keys[k].key.name());
    CHECK(std::abs(value - value_of(keys[k].key, std::string(keys[k].key.key->standard))) <
          1e-9 * (1.0 + std::abs(value)));
  }
  const std::size_t values = (sweep.points.size() - 1) / keys.size();
  for (std::size_t p = 1; p < sweep.points.size(); ++p)
    for (std::size_t k = 0; k < keys.size(); ++k)
      if (k != (p - 1) / values) CHECK(sweep.points[p].settings[k] == sweep.points.front().settings[k]);
  for (std::size_t k = 0; k < keys.size(); ++k) {
    const auto at = [&](std::size_t value) {
      return value_of(sweep.keys[k], sweep.points[1 + k * values + value].settings[k]);
    };
    CHECK(at(0) == keys[k].low);
    CHECK(at(values - 1) == Approx(keys[k].high));  // e to the logarithm of it
  }
}

TEST_CASE("a study draws evenly, in the logarithm where the key says so, and whole numbers alike") {
  const auto order = small_order();
  const auto keys = drawn_keys(order);
  const auto sweep = sweep_of_part(part_named(study_parts(order), "single"));
  const std::size_t values = (sweep.points.size() - 1) / keys.size();
  std::map<std::pair<bool, bool>, int> tried;  // in the logarithm, whole
  for (std::size_t k = 0; k < keys.size(); ++k) {
    const Key& key = *keys[k].key.key;
    const bool in_logarithm = key.study.distribution == Distribution::log_uniform;
    const bool whole = std::holds_alternative<IntegerField>(key.field);
    INFO(keys[k].key.name());
    CHECK(keys[k].log_scale == in_logarithm);
    ++tried[{in_logarithm, whole}];
    const double low = keys[k].low;
    const double end = keys[k].high + (whole ? 1.0 : 0.0);  // a whole number stands for all up to the next
    for (std::size_t i = 0; i < values; ++i) {
      const double part = static_cast<double>(i) / static_cast<double>(values - 1);
      const double place = in_logarithm ? low * std::pow(end / low, part) : low + part * (end - low);
      const double is = value_of(sweep.keys[k], sweep.points[1 + k * values + i].settings[k]);
      if (whole)
        CHECK((is == std::floor(is) && is >= low && is <= keys[k].high &&
               std::fabs(place - is - 0.5) < 0.5 + 1e-9));
      else
        CHECK(is == Approx(place).margin(1e-12));
    }
  }
  CHECK(tried.size() >= 3);
  for (const auto& [scale, count] : tried) CHECK(count > 0);
}

TEST_CASE("rows for indices move one of the keys each, and the last point all of them") {
  const auto order = small_order();
  const std::vector<std::size_t> chosen = {3, 40};
  const auto part = indices_part(order, chosen);
  const std::size_t length = chosen.size() + 2;
  REQUIRE(part.points.size() % (length * scramblings_of_indices()) == 0);
  for (std::size_t row = 0; row < part.points.size(); row += length) {
    const auto& a = part.points[row];
    const auto& b = part.points[row + length - 1];
    for (std::size_t i = 0; i < chosen.size(); ++i)
      for (std::size_t k = 0; k < a.size(); ++k)
        CHECK(part.points[row + 1 + i][k] == (k == chosen[i] ? b[k] : a[k]));
  }
}

TEST_CASE("a triangular draw has its median where the triangle says") {
  const auto base = read_scenarios({small_order().scenarios + "/today.ini"}, {}).front();
  const std::vector<SweepLine> lines = {
      {.key = "apply.elasticity", .text = "study triangular", .place = {"test", 0}}};
  const auto sweep = sweep_at(lines, {{0.0}, {0.5}, {1.0}}, "three", {base}, 1);
  const auto at = [&](std::size_t point) { return value_of(sweep.keys[0], sweep.points[point].settings[0]); };
  CHECK(at(0) == 0.0);
  CHECK(at(2) == Approx(0.9));
  CHECK(at(1) == Approx(0.9 - std::sqrt(0.5 * 0.9 * (0.9 - 0.33))));  // the peak, 0.33, lies below the median
  Diagnostics diagnostics;
  const auto other = read_scenarios({small_order().scenarios + "/today.ini"}, {"apply.elasticity=2"}).front();
  CHECK_FALSE(read_values(lines.front(), other, diagnostics));
}

}  // namespace taktskifte
