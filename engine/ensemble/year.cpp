#include "ensemble/year.hpp"

#include <numeric>
#include <span>
#include <utility>

#include "taktskifte/phases/phases.hpp"

namespace taktskifte {
namespace {

// Awards on both sides, and the projects among them that find researchers and begin.
std::vector<FundedProject> apply_award_and_match(World& world, const Environment& environment,
                                                 const Scenario& scenario, const YearPolicy& policy,
                                                 const YearStreams& draws, YearColumns& columns) {
  YearState& now = world.year_state;
  // A lever: in the burn-in unused money is lost.
  const UnusedRule rule = world.in_burn_in ? UnusedRule::lost : scenario.funding.unused;
  now.ledger = open_ledger(world, policy, rule);

  auto& expected = columns.expected;
  auto& applications = columns.applications;
  expected = expected_applications(
      world, environment, {scenario.apply, scenario.funding, scenario.preproject, scenario.choice.access},
      policy, std::move(columns.reuse_chance));
  auto& affordable = now.unaffordable;  // till it is known what that leaves of applications
  affordable = affordable_applications(environment, world.running, policy.part_for_innovation,
                                       own_cash_a_year(scenario, policy), std::move(affordable));
  if (world.in_burn_in) {
    const std::span within(now.shown.data(), world.size());  // what is shown is written later in the year
    now.expected_applications = expected_within_limits(expected, affordable, within);
  }
  apply_municipal(expected, affordable, now.applications, now.unaffordable, draws);
  note_first_applications(world);
  now.other_applications = apply_other_public(scenario.apply, scenario.funding, policy, draws);
  now.private_applications = apply_private(scenario.private_side, scenario.funding, policy, draws);

  applications = score_applications(world, environment, scenario.panel, scenario.grant, policy, draws,
                                    std::move(applications));
  if (world.in_burn_in) judge_fundable(applications, scenario.panel, world.calibration);
  const Nok public_money =
      now.ledger.public_side.part + now.ledger.public_side.carried_in + now.ledger.public_side.moved_in;
  const Nok preproject = nok_from_mnok(scenario.grant.preproject_mnok);
  const Nok preprojects = award_preprojects(world, expected, scenario.preproject, preproject, policy, draws);
  const Nok awarded = preprojects + award_public(applications, world.calibration.fundable_score,
                                                 public_money - preprojects, environment, policy, draws);
  book_awards(world, applications, policy);
  book_ministries(world, applications, preproject, policy, draws);
  close_public_side(now.ledger, awarded, rule);

  const Nok private_money =
      now.ledger.private_side.part + now.ledger.private_side.carried_in + now.ledger.private_side.moved_in;
  const PrivateRound firms =
      award_private(now.private_applications, private_money, scenario.private_side, draws);
  now.private_awards = firms.awards;

  auto beginning = match(world, environment, funded_public(applications, draws), firms.funded,
                         {scenario.research, scenario.match, scenario.project, policy}, draws.seed);
  close_private_side(world, firms.awarded, rule);
  return beginning;
}

}  // namespace

namespace {

// A policy that widens sharing: last year's news of peers is then that of the new ones.
void widen_sharing(World& world, const Environment& environment, const Scenario& scenario,
                   const YearPolicy& policy, ReplicateSeed seed) {
  if (policy.peers_looked_at == world.peers->nearest) return;
  rewire_peers(world, environment, scenario, policy.peers_looked_at, seed);
  see_peers(world);
}

// What is recorded and acts on nothing, so that nobody asks for it in the burn-in.
void record_only(World& world, const Scenario& scenario, const YearPolicy& policy, const OutcomeLaws& laws,
                 const YearStreams& draws) {
  YearState& now = world.year_state;
  now.copied = copied(now.reused, scenario.reuse.copied_share, draws);
  draw_causes(world, scenario.causes, scenario.partners.research_initiated_share, draws);
  const auto all = [](const std::vector<int>& column) {
    return std::accumulate(column.begin(), column.end(), std::int64_t{0});
  };
  choose_other_partners(all(now.innovations), policy.joins, now.partners, draws);
  now.partners[static_cast<std::size_t>(Partner::researcher)] = all(now.with_researcher);
  now.partners[static_cast<std::size_t>(Partner::firm)] = draw_firms(now.efficiency, laws, draws);
}

}  // namespace

void step_year(World& world, const Environment& environment, const Scenario& scenario, ReplicateSeed seed,
               YearColumns& columns) {
  const YearStreams draws{seed, world.step, environment.number, environment.by_size};
  YearPolicy policy = policy_of(scenario, world.year, world.in_burn_in);
  policy.known_public_part = learn_public_part(world, policy.public_part, scenario.apply.response_half_life);
  YearState& now = world.year_state;
  widen_sharing(world, environment, scenario, policy, seed);

  const bool strategy = policy.strategy != 0.0;
  if (strategy)
    columns.innovation_chance = innovation_chances(environment.innovation_chance, policy.strategy);
  innovate(environment.units, strategy ? columns.innovation_chance : environment.innovation_chance,
           now.innovations, draws);

  auto& again = columns.reuse_chance;  // has the memory of expected applications, which get it back
  again = reuse_chance(shared_pool(world, policy.spread_share, std::move(columns.expected)),
                       world.calibration.reuse_intercept, scenario.reuse.shared_slope);
  reuse(now.innovations, again, now.reused, draws);
  if (world.in_burn_in) now.expected_reused = expected_reused(now.innovations, again);

  const bool offices = policy.office_access != decltype(policy.office_access){};
  if (offices) columns.access = access_with_offices(environment, policy);
  const ListColumn<double>& access = offices ? columns.access : environment.access;
  research_chances(world, environment, access, scenario.choice, scenario.partners);
  choose_researchers(now.innovations, now.reused, {now.chance_new, world.calibration.prone_new},
                     {now.chance_reused, world.calibration.prone_reused}, world.in_burn_in, now.kinds,
                     now.with_researcher, draws);

  const auto beginning = apply_award_and_match(world, environment, scenario, policy, draws, columns);
  work(world, beginning,
       {scenario.project, scenario.experience, scenario.grant.public_additionality,
        policy.partners_per_project},
       seed);
  gain_experience(world.experience, now.with_researcher, now.exposing_projects, environment.units,
                  scenario.experience);
  expose_by_preprojects(world.experience, now.preproject, environment.units,
                        scenario.preproject.units_exposed);

  const OutcomeLaws& laws = environment.success_with(policy.joins[static_cast<std::size_t>(Partner::firm)]);
  results(world, laws, scenario.belief, scenario.partners.research_share, draws);
  if (!world.in_burn_in) {
    record_only(world, scenario, policy, laws, draws);
    count_barriers(world, environment, access, scenario.barriers);
  }
  learn(world, environment, scenario.belief, scenario.barometer, scenario.apply, policy.spread_share);
  check_ledger(now.ledger, world.year);

  ++world.year;
  ++world.step;
}

}  // namespace taktskifte
