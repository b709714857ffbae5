// The patterns stated before the runs, on the real municipalities. Slow: minutes on one core.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <vector>

#include "support/studies.hpp"
#include "support/tolerance.hpp"
#include "taktskifte/world/setting.hpp"

using namespace taktskifte;
using support::Sums;

namespace {

constexpr int replicates = 200;

double per_year(const Sums& sums, Measure measure, int first, int last, std::size_t element = 0) {
  double total = 0.0;
  for (int year = first; year < last; ++year) total += sums.at(year, measure, element);
  return total / (last - first);
}

}  // namespace

// Tolerances are those of the patterns in engine/MODEL.md, stated before the runs, not statistical ones.
TEST_CASE("Today's mix meets its targets") {
  const auto sums = support::run_means({"today"}, replicates).front();
  CHECK(std::abs(per_year(sums, Measure::research_share, 0, 10) - 0.13) < 0.01);
  CHECK(std::abs(per_year(sums, Measure::research_share, 10, 20) - 0.13) < 0.01);
  // Flat: the last five years against the first five.
  CHECK(std::abs(per_year(sums, Measure::research_share, 15, 20) -
                 per_year(sums, Measure::research_share, 0, 5)) < 0.005);
  CHECK(std::abs(per_year(sums, Measure::reuse_share, 0, 20) - 0.75) < 0.02);
  CHECK(std::abs(per_year(sums, Measure::awards, 0, 20) - 17.0) < 3.0);
  const auto municipal =
      per_year(sums, Measure::municipal_awards, 0, 20) / per_year(sums, Measure::awards, 0, 20);
  CHECK(std::abs(municipal - 0.6) < 0.1);
  const std::array<double, partner_count> partners{0.13, 0.2, 0.15, 0.6, 0.57, 0.14};
  for (std::size_t p = 0; p < partner_count; ++p) {
    CHECK(std::abs(per_year(sums, Measure::partner_share, 0, 20, p) - partners[p]) < 0.01);
  }
  CHECK(sums.drifted == 0);
}

TEST_CASE("Innovation rates of the regions come out in the reported years") {
  const auto study = support::real_study({"today"});
  const Setting setting = make_setting(study.municipalities, study.sites, study.scenarios[0].scenario);
  const auto sums = support::run_means({"today"}, 50).front();
  for (std::size_t r = 0; r < region_count; ++r) {
    double units = 0.0;
    double expected = 0.0;
    double two_years = 0.0;
    for (std::size_t i = 0; i < setting.size(); ++i) {
      if (static_cast<std::size_t>(setting.region[i]) != r) continue;
      units += setting.units[i];
      expected += setting.units[i] * setting.innovation_chance[i];
      const double none = 1.0 - setting.innovation_chance[i];
      two_years += setting.units[i] * (1.0 - none * none);
    }
    // The level of the region is solved, so only rounding is left.
    CHECK(two_years / units ==
          Approx(study.scenarios[0].scenario.population.two_year_rate[r]).epsilon(1e-12));
    double seen = 0.0;
    for (std::size_t c = 0; c < size_class_count; ++c) {
      seen += per_year(sums, Measure::innovations_region_size, 0, 20, r * size_class_count + c);
    }
    CHECK(std::abs(seen / units - expected / units) < 0.005);
  }
}

TEST_CASE("The flow of 2019 meets its targets") {
  const auto sums = support::run_means({"flow-2019"}, replicates).front();
  CHECK(std::abs(per_year(sums, Measure::applications, 10, 20) - 110.0) < 12.0);
  CHECK(std::abs(per_year(sums, Measure::awards, 10, 20) - 33.0) < 4.0);
  CHECK(std::abs(per_year(sums, Measure::awards, 10, 20) / per_year(sums, Measure::applications, 10, 20) -
                 0.3) < 0.05);
  CHECK(std::abs(per_year(sums, Measure::private_awards, 10, 20) - 140.0) < 20.0);
}

TEST_CASE("At parity awards stop at the pot or at the fundable applications") {
  const auto parity = support::run_means({"parity"}, replicates).front();
  const double awards = per_year(parity, Measure::awards, 10, 20);
  const double fundable = per_year(parity, Measure::fundable_applications, 10, 20);
  CHECK(std::abs(awards - std::min(115.0, fundable)) < 8.0);
  // Where applications do not answer to money, the fundable ones are the ceiling and money is left.
  const auto stiff = support::run_means({"parity"}, replicates, {"apply.elasticity=0"}).front();
  CHECK(per_year(stiff, Measure::awards, 0, 5) ==
        Approx(per_year(stiff, Measure::fundable_applications, 0, 5)).epsilon(0.01));
  CHECK(per_year(stiff, Measure::unused_nok, 0, 5) > 50e6);
}

TEST_CASE("The simulated survey shows the barometer's difference for every causal share") {
  for (const char* causal : {"0", "0.5", "1"}) {
    const auto study = support::real_study({"today"}, {std::string("barometer.causal_share=") + causal});
    const auto sums = support::run_means(study, replicates).front();
    const double with = per_year(sums, Measure::research_innovations, 0, 20);
    const double all = per_year(sums, Measure::innovations, 0, 20);
    const auto& gap = study.scenarios[0].scenario.barometer.gap;
    for (std::size_t k = 0; k < outcome_count; ++k) {
      const double difference = per_year(sums, Measure::successes_with, 0, 20, k) / with -
                                per_year(sums, Measure::successes_without, 0, 20, k) / (all - with);
      INFO("causal share " << causal << ", " << outcome_names[k]);
      CHECK(std::abs(difference - gap[k]) < 0.01);
    }
  }
}

