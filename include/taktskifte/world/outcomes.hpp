// The chance that an innovation succeeds, by who took part in it. Constant over replicates; over years it
// changes with the share of innovations that firms take part in.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "taktskifte/random/fixed_binomial.hpp"
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

/// Innovations that have the same chance of success, firms apart.
inline constexpr std::size_t slot_count = 8;
constexpr std::size_t success_slot(bool researcher, bool prone, bool inherited) {
  return (researcher ? 4U : 0U) + (prone ? 2U : 0U) + (inherited ? 1U : 0U);
}
/// The slots of innovations without and with a researcher stand together.
inline constexpr std::size_t slots_of_arm = slot_count / 2;

/// Chance of success in an outcome without a firm, or with one.
double success_chance(const OutcomeTerms& terms, std::size_t slot, bool firm);

/// Chance that a firm took part, given how an innovation turned out in efficiency.
struct FirmChance {
  double success = 0.0, failure = 0.0;
};

/// Draws of successes. A firm takes part in a share of all innovations, whatever else is so, and acts on
/// efficiency alone; so efficiency is drawn with the mean chance over firms, and who had one afterwards.
struct OutcomeLaws {
  double firm_share = 0.0;
  /// [outcome][slot]; where all slots of an arm have one chance only its first slot has the law.
  std::array<std::array<FixedBinomial, slot_count>, outcome_count> of_slot;
  std::array<std::array<bool, outcome_count>, 2> alike{};  ///< [researcher][outcome] whether they have
  std::array<FixedBinomial, outcome_count> of_projects;    ///< prone, with a researcher, without a firm
  std::array<FirmChance, slot_count> firm;
};
OutcomeLaws outcome_laws(const std::array<OutcomeTerms, outcome_count>& terms, double firm_share);

/// The laws of every share of firms among `firm_shares`, each once.
std::vector<OutcomeLaws> outcome_laws_of(const std::array<OutcomeTerms, outcome_count>& terms,
                                         std::span<const double> firm_shares);

}  // namespace taktskifte
