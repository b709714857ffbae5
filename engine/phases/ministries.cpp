// engine/MODEL.md, "Policy".
#include "taktskifte/phases/phases.hpp"

namespace taktskifte {
namespace {

// The draw of a pre-project lies behind those of its municipality's applications.
constexpr std::uint32_t behind_all = 1U << 20U;

// The ministry at which the running sum of chances passes u.
std::size_t drawn(const std::array<double, ministry_count>& chance, double u) {
  std::size_t m = 0;
  double passed = chance[0];
  while (m + 1 < ministry_count && u >= passed) passed += chance[++m];
  return m;
}

}  // namespace

void book_ministries(World& world, std::span<const Application> applications, Nok preproject,
                     const YearPolicy& policy, const YearStreams& draws) {
  auto& paid = world.year_state.ministries;
  paid.fill(Nok{});
  for (const auto& application : applications) {
    if (!application.funded) continue;
    const Stream stream = application.lead >= 0
                              ? draws.of(Purpose::ministry, static_cast<std::size_t>(application.lead))
                              : draws.of_number(Purpose::other_ministry, 0);
    const double u = stream.uniform(static_cast<std::uint32_t>(application.ordinal));
    paid[drawn(policy.ministry_of_award, u)] += application.request;
  }
  for (std::size_t i = 0; i < world.size(); ++i) {
    if (world.year_state.preproject[i] == 0) continue;
    paid[drawn(policy.ministry_of_award, draws.of(Purpose::ministry, i).uniform(behind_all))] += preproject;
  }
}

}  // namespace taktskifte
