// The rows of a comparison: what is compared, and how a measure becomes one number per replicate.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/measures/measures.hpp"

namespace taktskifte {

/// The unit in which a row is given.
enum class RowUnit : std::uint8_t {
  share,   ///< 1; also indices such as the Gini index
  a_year,  ///< a count a year
  mnok,    ///< million kroner a year
};
std::string_view to_string(RowUnit unit);  // "share", "a year", "MNOK a year"

/// One thing to compare.
struct Row {
  std::string name;  ///< "research_share", "success_share[quality]"
  RowUnit unit = RowUnit::a_year;
  bool detail = false;                      ///< shown on demand only
  std::vector<std::vector<double>> values;  ///< [scenario][replicate]; NaN where undefined
};

/// The part of a result file that is compared.
struct Extent {
  std::size_t scenarios = 0;
  std::size_t replicates = 0;
  std::size_t years = 0;       ///< number of years stored
  std::size_t first_year = 0;  ///< index of the first chosen year
  std::size_t last_year = 0;   ///< index of the last chosen year, inclusive
};

/// All values of a measure, [scenario][replicate][year][element] row-major; empty if they are not stored.
using ReadMeasure = std::function<std::vector<double>(const MeasureRow&)>;

/// Makes the rows, in the order in which they are to be read; `labels` names the elements of a kind of axes,
/// as many as width() says.
///
/// A count or a sum of money is the mean over the chosen years. A share whose parts are stored is the ratio
/// of the parts' sums over these years: research_share, success_rate, public_share_of_awards; successes per
/// innovation (success_share over all innovations, success_share_with and _without a researcher);
/// municipal_share_of_awards. What builds up from the first reported year (gini_awards, theil_awards and its
/// parts between and within groups, lorenz_awards, share_ever_awarded, share_ever_joined,
/// ever_joined_share_size) is its value in the last chosen year. Another share or index is the mean of its
/// yearly values. A row is NaN in a replicate where a year's value is NaN or the sum below is 0. Measures
/// that are not stored make no row.
std::vector<Row> comparison_rows(const Extent& extent, const ReadMeasure& read,
                                 const std::function<std::vector<std::string>(Axes)>& labels);

}  // namespace taktskifte
