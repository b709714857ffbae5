// Invented results for tests of what is written and read: not the model, but numbers of its size that keep
// its rules (ledgers balance, mixes share their random numbers).
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "taktskifte/measures/table.hpp"
#include "taktskifte/measures/trajectories.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte::support {

/// How large the sample is.
struct SampleSize {
  int scenarios = 3;  ///< at most 3: today's share of the pot, a quarter, half
  int replicates = 8;
  int years = 6;
  int municipalities = 12;
};

inline constexpr std::array sample_shares = {0.075, 0.25, 0.50};

inline ResultHeader sample_header(const SampleSize& size) {
  static constexpr std::array names = {"today", "quarter", "parity"};
  static constexpr std::array titles = {"7.5 % public", "25 % public", "50 % public"};
  static constexpr std::array values = {"0.075", "0.25", "0.50"};
  ResultHeader header;
  header.replicates.resize(static_cast<std::size_t>(size.replicates));
  std::iota(header.replicates.begin(), header.replicates.end(), 0);
  header.history = "run today quarter parity";
  header.data = {.municipalities = {.name = "m.csv", .text = "number,name\n0100,Bø på Ås 0\n"},
                 .institutions = {.name = "i.csv", .text = "institution_id,type\nÅs,university\n"}};
  for (std::size_t s = 0; s < static_cast<std::size_t>(size.scenarios); ++s) {
    // The largest seed: 63 bits, more than a double or R can hold.
    ResolvedScenario resolved = default_scenario({"run.seed=9223372036854775807", "run.first_year=2018",
                                                  "run.years=" + std::to_string(size.years),
                                                  std::string("funding.public_share=") + values[s]});
    resolved.scenario.name = names[s];
    resolved.scenario.title = titles[s];
    resolved.text = "# " + std::string(names[s]) + "\n[funding]\npublic_share = " + values[s] + "\n";
    header.scenarios.push_back(std::move(resolved));
  }
  MunicipalityTable table;
  table.numbering.year = 2018;
  for (int m = 0; m < size.municipalities; ++m) {
    table.number.push_back(std::to_string(1000 + m).replace(0, 1, "0"));
    table.name.push_back("Bø på Ås " + std::to_string(m));
    table.region.push_back(static_cast<Region>(m % static_cast<int>(region_count)));
    table.population.push_back(1000.0 + 4000.0 * m);
    table.latitude.push_back(58.0 + 0.5 * m);
    table.longitude.push_back(5.5 + m);
    table.opex_per_head.push_back(60000.0);
    table.numbering.successor_2024.push_back(std::to_string(3001 + m));
    table.numbering.successors_2024_shares.push_back(std::to_string(3001 + m) + ":1.00");
  }
  header.municipalities = std::move(table);
  return header;
}

namespace detail {

/// Whole number near `mean` whose noise is that of a count; `u` in (0, 1).
inline double count_near(double mean, double u) {
  return std::floor(std::max(0.0, mean + std::sqrt(std::max(mean, 0.0)) * 3.4 * (u - 0.5)) + 0.5);
}

/// Year by year what makes the totals of every municipality.
inline void share_among_years(MunicipalityTotals& totals, int years) {
  const auto share = [&](const std::vector<std::int32_t>& all, std::vector<std::int32_t>& by_year) {
    for (int year = 0; year < years; ++year)
      for (const std::int32_t total : all) by_year.push_back(total / years + (year < total % years ? 1 : 0));
  };
  share(totals.innovations, totals.by_year.innovations);
  share(totals.research_innovations, totals.by_year.research_innovations);
  share(totals.awards, totals.by_year.awards);
  share(totals.participations, totals.by_year.participations);
}

}  // namespace detail

