// The chance that an innovation succeeds, by who took part in it. Constant over years and replicates.
#pragma once

#include <array>

#include "taktskifte/random/tabulated_binomial.hpp"
#include "taktskifte/scenario/scenario.hpp"

namespace taktskifte {

/// The log odds of success in one outcome: level + prone + researcher + firm + inherited.
struct OutcomeTerms {
  double level = 0.0;       ///< a_k
  double prone = 0.0;       ///< s_k, selection
  double researcher = 0.0;  ///< u_k, cause
  double firm = 0.0;        ///< efficiency only
  double inherited = 0.0;   ///< psi u_k: reused from a research-based origin
};
/// Closed form such that the survey shows the gap for every causal share (engine/MODEL.md, "Results").
/// The barometer was taken at the first value of partners.firm, before any policy.
std::array<OutcomeTerms, outcome_count> outcome_terms(const BarometerParameters& barometer,
                                                      const PartnerParameters& partners,
                                                      const ReuseParameters& reuse);

/// Draws of successes: [outcome][slot], where a slot is prone 8 + researcher 4 + firm 2 + inherited 1. Slots
/// with a firm are those of efficiency alone; the other outcomes do not ask for them.
using OutcomeDistributions = std::array<std::array<TabulatedBinomial, 16>, outcome_count>;
OutcomeDistributions outcome_laws(const std::array<OutcomeTerms, outcome_count>& terms);
constexpr std::size_t success_slot(bool prone, bool researcher, bool firm, bool inherited) {
  return (prone ? 8U : 0U) + (researcher ? 4U : 0U) + (firm ? 2U : 0U) + (inherited ? 1U : 0U);
}

}  // namespace taktskifte
