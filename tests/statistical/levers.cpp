// Each lever moves what it should, in sign: paired with the same mix without it, on the real municipalities.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "taktskifte/analysis/compare.hpp"
#include "taktskifte/analysis/variants.hpp"
#include "taktskifte/core/parallel.hpp"
#include "taktskifte/measures/table.hpp"

using namespace taktskifte;

namespace {

constexpr int lever_replicates = 40;

struct Expectation {
  std::vector<std::string> settings;
  std::function<double(const Series&)> value;
  double sign;
};

double in_region(const Series& s, Measure measure, Region region) {
  double sum = 0.0;
  for (std::size_t c = 0; c < size_class_count; ++c) {
    sum += per_year(s, measure, static_cast<std::size_t>(region) * size_class_count + c);
  }
  return sum;
}

double in_small(const Series& s, Measure measure) {
  double sum = 0.0;
  for (std::size_t r = 0; r < region_count; ++r) sum += per_year(s, measure, r * size_class_count);
  return sum;
}

double barrier(const Series& s, Barrier which) {
  double sum = 0.0;
  for (std::size_t c = 0; c < size_class_count; ++c) {
    sum += per_year(s, "barriers", c * barrier_count + static_cast<std::size_t>(which));
  }
  return sum;
}

double municipal_share(const Series& s) { return per_year(s, "municipal_awards") / per_year(s, "awards"); }

double of(const Series& s, Measure measure) { return per_year(s, measure); }

const std::vector<Expectation> expectations = {
    {{"quota.small_municipalities=0.2"},
     [](const Series& s) { return in_small(s, "awards_region_size"); },
     1},
    {{"quota.nord_norge=0.2"},
     [](const Series& s) { return in_region(s, "awards_region_size", Region::nord_norge); },
     1},
    {{"panel.lottery=1"}, [](const Series& s) { return of(s, "gini_awards"); }, -1},
    {{"panel.need_weight=3"}, [](const Series& s) { return of(s, "gini_awards"); }, -1},
    {{"apply.joint_share=0.5"}, municipal_share, 1},
    {{"apply.joint_share=0.5"}, [](const Series& s) { return of(s, "joint_awards"); }, 1},
    {{"preproject.share=0.1"}, [](const Series& s) { return of(s, "preprojects"); }, 1},
    {{"preproject.share=0.1"}, [](const Series& s) { return of(s, "awards"); }, -1},
    {{"preproject.share=0.1"}, [](const Series& s) { return of(s, "municipal_applications"); }, 1},
    {{"grant.size_factor=0.5"}, [](const Series& s) { return of(s, "awards"); }, 1},
    {{"grant.support_cap_municipal=1"}, [](const Series& s) { return of(s, "own_contribution_nok"); }, -1},
    {{"grant.support_cap_municipal=0.3"},
     [](const Series& s) { return barrier(s, Barrier::no_co_financing); },
     1},
    {{"own.part_for_innovation=0.005"},
     [](const Series& s) { return barrier(s, Barrier::no_co_financing); },
     1},
    {{"apply.effort=2"}, [](const Series& s) { return of(s, "applications"); }, -1},
    {{"office.access_nord_norge=1"},
     [](const Series& s) { return in_region(s, "research_innovations_region_size", Region::nord_norge); },
     1},
    {{"office.access_nord_norge=1"}, [](const Series& s) { return barrier(s, Barrier::no_access); }, -1},
    {{"research.open_to_municipalities=0.01"},
     [](const Series& s) { return barrier(s, Barrier::no_researcher_free); },
     1},
    {{"research.open_to_municipalities=0.01"}, [](const Series& s) { return of(s, "lapsed_projects"); }, 1},
    {{"innovation.strategy=0.3"}, [](const Series& s) { return of(s, "innovations"); }, 1},
    {{"reuse.spread_share=0.9"}, [](const Series& s) { return of(s, "reuse_share"); }, 1},
    {{"experience.partners_per_project=4"}, [](const Series& s) { return of(s, "share_ever_joined"); }, 1},
    {{"partners.firm=0.5"},
     [](const Series& s) {
       constexpr auto efficiency = static_cast<std::size_t>(Outcome::efficiency);
       return per_year(s, "successes_with", efficiency) + per_year(s, "successes_without", efficiency);
     },
     1},
    {{"partners.voluntary=0.5"},
     [](const Series& s) {
       return per_year(s, "partner_share", static_cast<std::size_t>(Partner::voluntary));
     },
     1},
    {{"ministry.factor_hod=3"}, [](const Series& s) { return per_year(s, "awarded_nok_ministry", 3); }, 1},
    {{"ministry.factor_hod=0"}, [](const Series& s) { return per_year(s, "awarded_nok_ministry", 3); }, -1},
};

}  // namespace

TEST_CASE("Each lever moves what it should") {
  const VariantOptions options{.scenarios = std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios",
                               .settings = {},
                               .threads = available_threads(),
                               .replicates = lever_replicates,
                               .tell = {},
                               .after_replicate = {}};
  std::vector<Variant> cases{{"today", {}}};
  for (const auto& expectation : expectations) cases.push_back({"today", expectation.settings});
  const auto runs = run_variants(cases, options);
  for (std::size_t e = 0; e < expectations.size(); ++e) {
    std::vector<double> without;
    std::vector<double> with;
    for (int r = 0; r < lever_replicates; ++r) {
      without.push_back(expectations[e].value(runs[0][static_cast<std::size_t>(r)]));
      with.push_back(expectations[e].value(runs[e + 1][static_cast<std::size_t>(r)]));
    }
    const auto difference = compare({without, with}, std::numeric_limits<double>::quiet_NaN()).differences[0];
    INFO(expectations[e].settings[0] << ", expectation " << e << ": " << difference.value);
    REQUIRE(difference.interval.has_value());
    // The whole 95 % interval lies on the side expected.
    CHECK((expectations[e].sign > 0 ? difference.interval->low > 0.0 : difference.interval->high < 0.0));
  }
}

TEST_CASE("Levers that are recorded only leave every other number equal") {
  const VariantOptions options{.scenarios = std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios",
                               .settings = {},
                               .threads = available_threads(),
                               .replicates = 3,
                               .tell = {},
                               .after_replicate = {}};
  const auto runs = run_variants({{"today", {}},
                                  {"today", {"ministry.factor_hod=3"}},
                                  {"today", {"partners.voluntary=0.5", "partners.citizens=0.1"}},
                                  {"today", {"causes.savings=0.5", "barriers.low_access=0"}}},
                                 options);
  const std::vector<std::vector<Measure>> touched = {
      {}, {"awarded_nok_ministry"}, {"partner_share"}, {"innovations_cause", "barriers"}};
  for (std::size_t c = 1; c < runs.size(); ++c) {
    for (std::size_t r = 0; r < 3; ++r) {
      for (const MeasureRow& row : measures()) {
        if (std::find(touched[c].begin(), touched[c].end(), row.measure) != touched[c].end()) continue;
        for (std::size_t year = 0; year < years_of(runs[c][r]); ++year) {
          for (std::size_t e = 0; e < row.elements(); ++e) {
            const double one = runs[0][r].at(year, row.measure, e);
            const double other = runs[c][r].at(year, row.measure, e);
            INFO(row.name << ", case " << c);
            CHECK((one == other || (std::isnan(one) && std::isnan(other))));
          }
        }
      }
    }
  }
}
