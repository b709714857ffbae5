#include "taktskifte/world/outcomes.hpp"

#include "taktskifte/core/math.hpp"

namespace taktskifte {
namespace {

double success_chance(const OutcomeTerms& terms, bool prone, bool researcher, bool firm, bool inherited) {
  return logistic(terms.level + (prone ? terms.prone : 0.0) + (researcher ? terms.researcher : 0.0) +
                  (firm ? terms.firm : 0.0) + (inherited ? terms.inherited : 0.0));
}

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

OutcomeDistributions outcome_laws(const std::array<OutcomeTerms, outcome_count>& terms) {
  OutcomeDistributions laws;
  for (std::size_t k = 0; k < outcome_count; ++k) {
    for (std::size_t s = 0; s < 16; ++s) {
      const bool firm = (s & 2U) != 0;
      if (firm && k != efficiency) continue;
      laws[k][s] =
          TabulatedBinomial(success_chance(terms[k], (s & 8U) != 0, (s & 4U) != 0, firm, (s & 1U) != 0));
    }
  }
  return laws;
}

}  // namespace taktskifte
