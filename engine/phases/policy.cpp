#include "taktskifte/phases/phases.hpp"

namespace taktskifte {

Policy policy_of(const Scenario& scenario, Year year, bool in_burn_in) {
  const double share =
      in_burn_in ? scenario.policy.burn_in_public_share : scenario.funding.public_share.at(year);
  Policy policy;
  policy.pot = nok_from_mnok(scenario.funding.pot_mnok.at(year));
  policy.public_part = part_of(policy.pot, Share{share});
  policy.private_part = policy.pot - policy.public_part;
  policy.support_cap_municipal = scenario.grant.support_cap_municipal.at(year);
  policy.support_cap_state = scenario.grant.support_cap_state.at(year);
  policy.effort = scenario.apply.effort.at(year);
  policy.spread_share = scenario.reuse.spread_share.at(year);
  policy.partners_per_project = scenario.experience.partners_per_project.at(year);
  policy.part_for_innovation = scenario.own.part_for_innovation.at(year);
  policy.need_weight = scenario.panel.need_weight.at(year);
  policy.open_work_years = scenario.research.open_to_municipalities.at(year) * scenario.research.work_years;
  return policy;
}

}  // namespace taktskifte