/// One Series per scenario; a function of `replicate` and `size` alone.
inline std::vector<Series> sample_replicate(int replicate, const SampleSize& size) {
  using detail::count_near;
  std::vector<Series> all;
  for (std::size_t s = 0; s < static_cast<std::size_t>(size.scenarios); ++s) {
    std::mt19937_64 source(static_cast<std::uint64_t>(replicate) + 1);  // the same numbers in every scenario
    const auto uniform = [&] { return (static_cast<double>(source() >> 11) + 0.5) * 0x1p-53; };
    Series series;
    series.values.resize(static_cast<std::size_t>(size.years) * values_per_year());
    series.drifted = replicate % 5 == 3;
    for (int year = 0; year < size.years; ++year) {
      double* const row = series.values.data() + static_cast<std::size_t>(year) * values_per_year();
      const auto set = [&](Measure measure, double value, std::size_t element = 0) {
        row[offset(measure) + element] = value;
      };
      const double pot = 1460e6;
      const double part = std::floor(pot * sample_shares[s]);
      const double extra = (sample_shares[s] - sample_shares[0]) * 0.03 * (1.0 - std::exp(-0.3 * year));
      const double n = count_near(7400.0, uniform());
      const double research = std::min(n, count_near(n * (0.13 + extra), uniform()));
      const double applications_now =
          year == 1 && replicate == 2
              ? 0.0
              : count_near(78.0 * std::sqrt(sample_shares[s] / sample_shares[0]), uniform());
      const double fundable = std::floor(0.65 * applications_now);
      const double mean_grant = 6.36e6;
      const double won = std::min(fundable, std::floor(part / mean_grant));
      const double awarded = std::floor(won * mean_grant * (0.97 + 0.03 * uniform()));
      const double private_won = std::floor((pot - part) / 8.5e6);
      set("innovations", n);
      set("research_innovations", research);
      set("research_share", research / n);
      set("project_innovations", std::floor(1.6 * won));
      set("reuse_share", 0.75 + 0.01 * (uniform() - 0.5));
      set("copied_share", 0.25 + 0.01 * (uniform() - 0.5));
      set("applications", applications_now);
      set("fundable_applications", fundable);
      set("awards", won);
      set("municipal_applications", std::floor(0.6 * applications_now));
      set("municipal_awards", std::floor(0.6 * won));
      set("success_rate", won / applications_now);  // NaN in the year without applications
      set("public_share_of_awards", won / (won + private_won));
      set("own_contribution_nok", std::floor(awarded / 3.0));
      set("private_applications", count_near(376.0, uniform()));
      set("private_awards", private_won);
      set("private_rd_nok", std::floor(1.15 * (pot - part) * (0.9 + 0.2 * uniform())));
      set("belief_gap", 0.012 + 0.002 * uniform());
      set("mean_experience", 0.08 + extra);
      set("gini_awards", won > 0.0 ? 0.9 - 0.01 * year : std::nan(""));
      set("share_ever_awarded", 0.01 * (year + 1));
      set("pot_nok", pot);
      set("public_part_nok", part);
      set("private_part_nok", pot - part);
      set("awarded_nok", awarded);
      set("unused_nok", part - awarded);
      set("private_awarded_nok", std::floor(private_won * 8.5e6));
      set("private_unused_nok", pot - part - std::floor(private_won * 8.5e6));
      static constexpr PerOutcome base = {0.70, 0.46, 0.25, 0.50, 0.10};
      static constexpr PerOutcome gap = {0.07, -0.05, 0.0, 0.02, 0.0};
      for (std::size_t k = 0; k < outcome_count; ++k) {
        set("successes_with", std::min(research, count_near(research * (base[k] + gap[k]), uniform())), k);
        set("successes_without", std::min(n - research, count_near((n - research) * base[k], uniform())), k);
      }
      static constexpr std::array<double, partner_count> shares = {0.13, 0.20, 0.15, 0.60, 0.57, 0.14};
      for (std::size_t p = 0; p < partner_count; ++p)
        set("partner_share", shares[p] + 0.01 * (uniform() - 0.5), p);
      for (std::size_t cell = 0; cell < row_of("awards_region_size").elements(); ++cell) {
        const double part_of_all = static_cast<double>(cell + 1) / 120.0;
        set("innovations_region_size", std::floor(n * part_of_all), cell);
        set("research_innovations_region_size", std::floor(research * part_of_all), cell);
        set("awards_region_size", std::floor(0.6 * won * part_of_all), cell);
      }
      for (std::size_t c = 0; c < cause_count; ++c)
        set("innovations_cause", std::floor(n / (static_cast<double>(c) + 2.0)), c);
      for (std::size_t m = 0; m < ministry_count; ++m)
        set("awarded_nok_ministry", std::floor(awarded / (static_cast<double>(m) + 2.0)), m);
      for (std::size_t cell = 0; cell < row_of("barriers").elements(); ++cell)
        set("barriers", std::floor((n - research) / (static_cast<double>(cell) + 3.0)), cell);
      set("preprojects", year);
      set("preproject_nok", 300000.0 * year);
      set("joint_awards", year % 2);
      set("theil_awards", won > 0.0 ? 1.2 - 0.1 * year : std::nan(""));
      set("theil_awards_between_size", won > 0.0 ? 0.3 - 0.02 * year : std::nan(""));
      set("theil_awards_between_region", won > 0.0 ? 0.1 - 0.01 * year : std::nan(""));
      for (std::size_t p = 0; p < lorenz_shares.size(); ++p) {
        const double bend = 8.0 - static_cast<double>(s) - 0.2 * year;
        set("lorenz_awards", won > 0.0 ? std::pow(lorenz_shares[p], bend) : std::nan(""), p);
      }
      set("first_time_applicants", std::floor(0.1 * applications_now));
      set("share_ever_joined", 0.02 * (year + 1) + extra);
      for (std::size_t c = 0; c < size_class_count; ++c)
        set("ever_joined_share_size", (0.01 * (year + 1) + extra) * static_cast<double>(c + 1), c);
    }
    for (int m = 0; m < size.municipalities; ++m) {
      series.totals.innovations.push_back(
          static_cast<std::int32_t>(count_near(17.0 * size.years, uniform())));
      series.totals.research_innovations.push_back(
          static_cast<std::int32_t>(count_near(2.0 * size.years, uniform())));
      series.totals.applications.push_back(static_cast<std::int32_t>(source() % 5));
      series.totals.awards.push_back(static_cast<std::int32_t>(source() % 3) + static_cast<std::int32_t>(s));
      series.totals.participations.push_back(series.totals.awards.back() + m % 3);
    }
    detail::share_among_years(series.totals, size.years);
    all.push_back(std::move(series));
  }
  return all;
}

