#include "taktskifte/validation/reapplication.hpp"

#include "taktskifte/core/parallel.hpp"
#include "taktskifte/ensemble/simulate.hpp"
#include "taktskifte/random/stream.hpp"
#include "taktskifte/world/environment.hpp"

namespace taktskifte {
namespace {

/// Of one municipality: years and applications, soon after a grant and otherwise.
struct Exposure {
  int years_after = 0, years_other = 0;
  int applications_after = 0, applications_other = 0;

  void add(const Exposure& other, int sign) {
    years_after += sign * other.years_after;
    years_other += sign * other.years_other;
    applications_after += sign * other.applications_after;
    applications_other += sign * other.applications_other;
  }
};
using Exposures = std::vector<Exposure>;

Exposures one_replicate(const Environment& environment, const Scenario& scenario, int replicate) {
  const ReplicateSeed seed{scenario.run.seed, static_cast<std::uint32_t>(replicate)};
  World world = burn_in(environment, scenario, seed);
  Exposures exposures(world.size());
  std::vector<PastStep> last_won = world.last_won;  // as it was when this year's applicants decided
  simulate(world, environment, scenario, seed, [&](const World& w) {
    const auto lived = static_cast<std::int64_t>(w.step) - 1;
    for (std::size_t i = 0; i < w.size(); ++i) {
      const bool after = lived - last_won[i] <= scenario.apply.winner_years;
      (after ? exposures[i].years_after : exposures[i].years_other) += 1;
      (after ? exposures[i].applications_after : exposures[i].applications_other) +=
          w.year_state.applications[i];
    }
    last_won = w.last_won;
  });
  return exposures;
}

double rate_ratio(const Exposures& exposures) {
  double over = 0.0;
  double under = 0.0;
  for (const Exposure& e : exposures) {
    const double years = e.years_after + e.years_other;
    over += e.applications_after * (e.years_other / years);
    under += e.applications_other * (e.years_after / years);
  }
  return over / under;
}

}  // namespace

Pooled return_rate(const Variant& run, const VariantOptions& options) {
  const Experiment study = experiment_of({run}, options);
  const Scenario& scenario = study.scenarios.front().scenario;
  const Environment environment = make_environment(study.municipalities, study.sites, scenario);
  std::vector<Exposures> replicates(static_cast<std::size_t>(options.replicates));
  for_each_chunk(replicates.size(), 1, options.threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t r = first; r < last; ++r) {
      replicates[r] = one_replicate(environment, scenario, static_cast<int>(r));
    }
  });
  if (options.after_replicate) options.after_replicate();

  Exposures all(environment.size());
  auto add = [&](const Exposures& one, int sign) {
    for (std::size_t i = 0; i < all.size(); ++i) all[i].add(one[i], sign);
  };
  for (const Exposures& one : replicates) add(one, 1);
  const double value = rate_ratio(all);
  std::vector<double> left_out;
  for (const Exposures& one : replicates) {
    add(one, -1);
    left_out.push_back(rate_ratio(all));
    add(one, 1);
  }
  return jackknife(value, left_out);
}

}  // namespace taktskifte
