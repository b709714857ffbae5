#include "contents/municipality_sums.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace taktskifte {
namespace {

using T = MunicipalityTotals;

constexpr std::array rows = {
    SumRow{"municipality_innovations_sum", "innovations, summed over reported years and replicates",
           &T::innovations, Sum::totals, "innovations"},
    SumRow{"municipality_research_innovations_sum",
           "innovations with a researcher, summed over reported years and replicates",
           &T::research_innovations, Sum::totals, "research_innovations"},
    SumRow{"municipality_research_innovations_sum_of_squares",
           "innovations with a researcher over the reported years, squared, summed over replicates",
           &T::research_innovations, Sum::squares},
    SumRow{"municipality_research_innovations_cross_first",
           "innovations with a researcher over the reported years, times those of the first scenario, summed "
           "over replicates",
           &T::research_innovations, Sum::cross_first},
    SumRow{"municipality_applications_sum", "applications led, summed over reported years and replicates",
           &T::applications, Sum::totals, "municipal_applications"},
    SumRow{"municipality_awards_sum", "grants led, summed over reported years and replicates", &T::awards,
           Sum::totals, "municipal_awards"},
    SumRow{"municipality_replicates_awarded",
           "replicates in which the municipality led a grant in the reported years", &T::awards,
           Sum::replicates},
    SumRow{"municipality_awards_sum_of_squares",
           "grants led over the reported years, squared, summed over replicates", &T::awards, Sum::squares},
    SumRow{"municipality_awards_cross_first",
           "grants led over the reported years, times those of the first scenario, summed over replicates",
           &T::awards, Sum::cross_first},
    SumRow{"municipality_participations_sum",
           "funded projects that began, led or joined, summed over reported years and replicates",
           &T::participations, Sum::totals},
    SumRow{"municipality_replicates_reached",
           "replicates in which the municipality led or joined a funded project in the reported years",
           &T::participations, Sum::replicates},
};

using Y = MunicipalityYears;

constexpr std::array year_rows = {
    YearSumRow{"municipality_year_innovations", "innovations in the year, summed over replicates",
               &Y::innovations, &T::innovations},
    YearSumRow{"municipality_year_research_innovations",
               "innovations with a researcher in the year, summed over replicates", &Y::research_innovations,
               &T::research_innovations},
    YearSumRow{"municipality_year_awards", "grants led in the year, summed over replicates", &Y::awards,
               &T::awards},
    YearSumRow{"municipality_year_participations",
               "funded projects that began in the year, led or joined, summed over replicates",
               &Y::participations, &T::participations},
};

constexpr std::int64_t largest_of_year = std::numeric_limits<std::int32_t>::max();

constexpr std::int64_t largest_exact = std::int64_t{1} << 53;

[[noreturn]] void overflow(std::int64_t largest) {
  throw std::overflow_error(
      largest == largest_exact
          ? "a sum per municipality exceeds 2^53 (9.007e+15), beyond which it would not be "
            "exact; lower run.replicates or run.years"
          : "a sum per municipality and year exceeds 2147483647, the most that the file holds; "
            "lower run.replicates or write run.municipality_years = no");
}

std::int64_t product(std::int32_t a, std::int32_t b) {
  const std::int64_t value = std::int64_t{a} * b;
  if (value > largest_exact) overflow(largest_exact);
  return value;
}

std::int64_t addend(Sum sum, std::int32_t total, std::int32_t of_first) {
  switch (sum) {
    case Sum::totals:
      return total;
    case Sum::squares:
      return product(total, total);
    case Sum::cross_first:
      return product(total, of_first);
    case Sum::replicates:
      break;
  }
  return total > 0 ? 1 : 0;
}

// Sums over all years are kept in 64 bits, and exact as doubles; those of a year in the 32 bits of the file.
// Both are at most the largest, so their sum is no more than twice that.
template <class Stored>
void add_to(Stored& sum, std::int64_t more) {
  constexpr std::int64_t largest = sizeof(Stored) == sizeof(std::int64_t) ? largest_exact : largest_of_year;
  if (more > largest || sum + more > largest) overflow(largest);
  sum = static_cast<Stored>(sum + more);
}

// The same for many counts of a year. Two that are no larger than the largest have a sum of 32 bits without a
// sign, whose first bit is set if it is larger: looked at once for all, in lanes, before any is added.
void add_counts(std::span<std::int32_t> sums, std::span<const std::int32_t> counts) {
  std::uint32_t seen = 0;
  for (std::size_t at = 0; at < sums.size(); ++at)
    seen |= static_cast<std::uint32_t>(sums[at]) + static_cast<std::uint32_t>(counts[at]);
  if (seen > static_cast<std::uint32_t>(largest_of_year)) overflow(largest_of_year);
  for (std::size_t at = 0; at < sums.size(); ++at) sums[at] += counts[at];
}

}  // namespace