/// A panel of invented numbers, all different in a replicate; whole, so that each fits its column.
inline std::vector<double> sample_trajectories(int replicate, std::size_t scenario, const SampleSize& size) {
  std::vector<double> trajectories(static_cast<std::size_t>(size.years) * trajectory_columns().size() *
                                   static_cast<std::size_t>(size.municipalities));
  for (std::size_t at = 0; at < trajectories.size(); ++at)
    trajectories[at] = static_cast<double>(at + 100'000 * scenario) + 1'000'000.0 * replicate;
  return trajectories;
}

/// Writes a sample file with panels.
inline void write_sample_with_trajectories(const std::string& file, const SampleSize& size) {
  auto header = sample_header(size);
  header.trajectories = true;
  ResultWriter writer(file, header);
  for (int replicate = 0; replicate < size.replicates; ++replicate) {
    auto series = sample_replicate(replicate, size);
    for (std::size_t s = 0; s < series.size(); ++s)
      series[s].trajectories = sample_trajectories(replicate, s, size);
    writer.append(replicate, series);
  }
  writer.finish();
}

/// Writes a whole sample file.
inline void write_sample(const std::string& file, const SampleSize& size, int threads = 1) {
  ResultWriter writer(file, sample_header(size), {}, threads);
  for (int replicate = 0; replicate < size.replicates; ++replicate)
    writer.append(replicate, sample_replicate(replicate, size));
  writer.finish();
}

}  // namespace taktskifte::support
