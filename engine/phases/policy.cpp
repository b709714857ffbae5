// engine/MODEL.md, "Policy".
#include "taktskifte/phases/phases.hpp"

namespace taktskifte {
namespace {

std::array<double, partner_count> joining_chances(const PartnerParameters& rules, Year year) {
  std::array<double, partner_count> chance{};
  auto set = [&](Partner partner, const Path& path) {
    chance[static_cast<std::size_t>(partner)] = path.at(year);
  };
  set(Partner::other_public, rules.other_public);
  set(Partner::firm, rules.firm);
  set(Partner::citizens, rules.citizens);
  set(Partner::own_units, rules.own_units);
  set(Partner::voluntary, rules.voluntary);
  return chance;
}

// w_m f_m, scaled to sum 1: what each ministry gives to the public side, as a part of the whole.
std::array<double, ministry_count> ministries_of_awards(const MinistryParameters& rules, Year year) {
  std::array<double, ministry_count> part{};
  double sum = 0.0;
  for (std::size_t m = 0; m < ministry_count; ++m) {
    part[m] = rules.weights[m] * rules.factor[m].at(year);
    sum += part[m];
  }
  for (double& p : part) p = sum > 0.0 ? p / sum : 1.0 / ministry_count;
  return part;
}

}  // namespace

YearPolicy policy_of(const Scenario& scenario, Year year, bool in_burn_in) {
  const double share =
      in_burn_in ? scenario.policy.burn_in_public_share : scenario.funding.public_share.at(year);
  YearPolicy policy;
  policy.pot = nok_from_mnok(scenario.funding.pot_mnok.at(year));
  policy.public_part = part_of(policy.pot, Share{share});
  policy.private_part = policy.pot - policy.public_part;
  policy.known_public_part = policy.public_part.as_double();
  policy.support_cap_municipal = scenario.grant.support_cap_municipal.at(year);
  policy.support_cap_state = scenario.grant.support_cap_state.at(year);
  policy.effort = scenario.apply.effort.at(year);
  policy.spread_share = scenario.reuse.spread_share.at(year);
  policy.partners_per_project = scenario.experience.partners_per_project.at(year);
  policy.part_for_innovation = scenario.own.part_for_innovation.at(year);
  policy.need_weight = scenario.panel.need_weight.at(year);
  policy.open_work_years = scenario.research.open_to_municipalities.at(year) * scenario.research.work_years;
  policy.request_factor = scenario.grant.size_factor.at(year);
  policy.joint_share = scenario.apply.joint_share.at(year);
  policy.preproject_share = scenario.preproject.share.at(year);
  policy.lottery = scenario.panel.lottery.at(year);
  policy.quota_small = scenario.quota.small_municipalities.at(year);
  policy.tie_bonus = scenario.match.tie_bonus.at(year);
  policy.institute_openness = scenario.match.institute_openness.at(year);
  policy.office_reach = scenario.office.reach.at(year);
  policy.peers_looked_at = peers_looked_at(scenario.peers, scenario.peers.further.at(year));
  policy.strategy = scenario.population.strategy.at(year);
  for (std::size_t r = 0; r < region_count; ++r) {
    policy.quota_region[r] = scenario.quota.region[r].at(year);
    policy.office_access[r] = scenario.office.access[r].at(year);
  }
  policy.joins = joining_chances(scenario.partners, year);
  policy.ministry_of_award = ministries_of_awards(scenario.ministry, year);
  return policy;
}

}  // namespace taktskifte
