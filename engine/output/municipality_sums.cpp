#include "output/municipality_sums.hpp"

#include <array>
#include <stdexcept>
#include <string_view>

namespace taktskifte {
namespace {

using Totals = std::vector<std::int64_t> MunicipalityTotals::*;

struct Count {
  std::string_view name, of;
  Totals totals;
  bool with_second_moments;
  std::string_view replicates{}, one_or_more{};  ///< name and meaning of the replicates with x > 0, if stored
};

constexpr std::array counts = {
    Count{"innovations", "innovations", &MunicipalityTotals::innovations, false},
    Count{"research_innovations", "innovations with a researcher", &MunicipalityTotals::research_innovations,
          true},
    Count{"applications", "applications led", &MunicipalityTotals::applications, false},
    Count{"awards", "grants led", &MunicipalityTotals::awards, true, "replicates_awarded", "led a grant"},
    Count{"participations", "funded projects that began, led or joined", &MunicipalityTotals::participations,
          false, "replicates_reached", "led or joined a funded project"},
};

constexpr std::int64_t largest_exact = std::int64_t{1} << 53;

std::vector<double> exact(const std::vector<std::int64_t>& sums) {
  for (const auto sum : sums)
    if (sum > largest_exact)
      throw std::overflow_error("a sum per municipality exceeds 2^53; use fewer replicates");
  return {sums.begin(), sums.end()};
}

}  // namespace

MunicipalitySums::MunicipalitySums(std::size_t scenarios, std::size_t municipalities)
    : scenarios_(scenarios), municipalities_(municipalities) {
  const Sums zeros(scenarios * municipalities, 0);
  moments_.assign(counts.size(), Moments{zeros, zeros, zeros, zeros});
}

void MunicipalitySums::add(const std::vector<Series>& series) {
  if (series.size() != scenarios_) throw std::invalid_argument("one series per scenario is needed");
  for (std::size_t c = 0; c < counts.size(); ++c) {
    const auto& baseline = series.front().totals.*counts[c].totals;
    for (std::size_t s = 0; s < scenarios_; ++s) {
      const auto& totals = series[s].totals.*counts[c].totals;
      if (totals.size() != municipalities_)
        throw std::invalid_argument("one total per municipality is needed");
      for (std::size_t m = 0; m < municipalities_; ++m) {
        const std::size_t at = s * municipalities_ + m;
        moments_[c].first[at] += totals[m];
        moments_[c].second[at] += totals[m] * totals[m];
        moments_[c].cross[at] += totals[m] * baseline[m];
        if (totals[m] > 0) ++moments_[c].replicates[at];
      }
    }
  }
}

std::vector<MunicipalitySums::Column> MunicipalitySums::columns() const {
  std::vector<Column> all;
  for (std::size_t c = 0; c < counts.size(); ++c) {
    const auto name = "municipality_" + std::string(counts[c].name);
    const std::string of(counts[c].of);
    all.push_back(
        {name + "_sum", of + ", summed over reported years and replicates", exact(moments_[c].first)});
    if (!counts[c].replicates.empty())
      all.push_back({"municipality_" + std::string(counts[c].replicates),
                     "replicates in which the municipality " + std::string(counts[c].one_or_more) +
                         " in the reported years",
                     exact(moments_[c].replicates)});
    if (!counts[c].with_second_moments) continue;
    all.push_back({name + "_sum_of_squares", of + " over the reported years, squared, summed over replicates",
                   exact(moments_[c].second)});
    all.push_back({name + "_cross_first",
                   of + " over the reported years, times those of the first scenario, summed over replicates",
                   exact(moments_[c].cross)});
  }
  return all;
}

}  // namespace taktskifte