TEST_CASE("Without a causal part success does not depend on the mix") {
  const auto pair = support::run_means({"today", "parity"}, replicates, {"barometer.causal_share=0"});
  for (std::size_t k = 0; k < outcome_count; ++k) {
    auto share = [&](const Sums& sums) {
      return (per_year(sums, Measure::successes_with, 0, 20, k) +
              per_year(sums, Measure::successes_without, 0, 20, k)) /
             per_year(sums, Measure::innovations, 0, 20);
    };
    // Innovations of 200 replicates and 20 years, independent but for common luck, which helps.
    const double n = replicates * 20.0 * per_year(pair[0], Measure::innovations, 0, 20);
    const double p = share(pair[0]);
    CHECK(std::abs(share(pair[1]) - p) < std::sqrt(2.0) * support::share_tolerance(p, n));
  }
}

TEST_CASE("With all slopes zero the number with researchers is binomial") {
  const auto study = support::real_study(
      {"today"}, {"choice.belief=0", "choice.experience=0", "choice.peers=0", "choice.access=0",
                  "choice.size=0", "choice.capability=0", "choice.new=0"});
  double chi_square = 0.0;
  double sum = 0.0;
  double innovations = 0.0;
  int years = 0;
  run_ensemble(study, {.threads = 2, .replicates = 100}, [&](int, std::vector<Series>&& series) {
    for (std::size_t year = 0; year < 20; ++year) {
      const double n = series[0].at(year, Measure::innovations);
      const double x = series[0].at(year, Measure::research_innovations);
      chi_square += (x - 0.13 * n) * (x - 0.13 * n) / (n * 0.13 * 0.87);
      sum += x;
      innovations += n;
      ++years;
    }
  });
  CHECK(std::abs(sum / innovations - 0.13) < support::share_tolerance(0.13, innovations));
  // 2 000 standardised counts: their squares sum to a chi-square of as many degrees, on both sides.
  CHECK(chi_square < support::chi_square_bound(years));
  CHECK(chi_square > 2.0 * years - support::chi_square_bound(years));
}

TEST_CASE("Larger municipalities have more research partners and smaller ones apply less") {
  const auto sums = support::run_means({"today"}, 100).front();
  std::array<double, size_class_count> with{};
  std::array<double, size_class_count> all{};
  for (std::size_t r = 0; r < region_count; ++r) {
    for (std::size_t c = 0; c < size_class_count; ++c) {
      with[c] += per_year(sums, Measure::research_innovations_region_size, 0, 20, r * size_class_count + c);
      all[c] += per_year(sums, Measure::innovations_region_size, 0, 20, r * size_class_count + c);
    }
  }
  auto odds = [&](std::size_t c) { return with[c] / (all[c] - with[c]); };
  CHECK(odds(2) / odds(0) == Approx(2.0).margin(0.5));
  CHECK(odds(1) > odds(0));
}

TEST_CASE("The largest municipality leads many awards, and winners come back") {
  const auto study = support::real_study({"today"});
  const Setting setting = make_setting(study.municipalities, study.sites, study.scenarios[0].scenario);
  const auto largest = static_cast<std::size_t>(std::max_element(setting.units.begin(), setting.units.end()) -
                                                setting.units.begin());
  auto run = [&](const Study& which) {
    double of_largest = 0.0;
    double all = 0.0;
    double reached = 0.0;
    run_ensemble(which, {.threads = available_threads(), .replicates = 100},
                 [&](int, std::vector<Series>&& series) {
                   const auto& awards = series[0].totals.awards;
                   of_largest += static_cast<double>(awards[largest]);
                   all += static_cast<double>(std::accumulate(awards.begin(), awards.end(), std::int64_t{0}));
                   reached += series[0].at(19, Measure::share_ever_awarded);
                 });
    return std::pair{of_largest / all, reached / 100.0};
  };
  const auto [share, reached] = run(study);
  CHECK(std::abs(share - 0.2) < 0.1);
  // Without the winner's return the same awards reach more municipalities.
  CHECK(run(support::real_study({"today"}, {"apply.winner_factor=1"})).second > reached);
}

TEST_CASE("Few open work-years are a ceiling of their own: projects lapse") {
  const auto scarce = support::run_means({"today", "parity"}, 50, {"research.open_to_municipalities=0.02"});
  CHECK(per_year(scarce[1], Measure::lapsed_projects, 5, 20) > 20.0);
  CHECK(per_year(scarce[1], Measure::lapsed_projects, 5, 20) >
        per_year(scarce[0], Measure::lapsed_projects, 5, 20));
  for (const auto& sums : scarce) {
    const double busy = per_year(sums, Measure::research_work_years, 5, 20) +
                        per_year(sums, Measure::private_research_work_years, 5, 20);
    CHECK(busy <= per_year(sums, Measure::open_work_years, 5, 20));
  }
}
