#include "taktskifte/world/outcomes.hpp"

#include <algorithm>

#include "taktskifte/core/math.hpp"

namespace taktskifte {
namespace {

constexpr auto efficiency = static_cast<std::size_t>(Outcome::efficiency);

}  // namespace

std::array<OutcomeTerms, outcome_count> outcome_terms(const BarometerParameters& barometer,
                                                      const PartnerParameters& partners,
                                                      const ReuseParameters& reuse) {
  const double firm_share = partners.firm.at(Year{0});
  std::array<OutcomeTerms, outcome_count> terms;
  for (std::size_t k = 0; k < outcome_count; ++k) {
    const double base = barometer.base[k];
    const double selected = base + (1.0 - barometer.causal_share) * barometer.gap[k];
    const double observed = base + barometer.gap[k];
    OutcomeTerms& term = terms[k];
    term.prone = logit(selected) - logit(base);
    term.researcher = logit(observed) - logit(selected);
    term.firm = k == static_cast<std::size_t>(Outcome::efficiency) ? barometer.firm_efficiency_log_odds : 0.0;
    term.inherited = reuse.inherits * term.researcher;
    term.level =
        logit(base) - firm_share * term.firm - reuse.share * partners.research_share * term.inherited;
  }
  return terms;
}

double success_chance(const OutcomeTerms& terms, std::size_t slot, bool firm) {
  return logistic(terms.level + ((slot & 2U) != 0 ? terms.prone : 0.0) +
                  ((slot & 4U) != 0 ? terms.researcher : 0.0) + (firm ? terms.firm : 0.0) +
                  ((slot & 1U) != 0 ? terms.inherited : 0.0));
}

OutcomeLaws outcome_laws(const std::array<OutcomeTerms, outcome_count>& terms, double firm_share) {
  OutcomeLaws laws;
  laws.firm_share = firm_share;
  for (std::size_t k = 0; k < outcome_count; ++k) {
    std::array<double, slot_count> chance{};
    for (std::size_t slot = 0; slot < slot_count; ++slot) {
      const double without = success_chance(terms[k], slot, false);
      const double with = k == efficiency ? success_chance(terms[k], slot, true) : without;
      chance[slot] = (1.0 - firm_share) * without + firm_share * with;
      if (k == efficiency)
        laws.firm[slot] = {.success = firm_share * with / chance[slot],
                           .failure = firm_share * (1.0 - with) / (1.0 - chance[slot])};
    }
    for (const std::size_t arm : {std::size_t{0}, std::size_t{1}}) {
      const auto of_arm = std::span(chance).subspan(arm * slots_of_arm, slots_of_arm);
      laws.alike[arm][k] =
          std::all_of(of_arm.begin(), of_arm.end(), [&](double c) { return c == of_arm.front(); });
      for (std::size_t s = 0; s < (laws.alike[arm][k] ? 1 : slots_of_arm); ++s)
        laws.of_slot[k][arm * slots_of_arm + s] = FixedBinomial(of_arm[s]);
    }
    laws.of_projects[k] = FixedBinomial(success_chance(terms[k], success_slot(true, true, false), false));
  }
  return laws;
}

std::vector<OutcomeLaws> outcome_laws_of(const std::array<OutcomeTerms, outcome_count>& terms,
                                         std::span<const double> firm_shares) {
  std::vector<OutcomeLaws> laws;
  for (const double share : firm_shares)
    if (std::none_of(laws.begin(), laws.end(),
                     [&](const OutcomeLaws& known) { return known.firm_share == share; }))
      laws.push_back(outcome_laws(terms, share));
  return laws;
}

}  // namespace taktskifte
