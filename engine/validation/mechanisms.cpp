#include "taktskifte/validation/mechanisms.hpp"

#include <algorithm>
#include <array>

#include "taktskifte/analysis/indicators.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/core/name_of.hpp"
#include "taktskifte/core/undefined.hpp"

namespace taktskifte {
namespace {

using enum Expected;

constexpr std::array measures_of_effect = {
    EffectMeasure{"research share, %", 3, "research_share", 100.0},
    EffectMeasure{"applications", 2, "applications"},
    EffectMeasure{"awards", 2, "awards"},
    EffectMeasure{"ever awarded, %", 2, "share_ever_awarded", 100.0},
    EffectMeasure{"quality, %", 3, "success_share", 100.0, static_cast<std::size_t>(Outcome::quality)},
    EffectMeasure{"reuse, %", 3, "reuse_share", 100.0},
    EffectMeasure{"lapsed", 2, "lapsed_projects"},
    EffectMeasure{"municipal, %", 2, "municipal_share_of_awards", 100.0},
};
constexpr std::size_t always = 4;

const std::vector<Mechanism> table = {
    {"spill-over of projects",
     {"experience.units_per_project=0"},
     {{"research share, %", more}, {"applications", more}}},
    {"projects' own innovations",
     {"experience.innovations_per_participant=0"},
     {{"research share, %", more}}},
    {"both",
     {"experience.units_per_project=0", "experience.innovations_per_participant=0"},
     {{"research share, %", all_of_it}}},
    {"partners in projects", {"experience.partners_per_project=1900:0"}, {{"research share, %", more}}},
    {"additionality of grants", {"grant.public_additionality=0"}, {{"research share, %", more}}},
    {"experience in choice", {"choice.experience=0"}, {{"research share, %", more}}},
    // Two channels oppose each other here: what projects yield raises belief, and researchers in innovations
    // that are less research-prone lower it. So a sign is stated of belief alone.
    {"belief in choice", {"choice.belief=0"}, {}},
    {"belief alone in choice",
     {"choice.belief=0", "choice.experience=0", "choice.peers=0"},
     {{"research share, %", all_of_it}},
     {"choice.experience=0", "choice.peers=0"}},
    {"peers in choice", {"choice.peers=0"}, {{"research share, %", more}}},
    {"all three in choice",
     {"choice.experience=0", "choice.belief=0", "choice.peers=0"},
     {{"research share, %", all_of_it}}},
    {"learning from peers", {"belief.peer_weight=0"}, {}},
    {"research-initiated share", {"partners.research_initiated_share=0"}, {{"research share, %", less}}},
    {"cause in results", {"barometer.causal_share=0"}, {{"quality, %", more}}},
    {"inherited origin", {"reuse.inherits=0"}, {{"quality, %", more}}},
    {"reuse pool (90 % shared against today)",
     {"reuse.shared_slope=0"},
     {{"reuse, %", all_of_it}},
     {},
     {"reuse.spread_share=0.9"}},
    {"elasticity",
     {"apply.elasticity=0"},
     {{"applications", more}, {"awards", more}, {"ever awarded, %", more}}},
    {"newcomers answer more to money (1.1 more)",
     {"apply.first_time_extra_elasticity=0"},
     {{"applications", more}, {"ever awarded, %", more}},
     {"apply.first_time_extra_elasticity=1.1"}},
    {"money becomes known slowly (half-life 3 years)",
     {"apply.response_half_life=0"},
     {{"applications", less}, {"ever awarded, %", less}},
     {"apply.response_half_life=3"}},
    {"winners come back", {"apply.winner_factor=1"}, {{"applications", more}, {"ever awarded, %", less}}},
    {"believed chance of a grant", {"apply.belief=0"}, {{"applications", more}}},
    {"experience in applying", {"apply.experience=0"}, {{"applications", more}}},
    {"co-financing budget", {"own.in_kind=1"}, {}},
    {"co-financing budget, a tenth of it",
     {"own.in_kind=1"},
     {{"applications", less}},
     {"own.part_for_innovation=1900:0.01"}},
    {"capability before the panel", {"panel.capability_weight=0"}, {}},
    {"capacity (2 % of work-years open)",
     {"research.open_to_municipalities=1900:1"},
     {{"lapsed", all_of_it}, {"research share, %", less}},
     {"research.open_to_municipalities=1900:0.02"}},
};

std::vector<Variant> pair_of(const Mechanism& mechanism, const std::vector<std::string>& settings) {
  if (mechanism.policy.empty()) return {{"today", settings}, {"parity", settings}};
  std::vector<std::string> changed = settings;
  changed.insert(changed.end(), mechanism.policy.begin(), mechanism.policy.end());
  return {{"today", settings}, {"today", changed}};
}

/// The effect of policy in each replicate.
std::vector<double> effects(const EffectMeasure& measure, const std::vector<Replicates>& pair) {
  std::vector<double> all;
  for (std::size_t r = 0; r < pair[0].size(); ++r) {
    all.push_back(measure.value(pair[1][r]) - measure.value(pair[0][r]));
  }
  return all;
}

using Pair = std::vector<Replicates>;

MechanismResult judged(const Mechanism& mechanism, const Pair& with, const Pair& without) {
  MechanismResult result{mechanism.name, joined(mechanism.off), {}};
  for (std::size_t m = 0; m < measures_of_effect.size(); ++m) {
    const EffectMeasure& measure = measures_of_effect[m];
    const auto asked = std::find_if(mechanism.expectations.begin(), mechanism.expectations.end(),
                                    [&](const auto& each) { return each.measure == measure.name; });
    if (m >= always && asked == mechanism.expectations.end()) continue;
    const auto off = effects(measure, without);
    const Comparison comparison = compare({off, effects(measure, with)}, undefined);
    MechanismEffect effect{
        .measure = measure.name,
        .decimals = measure.decimals,
        .with = comparison.means[1].value,
        .without = comparison.means[0].value,
        .none_without = std::all_of(off.begin(), off.end(), [](double e) { return e == 0.0; }),
        .difference = comparison.differences[0]};
    if (asked != mechanism.expectations.end()) effect.expected = asked->expected;
    effect.agreement = judge_effect(effect);
    result.effects.push_back(effect);
  }
  return result;
}

}  // namespace

std::span<const EffectMeasure> effect_measures() { return measures_of_effect; }
std::span<const Mechanism> mechanisms() { return table; }

std::string_view to_string(Expected expected) {
  return name_of<Expected::all_of_it>(expected, {"", "+", "-", "+, 0 without"});
}

std::string_view to_string(Agreement agreement) {
  return name_of<Agreement::against>(agreement, {"", "as expected", "cannot tell", "AGAINST"});
}

Agreement judge_effect(const MechanismEffect& effect) {
  if (effect.expected == nothing_said) return Agreement::not_asked;
  if (effect.expected == all_of_it && !effect.none_without) return Agreement::against;
  if (!effect.difference.interval) return Agreement::cannot_tell;
  const double sign = effect.expected == less ? -1.0 : 1.0;
  const auto& [low, high] = *effect.difference.interval;
  const bool one_side = low > 0.0 || high < 0.0;
  if (!one_side) return Agreement::cannot_tell;
  return sign * effect.difference.value > 0.0 ? Agreement::as_expected : Agreement::against;
}

std::vector<MechanismResult> measure_mechanisms(const VariantOptions& options) {
  return measured(options, "mechanisms", table, [&](const Mechanism& mechanism) {
    const Pair with = run_variants(pair_of(mechanism, mechanism.on), options);
    return judged(mechanism, with, run_variants(pair_of(mechanism, mechanism.off), options));
  });
}

}  // namespace taktskifte
