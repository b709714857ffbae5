#include "taktskifte/validation/validation.hpp"
#include "taktskifte/measures/table.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <set>

#include "support/exit_of.hpp"

using namespace taktskifte;

namespace {

VariantOptions small_bench(std::vector<std::string> settings = {}) {
  return {.scenarios = std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios",
          .settings = std::move(settings),
          .threads = 2,
          .replicates = 3};
}

PatternOutcome judged(double value, double half, double tolerance) {
  return judge_pattern({.value = value, .interval = Interval{value - half, value + half}}, tolerance);
}

MechanismEffect effect(Expected expected, double low, double high, bool none_without = false) {
  MechanismEffect one{.measure = "research share, %", .difference = {}, .expected = expected};
  one.none_without = none_without;
  one.difference.value = 0.5 * (low + high);
  one.difference.interval = Interval{low, high};
  return one;
}

const std::vector<std::string> nothing;

}  // namespace

TEST_CASE("a pattern meets its target, meets it while its interval reaches out, or misses") {
  CHECK(judged(0.004, 0.002, 0.01) == PatternOutcome::meets);
  CHECK(judged(-0.01, 0.0, 0.01) == PatternOutcome::meets);
  CHECK(judged(0.009, 0.002, 0.01) == PatternOutcome::reaches_out);
  CHECK(judged(-0.009, 0.002, 0.01) == PatternOutcome::reaches_out);
  CHECK(judged(0.011, 0.5, 0.01) == PatternOutcome::misses);
  CHECK(judged(-0.011, 0.0, 0.01) == PatternOutcome::misses);
  CHECK(judged(std::numeric_limits<double>::quiet_NaN(), 0.0, 0.01) == PatternOutcome::misses);
  CHECK(judge_pattern({.value = 0.0, .interval = std::nullopt}, 0.01) == PatternOutcome::reaches_out);
}

TEST_CASE("every pattern is complete and named once") {
  const auto all = patterns(context_of(small_bench()));
  std::set<std::string> names;
  for (const auto& pattern : all) {
    INFO(pattern.name);
    CHECK(names.insert(pattern.name).second);
    CHECK(pattern.name.size() <= 32);  // what the table of 100 columns has room for
    CHECK(pattern.tolerance > 0.0);
    CHECK_FALSE(pattern.unit.empty());
    CHECK(std::count(pattern_scenarios().begin(), pattern_scenarios().end(), pattern.run.scenario) == 1);
  }
  CHECK(all.size() == 42);
  CHECK(pattern_named(all, "reuse share").tolerance == 0.02);
  CHECK(support::complaint_of([&] { (void)pattern_named(all, "none"); }).exit == ErrorKind::internal);
}

TEST_CASE("a setting that breaks a target makes its pattern miss and the validation fail") {
  const VariantOptions broken = small_bench({"partners.research_share=0.2"});
  const auto all = patterns(context_of(broken));
  Validation validation;
  for (const auto* name : {"research share, years 1-10", "reuse share"}) {
    const Pattern& pattern = pattern_named(all, name);
    validation.patterns.push_back(measure(pattern, run_variants({pattern.run}, broken).front()));
  }
  CHECK(validation.patterns[0].found == PatternOutcome::misses);
  CHECK(validation.patterns[0].simulated.value == Approx(0.2).margin(0.01));  // the broken target
  CHECK(validation.patterns[1].found == PatternOutcome::meets);
  CHECK(failures(validation) == std::vector<std::string>{"pattern missed: research share, years 1-10"});
}

TEST_CASE("the target at 50 % is the lesser of 115 and the fundable applications") {
  const auto all = patterns(context_of(small_bench()));
  const Pattern& pattern = pattern_named(all, "public awards at 50 %");
  CHECK(pattern.target({114.0, 163.0}) == 115.0);
  CHECK(pattern.target({90.0, 91.0}) == 91.0);
  CHECK(pattern.value({90.0, 91.0}) == 90.0);
}

TEST_CASE("weak patterns, other rules and null models never fail a validation, everything else does") {
  Validation validation;
  PatternResult weak{.pattern = {}, .simulated = {}};
  weak.pattern.kind = PatternKind::weak;
  validation.patterns.push_back(weak);
  validation.limits.push_back({"a", "b", {"c", true}});
  CHECK(failures(validation) == nothing);
  validation.calibration.push_back({.name = "point"});
  validation.limits.push_back({"limit", "b", {"c", false}});
  validation.mechanisms.push_back({"mechanism", "off=1", {effect(Expected::more, -2.0, -1.0)}});
  validation.mechanisms.back().effects.front().agreement = Agreement::against;
  CHECK(failures(validation).size() == 3);
}

