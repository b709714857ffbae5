// A synthetic population ten times the country has the country's shares. Slow: half a minute on one core.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "support/studies.hpp"
#include "support/tolerance.hpp"

#include "taktskifte/measures/table.hpp"

using namespace taktskifte;

namespace {

constexpr int years = 20;

double total(const Series& series, Measure measure) {
  double sum = 0.0;
  for (std::size_t year = 0; year < years; ++year) sum += series.at(year, measure);
  return sum;
}

// Shares over the reported years of one replicate.
struct Shares {
  static constexpr std::size_t count = 5;
  static constexpr std::array<const char*, count> names = {
      "research share", "reuse share", "success rate", "municipal share of awards", "public share of awards"};
  static constexpr std::size_t first_of_awards = 2;
  std::array<double, count> value{};
  double unused = 0.0;  // of the public part
};

Shares shares_of(const Series& series) {
  const double awards = total(series, "awards");
  return {.value = {total(series, "research_innovations") / total(series, "innovations"),
                    total(series, "reuse_share") / years, awards / total(series, "applications"),
                    total(series, "municipal_awards") / awards,
                    awards / (awards + total(series, "private_awards"))},
          .unused = total(series, "unused_nok") / total(series, "public_part_nok")};
}

struct Moments {
  std::array<double, Shares::count> mean{}, sd{};
  double unused = 0.0;
};

Moments moments_of(const std::string& scenario, int replicates, const std::vector<std::string>& settings) {
  std::vector<Shares> all;
  run_ensemble(support::real_study({scenario}, settings),
               {.threads = available_threads(), .replicates = replicates},
               [&](int, std::vector<Series>&& series) { all.push_back(shares_of(series.front())); });
  Moments moments;
  for (const auto& shares : all) moments.unused += shares.unused / replicates;
  for (std::size_t k = 0; k < Shares::count; ++k) {
    for (const auto& shares : all) moments.mean[k] += shares.value[k] / replicates;
    double squares = 0.0;
    for (const auto& shares : all) squares += std::pow(shares.value[k] - moments.mean[k], 2);
    moments.sd[k] = std::sqrt(squares / (replicates - 1));
  }
  return moments;
}

}  // namespace

TEST_CASE("A synthetic population ten times the country has its shares") {
  constexpr int real_replicates = 100;
  constexpr int synthetic_replicates = 10;
  for (const std::string scenario : {"today", "parity"}) {
    const auto real = moments_of(scenario, real_replicates, {});
    const auto synthetic = moments_of(scenario, synthetic_replicates, {"population.synthetic=4220"});
    for (std::size_t k = 0; k < Shares::count; ++k) {
      INFO(scenario << ": " << Shares::names[k]);
      // Two means of independent replicates; one of a larger country varies no more than one of the real, so
      // the real deviation stands for both (ten synthetic ones would not tell theirs).
      double tolerance = support::mean_tolerance(real.sd[k], real_replicates) +
                         support::mean_tolerance(real.sd[k], synthetic_replicates);
      // Of a small pot a larger part is left that no request fits into, and grants are fewer by it.
      if (k >= Shares::first_of_awards) tolerance += real.unused * real.mean[k];
      CHECK(std::abs(synthetic.mean[k] - real.mean[k]) < tolerance);
    }
  }
}
