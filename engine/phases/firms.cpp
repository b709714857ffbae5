// engine/MODEL.md, "Results".
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {

std::int64_t draw_firms(std::span<const EfficiencyCount> efficiency, const OutcomeLaws& laws,
                        const YearStreams& draws) {
  const Stream stream = draws.of_number(Purpose::firms, 0);
  std::int64_t firms = 0;
  for (std::size_t slot = 0; slot < efficiency.size(); ++slot) {
    const auto draw = 2 * static_cast<std::uint32_t>(slot);
    const auto failures = efficiency[slot].tries - efficiency[slot].successes;
    firms +=
        binomial(stream.uniform(draw), static_cast<int>(efficiency[slot].successes), laws.firm[slot].success);
    firms += binomial(stream.uniform(draw + 1), static_cast<int>(failures), laws.firm[slot].failure);
  }
  return firms;
}

}  // namespace taktskifte