TEST_CASE("a calibration holds only if all three targets are met and nothing drifts") {
  const CalibrationResult good{.name = "x",
                               .research_target = 0.13,
                               .reuse_target = 0.75,
                               .research_share = 0.135,
                               .reuse_share = 0.74,
                               .applications = 0.95,
                               .drifted = 0,
                               .replicates = 10};
  CHECK(judge_calibration(good).holds);
  CalibrationResult bad = good;
  bad.research_share = 0.1401;
  CHECK_FALSE(judge_calibration(bad).holds);
  bad = good;
  bad.reuse_share = 0.72;
  CHECK_FALSE(judge_calibration(bad).holds);
  bad = good;
  bad.applications = 1.12;
  CHECK_FALSE(judge_calibration(bad).holds);
  bad = good;
  bad.drifted = 1;  // one of ten, where one in a hundred may, is chance
  CHECK(judge_calibration(bad).holds);
  bad.drifted = 4;
  CHECK_FALSE(judge_calibration(bad).holds);
  bad.replicates = 200;
  bad.drifted = 7;
  CHECK(judge_calibration(bad).holds);
  bad.drifted = 11;
  CHECK_FALSE(judge_calibration(bad).holds);
  bad.replicates = 1000;
  bad.drifted = 20;
  CHECK(judge_calibration(bad).holds);
  bad.drifted = 40;
  CHECK_FALSE(judge_calibration(bad).holds);
}

TEST_CASE("an effect is as expected if its interval lies on the stated side of 0") {
  CHECK(judge_effect(effect(Expected::more, 1.0, 2.0)) == Agreement::as_expected);
  CHECK(judge_effect(effect(Expected::more, -2.0, -1.0)) == Agreement::against);
  CHECK(judge_effect(effect(Expected::more, -1.0, 2.0)) == Agreement::cannot_tell);
  CHECK(judge_effect(effect(Expected::less, -2.0, -1.0)) == Agreement::as_expected);
  CHECK(judge_effect(effect(Expected::less, 1.0, 2.0)) == Agreement::against);
  CHECK(judge_effect(effect(Expected::all_of_it, 1.0, 2.0, true)) == Agreement::as_expected);
  CHECK(judge_effect(effect(Expected::all_of_it, 1.0, 2.0, false)) == Agreement::against);
  CHECK(judge_effect(effect(Expected::nothing_said, 1.0, 2.0)) == Agreement::not_asked);
}

TEST_CASE("expectations name effect measures, and mechanisms are named once") {
  std::set<std::string> names;
  for (const auto& mechanism : mechanisms()) {
    INFO(mechanism.name);
    CHECK(names.insert(mechanism.name).second);
    CHECK_FALSE(mechanism.off.empty());
    for (const auto& expectation : mechanism.expectations) {
      const auto all = effect_measures();
      CHECK(std::any_of(all.begin(), all.end(),
                        [&](const auto& measure) { return measure.name == expectation.measure; }));
    }
  }
}

TEST_CASE("scenarios kept as shipped are the same as run again") {
  const VariantOptions fresh = small_bench();
  const VariantOptions kept = keep_shipped(fresh, {"today", "parity"});
  const auto again = run_variants({{"today", {}}, {"parity", {}}}, fresh);
  const auto taken = run_variants({{"today", {}}, {"parity", {}}}, kept);
  for (std::size_t c = 0; c < 2; ++c) {
    REQUIRE(taken[c].size() == again[c].size());
    for (std::size_t r = 0; r < again[c].size(); ++r) {
      CHECK(taken[c][r].totals.awards == again[c][r].totals.awards);
      CHECK(taken[c][r].at(5, "innovations") == again[c][r].at(5, "innovations"));
    }
  }
  CHECK(kept.shipped.size() == 2);
}

TEST_CASE("fewer than twenty reported years are refused") {
  const auto complaint = support::complaint_of([] { (void)validate(small_bench({"run.years=19"})); });
  CHECK(complaint.exit == ErrorKind::scenario);
  CHECK(complaint.says("run.years = 19"));
}
