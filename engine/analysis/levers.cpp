#include "taktskifte/analysis/levers.hpp"

#include <array>

#include "taktskifte/analysis/doubt.hpp"
#include "taktskifte/analysis/indicators.hpp"
#include "taktskifte/core/undefined.hpp"

namespace taktskifte {
namespace {

struct Mix {
  std::string name;
  Variant run;
};
const std::vector<Mix> mixes = {
    {"7.5 % public (today.ini)", {"today", {}}},
    {"50 % public (parity.ini)", {"parity", {}}},
    {"50 % public and 2 % of work-years open (parity.ini, research.open_to_municipalities = 0.02)",
     {"parity", {"research.open_to_municipalities=0.02"}}},
};

constexpr std::array measures_of_levers = {
    LeverMeasure{{"share, pp", 2, "research_share", 100.0}},
    LeverMeasure{
        {"efficiency, pp", 2, "success_share", 100.0, static_cast<std::size_t>(Outcome::efficiency)}},
    LeverMeasure{{"innovations", 0, "innovations"}},
    LeverMeasure{{"projects", 1, "project_innovations"}},
    LeverMeasure{{"awards", 1, "awards"}},
    LeverMeasure{{"lapsed", 1, "lapsed_projects"}},
    LeverMeasure{{"reached, pp", 1, "share_ever_joined", 100.0}},
    LeverMeasure{{"pot", 0, "pot_nok"}},
    LeverMeasure{{"own", 0, "own_contribution_nok"}},
    LeverMeasure{{"capacity", 0, "open_work_years"}, true},
    LeverMeasure{{"R&D", 0, "private_rd_nok"}},
};

double value_of(const LeverMeasure& measure, const Series& series, const Scenario& scenario) {
  const double value = measure.shown.value(series);
  return measure.at_cost_of_work_years ? value * scenario.research.cost_per_work_year_mnok : value;
}

const std::vector<Actor> table = {
    {"politicians",
     {{"half of the pot public", {"funding.public_share=0.50"}},
      {"a fifth more in the pot", {"funding.pot_mnok=1752"}},
      {"one ministry gives twice as much", {"ministry.factor_hod=2"}}}},
    {"funding bodies",
     {{"support of 90 %", {"grant.support_cap_municipal=0.9"}},
      {"a third less effort to apply", {"apply.effort=0.67"}},
      {"5 % for pre-projects", {"preproject.share=0.05"}},
      {"15 % for small municipalities", {"quota.small_municipalities=0.15"}},
      {"15 % for Nord-Norge", {"quota.nord_norge=0.15"}},
      {"half of the money by lot", {"panel.lottery=0.5"}},
      {"grants a fifth smaller", {"grant.size_factor=0.8"}},
      {"unused money is carried over", {"funding.unused=carry"}},
      {"30 % joint with state bodies", {"apply.joint_share=0.3"}},
      {"need first", {"panel.need_weight=1"}}}},
    {"research institutions",
     {{"8 % of work-years open", {"research.open_to_municipalities=0.08"}},
      {"institutes twice as open", {"match.institute_openness=2"}},
      {"ties count threefold", {"match.tie_bonus=3"}},
      {"offices in Nord- and Midt-Norge", {"office.access_nord_norge=0.5", "office.access_midt_norge=0.5"}},
      {"brokers reach twice as far", {"office.reach=2"}}}},
    {"public sector",
     {{"innovation strategies", {"innovation.strategy=0.2"}},
      {"65 % of innovations shared", {"reuse.spread_share=0.65"}},
      {"four more peers to learn from", {"peers.further=4"}},
      {"three partners a project", {"experience.partners_per_project=3"}},
      {"twice as much to co-finance", {"own.part_for_innovation=0.2"}}}},
    {"business and voluntary sector",
     {{"firms in 25 % of innovations", {"partners.firm=0.25"}},
      {"voluntary sector in 20 %", {"partners.voluntary=0.2"}}}},
};

/// Values of one case: [measure][replicate].
using Values = std::vector<std::vector<double>>;

struct Run {
  Values values;
  StatedKeys keys;
};

std::vector<Run> lever_runs(const std::vector<Variant>& variants, const VariantOptions& options) {
  const Experiment study = experiment_of(variants, options);
  std::vector<Run> all;
  for (const ResolvedScenario& resolved : study.scenarios)
    all.push_back({.values = Values(measures_of_levers.size()), .keys = stated_keys(resolved)});
  run_ensemble(study, {.threads = options.threads, .replicates = options.replicates},
               [&](int, std::vector<Series>&& series) {
                 for (std::size_t c = 0; c < all.size(); ++c) {
                   for (std::size_t m = 0; m < measures_of_levers.size(); ++m) {
                     all[c].values[m].push_back(
                         value_of(measures_of_levers[m], series[c], study.scenarios[c].scenario));
                   }
                 }
                 if (options.after_replicate) options.after_replicate();
               });
  return all;
}

/// The mix alone, the mix with each lever, and with all of them.
std::vector<Variant> variants_of(const Actor& actor, const Variant& mix) {
  std::vector<Variant> variants{mix};
  Variant together = mix;
  for (const Lever& lever : actor.levers) {
    Variant& with = variants.emplace_back(mix);
    for (const auto& setting : lever.settings) {
      with.settings.push_back(setting);
      together.settings.push_back(setting);
    }
  }
  variants.push_back(std::move(together));
  return variants;
}

// The first measure is judged as taktskifte compare judges it, the others not at all.
LeverEffect effect_of(const std::string& name, const Run& without, const Run& with) {
  const std::optional<Interval> doubt =
      doubt_is_known(without.keys, with.keys) ? doubt_of("research_share") : std::nullopt;
  LeverEffect effect{name, {}};
  for (std::size_t m = 0; m < measures_of_levers.size(); ++m) {
    const std::vector<std::vector<double>> values = {without.values[m], with.values[m]};
    const Comparison compared =
        m == 0 ? compare(values, 100.0 * default_margin("research_share").value(), std::span(&doubt, 1))
               : compare(values, undefined);
    effect.effects.push_back(compared.differences[0]);
  }
  return effect;
}

std::vector<double> means_of(const Values& values) {
  std::vector<double> means;
  for (const auto& replicates : values) {
    means.push_back(compare({replicates}, undefined).means[0].value);
  }
  return means;
}

}  // namespace

std::span<const Actor> actors() { return table; }
std::span<const LeverMeasure> lever_measures() { return measures_of_levers; }

std::vector<MixEffects> measure_levers(const VariantOptions& options) {
  std::vector<MixEffects> results;
  for (const Mix& mix : mixes) {
    MixEffects at_mix{mix.name, {}, {}};
    for (const Actor& actor : table) {
      tell(options, "levers, " + mix.name, at_mix.actors.size(), table.size());
      const auto runs = lever_runs(variants_of(actor, mix.run), options);
      at_mix.means = means_of(runs[0].values);
      ActorEffects effects{actor.name, {}};
      for (std::size_t l = 0; l < actor.levers.size(); ++l) {
        effects.levers.push_back(effect_of(actor.levers[l].name, runs[0], runs[l + 1]));
      }
      effects.levers.push_back(effect_of("all of them", runs[0], runs.back()));
      at_mix.actors.push_back(std::move(effects));
    }
    results.push_back(std::move(at_mix));
  }
  return results;
}

}  // namespace taktskifte
