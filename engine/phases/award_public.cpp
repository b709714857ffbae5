// engine/MODEL.md, "Award".
#include <algorithm>
#include <functional>
#include <numeric>

#include "taktskifte/phases/phases.hpp"

namespace taktskifte {
namespace {

using Applications = std::vector<Application>;
using Order = std::vector<std::size_t>;  // positions in the ranking

// Puts those worth funding first, ranked, and returns how many there are. The order of the rest is of no use.
std::size_t rank(Applications& applications, double fundable_score) {
  const auto last = std::partition(applications.begin(), applications.end(),
                                   [&](const Application& a) { return a.score >= fundable_score; });
  std::sort(applications.begin(), last, [](const Application& a, const Application& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.lead != b.lead ? a.lead < b.lead : a.ordinal < b.ordinal;
  });
  return static_cast<std::size_t>(last - applications.begin());
}

// Funds what fits `money`, in the given order; returns the money awarded.
Nok walk(Applications& applications, const Order& order, Nok money) {
  Nok awarded;
  for (const std::size_t position : order) {
    Application& application = applications[position];
    if (application.funded || awarded + application.request > money) continue;
    application.funded = true;
    awarded += application.request;
  }
  return awarded;
}

Order chosen(const Order& fundable, const std::function<bool(std::size_t)>& fits) {
  Order order;
  std::copy_if(fundable.begin(), fundable.end(), std::back_inserter(order), fits);
  return order;
}

// The reserved parts, each among those that it is for.
Nok award_quotas(Applications& applications, const Order& fundable, Nok money, const Environment& environment,
                 const YearPolicy& policy) {
  Nok awarded;
  auto reserve = [&](double share, const std::function<bool(std::size_t)>& is_for) {
    if (share <= 0.0) return;
    const auto order = chosen(fundable, [&](std::size_t position) {
      const auto lead = applications[position].lead;
      return lead >= 0 && is_for(static_cast<std::size_t>(lead));
    });
    awarded += walk(applications, order, part_of(money, Share{std::min(1.0, share)}));
  };
  reserve(policy.quota_small, [&](std::size_t i) { return environment.size_class[i] == SizeClass::small; });
  for (std::size_t r = 0; r < region_count; ++r) {
    reserve(policy.quota_region[r],
            [&](std::size_t i) { return static_cast<std::size_t>(environment.region[i]) == r; });
  }
  return awarded;
}

// The order of the lots; each application draws its own.
Order by_lot(const Applications& applications, const Order& fundable, const YearStreams& draws) {
  std::vector<double> lot(applications.size());
  for (const std::size_t position : fundable) {
    const Application& application = applications[position];
    const auto index = static_cast<std::uint32_t>(application.ordinal);
    lot[position] = application.lead >= 0
                        ? draws.of(Purpose::lot, static_cast<std::size_t>(application.lead)).uniform(index)
                        : draws.of_number(Purpose::other_lot, 0).uniform(index);
  }
  Order order = fundable;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return lot[a] < lot[b]; });
  return order;
}

}  // namespace

Nok award_public(std::vector<Application>& applications, double fundable_score, Nok money,
                 const Environment& environment, const YearPolicy& policy, const YearStreams& draws) {
  Order fundable(rank(applications, fundable_score));
  std::iota(fundable.begin(), fundable.end(), std::size_t{0});
  Nok awarded = award_quotas(applications, fundable, money, environment, policy);
  const Nok open = money - awarded;
  if (policy.lottery <= 0.0) return awarded + walk(applications, fundable, open);
  awarded += walk(applications, fundable, part_of(open, Share{1.0 - policy.lottery}));
  return awarded + walk(applications, by_lot(applications, fundable, draws), money - awarded);
}

void book_awards(World& world, std::span<const Application> applications, const YearPolicy& policy) {
  YearState& now = world.year_state;
  std::fill(now.awards.begin(), now.awards.end(), 0);
  now.other_awards = 0;
  now.joint_awards = 0;
  now.fundable_applications = 0;
  now.own_contribution_nok = 0.0;
  for (const auto& application : applications) {
    if (application.score >= world.calibration.fundable_score) ++now.fundable_applications;
    if (!application.funded) continue;
    const bool municipal = application.lead >= 0;
    const double cap = municipal ? policy.support_cap_municipal : policy.support_cap_state;
    now.own_contribution_nok += application.request.as_double() * (1.0 / cap - 1.0);
    if (application.joint) ++now.joint_awards;
    if (municipal) {
      const auto lead = static_cast<std::size_t>(application.lead);
      ++now.awards[lead];
      world.last_won[lead] = static_cast<PastStep>(world.step);
    } else {
      ++now.other_awards;
    }
  }
}

}  // namespace taktskifte
