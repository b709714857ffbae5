// The patterns stated before the runs, on the real municipalities. Slow: minutes on one core.
#include <array>
#include <catch2/catch.hpp>
#include <vector>

#include "support/studies.hpp"
#include "taktskifte/measures/table.hpp"
#include "taktskifte/validation/validation.hpp"
#include "taktskifte/world/environment.hpp"

using namespace taktskifte;
using support::Sums;

namespace {

constexpr int replicates = 200;

VariantOptions bench() {
  return {.scenarios = std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios",
          .settings = {},
          .threads = available_threads(),
          .replicates = replicates};
}

double per_year(const Sums& sums, Measure measure, int first, int last, std::size_t element = 0) {
  double total = 0.0;
  for (int year = first; year < last; ++year) total += sums.at(year, measure, element);
  return total / (last - first);
}

}  // namespace

// Targets and tolerances stand in engine/validation/patterns.cpp; they were stated before the runs.
TEST_CASE(
    "Every pattern meets its target, the weak ones too but for money left, which is stated to be missed") {
  const auto results = measure_patterns(patterns(context_of(bench())), bench());
  CHECK(results.size() >= 39);
  for (const auto& result : results) {
    INFO(result.pattern.name << ": " << result.simulated.value << " against " << result.target);
    if (!result.pattern.name.starts_with("money left")) CHECK(result.found != PatternOutcome::misses);
  }
}

TEST_CASE("The burn-in holds its targets at every parameter point and no replicate drifts") {
  for (const auto& result : measure_calibration(bench())) {
    INFO(result.name << ": " << result.research_share << ", " << result.reuse_share << ", "
                     << result.applications << ", drifted " << result.drifted);
    CHECK(result.holds);
  }
}

TEST_CASE("Every limit case holds") {
  for (const auto& result : measure_limits(bench())) {
    INFO(result.name << ": " << result.seen.text);
    CHECK(result.seen.holds);
  }
}

TEST_CASE("No mechanism works against what was stated of it, and those with a closed form give it exactly") {
  int confirmed = 0;
  for (const auto& result : measure_mechanisms(bench())) {
    for (const auto& effect : result.effects) {
      INFO(result.name << ", " << effect.measure);
      CHECK(effect.agreement != Agreement::against);
      confirmed += effect.agreement == Agreement::as_expected ? 1 : 0;
    }
  }
  CHECK(confirmed >= 15);
}

TEST_CASE("Null models miss what the mechanisms explain") {
  const PatternContext ground = context_of(bench());
  const NullResults nulls = measure_nulls(patterns(ground), ground, bench());
  auto reproduced = [&](std::string_view pattern, std::string_view model) {
    for (std::size_t p = 0; p < nulls.patterns.size(); ++p) {
      if (nulls.patterns[p].name != pattern) continue;
      for (std::size_t m = 0; m < null_models().size(); ++m) {
        if (null_models()[m].name == model) return nulls.findings[p][m].reproduced;
      }
    }
    FAIL("no such pattern or model");
    return false;
  };
  for (const auto& pattern : nulls.patterns) CHECK(reproduced(pattern.name, "model"));
  CHECK_FALSE(reproduced("largest municipality's awards", "random applicants"));
  CHECK_FALSE(reproduced("applications a unit, small:large", "random applicants"));
  CHECK_FALSE(reproduced("applications after a grant:else", "random applicants"));
  CHECK_FALSE(reproduced("applications after a grant:else", "size only"));
  CHECK_FALSE(reproduced("odds of researchers, large:small", "random partners"));
}

TEST_CASE("The level of a region is solved so that its two-year rate comes out") {
  const auto study = support::real_study({"today"});
  const Environment environment =
      make_environment(study.municipalities, study.sites, study.scenarios[0].scenario);
  for (std::size_t r = 0; r < region_count; ++r) {
    double units = 0.0;
    double two_years = 0.0;
    for (std::size_t i = 0; i < environment.size(); ++i) {
      if (static_cast<std::size_t>(environment.region[i]) != r) continue;
      units += environment.units[i];
      const double none = 1.0 - environment.innovation_chance[i];
      two_years += environment.units[i] * (1.0 - none * none);
    }
    // Only rounding is left.
    CHECK(two_years / units ==
          Approx(study.scenarios[0].scenario.population.two_year_rate[r]).epsilon(1e-12));
  }
}

// Where applications do not answer to money, the fundable ones are the ceiling and money is left.
TEST_CASE("At parity and elasticity 0 awards stop at the fundable applications") {
  const auto stiff = support::run_means({"parity"}, replicates, {"apply.elasticity=0"}).front();
  CHECK(per_year(stiff, "awards", 0, 5) ==
        Approx(per_year(stiff, "fundable_applications", 0, 5)).epsilon(0.01));
  CHECK(per_year(stiff, "unused_nok", 0, 5) > 50e6);
}

TEST_CASE("The larger a municipality, the oftener it has research partners") {
  const auto sums = support::run_means({"today"}, 100).front();
  std::array<double, size_class_count> with{};
  std::array<double, size_class_count> all{};
  for (std::size_t r = 0; r < region_count; ++r) {
    for (std::size_t c = 0; c < size_class_count; ++c) {
      with[c] += per_year(sums, "research_innovations_region_size", 0, 20, r * size_class_count + c);
      all[c] += per_year(sums, "innovations_region_size", 0, 20, r * size_class_count + c);
    }
  }
  auto odds = [&](std::size_t c) { return with[c] / (all[c] - with[c]); };
  CHECK(odds(2) > odds(1));
  CHECK(odds(1) > odds(0));
}

TEST_CASE("Without the winner's return the same awards reach more municipalities") {
  auto reached = [](const std::vector<std::string>& settings) {
    return support::run_means({"today"}, 100, settings).front().at(19, "share_ever_awarded");
  };
  CHECK(reached({"apply.winner_factor=1"}) > reached({}));
}

TEST_CASE("Few open work-years are a ceiling of their own: projects lapse") {
  const auto scarce = support::run_means({"today", "parity"}, 50, {"research.open_to_municipalities=0.02"});
  CHECK(per_year(scarce[1], "lapsed_projects", 5, 20) > 20.0);
  CHECK(per_year(scarce[1], "lapsed_projects", 5, 20) > per_year(scarce[0], "lapsed_projects", 5, 20));
  for (const auto& sums : scarce) {
    const double busy =
        per_year(sums, "research_work_years", 5, 20) + per_year(sums, "private_research_work_years", 5, 20);
    CHECK(busy <= per_year(sums, "open_work_years", 5, 20));
  }
}
