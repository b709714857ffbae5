#include "taktskifte/validation/alternatives.hpp"

#include <algorithm>
#include <array>

#include "taktskifte/analysis/format.hpp"
#include "taktskifte/analysis/study_keys.hpp"
#include "taktskifte/core/undefined.hpp"
#include "taktskifte/validation/reapplication.hpp"

namespace taktskifte {
namespace {

const std::vector<Alternative> rules = {
    {"logit", {}},
    {"threshold", {"choice.rule=threshold"}},
};

const std::vector<Alternative> nulls = {
    {"model", {}},
    {"random applicants", applicants_by("equal")},
    {"size only", applicants_by("size")},
    {"random partners", partners_by_chance()},
};

// The patterns of the table that say who applies, wins and takes in researchers.
constexpr std::array<std::string_view, 3> shared = {
    "municipal share of public awards", "largest municipality's awards", "odds of researchers, large:small"};

std::vector<Difference> parity_effects(const Replicates& today, const Replicates& parity) {
  std::vector<Difference> differences;
  for (const EffectMeasure& measure : effect_measures()) {
    std::vector<std::vector<double>> values(2);
    for (const Series& series : today) values[0].push_back(measure.value(series));
    for (const Series& series : parity) values[1].push_back(measure.value(series));
    differences.push_back(compare(values, undefined).differences[0]);
  }
  return differences;
}

// Applications a unit, small municipalities against large ones.
Pooled small_to_large(const Replicates& replicates, const PatternContext& ground,
                      const std::vector<SizeClass>& size_class) {
  std::vector<Terms> terms;
  for (const Series& series : replicates) {
    Terms one{0.0, ground.units_by_size.front(), 0.0, ground.units_by_size.back()};
    for (std::size_t i = 0; i < size_class.size(); ++i) {
      const auto applications_of = static_cast<double>(series.totals.applications[i]);
      if (size_class[i] == SizeClass::small) one[0] += applications_of;
      if (size_class[i] == SizeClass::large) one[2] += applications_of;
    }
    terms.push_back(one);
  }
  return pooled(terms, ratio_of_ratios);
}

}  // namespace

std::span<const Alternative> decision_rules() { return rules; }
std::span<const Alternative> null_models() { return nulls; }

std::vector<RuleResult> measure_rules(const std::vector<Pattern>& all, const VariantOptions& options) {
  return measured(options, "decision rules", rules, [&](const Alternative& rule) {
    std::vector<Variant> cases;
    for (const auto& scenario : pattern_scenarios()) cases.push_back({scenario, rule.settings});
    const auto runs = run_variants(cases, options);
    const auto run_of = [&](std::string_view scenario) -> const Replicates& {
      const auto& names = pattern_scenarios();
      return runs[static_cast<std::size_t>(std::find(names.begin(), names.end(), scenario) - names.begin())];
    };
    RuleResult result{.name = rule.name,
                      .patterns = {},
                      .effects = parity_effects(run_of("today"), run_of("parity")),
                      .replicates = options.replicates};
    for (const Pattern& pattern : all) {
      if (!pattern.run.settings.empty()) continue;
      result.patterns.push_back(
          pattern.against.empty() ? measure(pattern, run_of(pattern.run.scenario))
                                  : measure(pattern, run_of(pattern.run.scenario), run_of(pattern.against)));
    }
    for (const Series& series : run_of("today")) result.drifted += series.drifted ? 1 : 0;
    return result;
  });
}

NullResults measure_nulls(const std::vector<Pattern>& all, const PatternContext& ground,
                          const VariantOptions& options) {
  const Experiment today = experiment_of({{"today", {}}}, options);
  const auto people = of_each(*today.municipalities, today.municipalities->population);
  std::vector<SizeClass> size_class_of;
  size_class_of.reserve(people.size());
  for (const double population : people) size_class_of.push_back(size_class(population));

  NullResults results;
  for (const auto name : shared) {
    const Pattern& pattern = pattern_named(all, name);
    results.patterns.push_back(
        {pattern.name, format::fixed(pattern.target({}), 1) + " ± " + format::fixed(pattern.tolerance, 1)});
  }
  results.patterns.push_back({"applications a unit, small:large", "below 1"});
  results.patterns.push_back({"applications after a grant:else", "above 1"});
  results.findings.resize(results.patterns.size());

  for (std::size_t model = 0; model < nulls.size(); ++model) {
    tell(options, "null models", model, nulls.size());
    const Variant run{"today", nulls[model].settings};
    const Replicates replicates = run_variants({run}, options).front();
    for (std::size_t p = 0; p < shared.size(); ++p) {
      const PatternResult result = measure(pattern_named(all, shared[p]), replicates);
      results.findings[p].push_back({result.simulated, result.found != PatternOutcome::misses});
    }
    const Pooled small = small_to_large(replicates, ground, size_class_of);
    results.findings[shared.size()].push_back({small, small.interval && small.interval->high < 1.0});
    const Pooled back = return_rate(run, options);
    results.findings[shared.size() + 1].push_back({back, back.interval && back.interval->low > 1.0});
  }
  return results;
}

}  // namespace taktskifte