std::span<const SumRow> municipality_sum_rows() { return rows; }
std::span<const YearSumRow> municipality_year_rows() { return year_rows; }

std::vector<std::size_t> municipality_sum_lengths(std::size_t scenarios, std::size_t municipalities,
                                                  std::size_t years) {
  std::vector<std::size_t> lengths(rows.size(), scenarios * municipalities);
  if (years > 0) lengths.resize(rows.size() + year_rows.size(), scenarios * years * municipalities);
  return lengths;
}

MunicipalitySums::MunicipalitySums(std::size_t scenarios, std::size_t municipalities, std::size_t years)
    : scenarios_(scenarios),
      municipalities_(municipalities),
      years_(years),
      lengths_(municipality_sum_lengths(scenarios, municipalities, years)) {
  for (std::size_t r = 0; r < lengths_.size(); ++r) {
    if (r < rows.size())
      sums_.emplace_back(lengths_[r], 0);
    else
      year_sums_.emplace_back(lengths_[r], 0);
  }
}

void MunicipalitySums::add(const std::vector<Series>& series) {
  if (series.size() != scenarios_) throw std::invalid_argument("one series per scenario is needed");
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto& of_first = series.front().totals.*rows[r].totals;
    for (std::size_t s = 0; s < scenarios_; ++s) {
      const auto& totals = series[s].totals.*rows[r].totals;
      if (totals.size() != municipalities_)
        throw std::invalid_argument("one total per municipality is needed");
      for (std::size_t m = 0; m < municipalities_; ++m)
        add_to(sums_[r][s * municipalities_ + m], addend(rows[r].sum, totals[m], of_first[m]));
    }
  }
  if (years_ > 0) add_years(series);
}

void MunicipalitySums::add_years(const std::vector<Series>& series) {
  const std::size_t width = years_ * municipalities_;
  for (std::size_t r = 0; r < year_rows.size(); ++r) {
    for (std::size_t s = 0; s < scenarios_; ++s) {
      const auto& counts = series[s].totals.by_year.*year_rows[r].counts;
      if (counts.size() != width)
        throw std::invalid_argument("one count per year and municipality is needed");
      add_counts(std::span(year_sums_[r]).subspan(s * width, width), counts);
    }
  }
}

void MunicipalitySums::add_columns(const Columns& columns) {
  if (columns.size() != lengths_.size()) throw std::invalid_argument("one column per row is needed");
  for (std::size_t r = 0; r < columns.size(); ++r) {
    if (columns[r].size() != lengths_[r])
      throw std::invalid_argument("one sum per scenario and municipality is needed");
    for (std::size_t at = 0; at < columns[r].size(); ++at) {
      const double sum = columns[r][at];
      if (!(sum >= 0.0 && sum <= static_cast<double>(largest_exact)) || sum != std::floor(sum))
        throw std::invalid_argument("a sum per municipality is no whole number");
      if (r < rows.size())
        add_to(sums_[r][at], static_cast<std::int64_t>(sum));
      else
        add_to(year_sums_[r - rows.size()][at], static_cast<std::int64_t>(sum));
    }
  }
}

std::vector<double> MunicipalitySums::column(std::size_t row) const {
  if (row < rows.size()) return {sums_[row].begin(), sums_[row].end()};
  const auto& sums = year_sums_[row - rows.size()];
  return {sums.begin(), sums.end()};
}

MunicipalitySums::Columns MunicipalitySums::columns() const {
  Columns all;
  for (std::size_t row = 0; row < columns_count(); ++row) all.push_back(column(row));
  return all;
}

}  // namespace taktskifte
