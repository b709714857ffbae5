// What is given up on one side for what the other gains.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "taktskifte/analysis/indicators.hpp"
#include "taktskifte/analysis/ratio.hpp"

namespace taktskifte {

struct Trade {
  std::string_view name;  ///< "private_awards_per_public_award"
  std::string_view
      what;  ///< "private grants lost for each further public one", or what it is with fewer of them
  std::string_view unit;  ///< of the ratio
  double gained = 0.0;    ///< mean a year of what is below; negative: lost, and the ratio says what for
  Ratio ratio;
};

/// Of scenario `scenario` (an index >= 1) against the first; rows as comparison_rows gives them. Those whose
/// rows are missing are left out. A further innovation is one with a researcher (spill-over) or one that a
/// project itself yields (direct).
std::vector<Trade> trades(std::span<const IndicatorRow> rows, std::size_t scenario);

}  // namespace taktskifte
