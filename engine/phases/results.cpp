#include <algorithm>

#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {
namespace {

// Innovations that share their log odds in every outcome.
struct Cell {
  bool prone = false, researcher = false, firm = false, inherited = false;
  int count = 0;
};

double success_chance(const OutcomeTerms& terms, bool prone, bool researcher, bool firm, bool inherited) {
  return logistic(terms.level + (prone ? terms.prone : 0.0) + (researcher ? terms.researcher : 0.0) +
                  (firm ? terms.firm : 0.0) + (inherited ? terms.inherited : 0.0));
}

// success_chance of every outcome and every combination of the four properties.
using ChanceTable = std::array<std::array<double, 16>, outcome_count>;
constexpr std::size_t slot(bool prone, bool researcher, bool firm, bool inherited) {
  return (prone ? 8U : 0U) + (researcher ? 4U : 0U) + (firm ? 2U : 0U) + (inherited ? 1U : 0U);
}

ChanceTable chances(const std::array<OutcomeTerms, outcome_count>& terms) {
  ChanceTable table{};
  for (std::size_t k = 0; k < outcome_count; ++k) {
    for (std::size_t s = 0; s < 16; ++s) {
      table[k][s] = success_chance(terms[k], (s & 8U) != 0, (s & 4U) != 0, (s & 2U) != 0, (s & 1U) != 0);
    }
  }
  return table;
}

}  // namespace

std::array<OutcomeTerms, outcome_count> outcome_terms(const BarometerRules& barometer,
                                                      const PartnerRules& partners, const ReuseRules& reuse) {
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

void results(World& world, const std::array<OutcomeTerms, outcome_count>& terms,
             std::span<const double> research_origin, const Draws& draws) {
  const ChanceTable table = chances(terms);
  constexpr auto efficiency = static_cast<std::size_t>(Outcome::efficiency);
  // Draw addresses: first the splits by origin (kind and firm), then outcome by outcome and slot by slot.
  constexpr std::uint32_t first_outcome_draw = 2 * kind_count;
  for (std::size_t i = 0; i < world.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    const Stream stream = draws.of(Purpose::outcomes, i);
    auto own = world.now.own_results.row(row);
    own.setZero();

    // Innovations by slot: with and without a firm apart (for efficiency), and together (for the rest).
    std::array<int, 16> by_firm{};
    std::array<int, 16> together{};
    for (std::size_t k = 0; k < kind_count; ++k) {
      const int count = world.now.kinds[i][k];
      if (count == 0) continue;
      own[tries_column(has_researcher(k))] += count;
      for (const bool firm : {false, true}) {
        const int part = firm ? world.now.kinds_with_firm[i][k] : count - world.now.kinds_with_firm[i][k];
        if (part == 0) continue;
        const auto index = static_cast<std::uint32_t>(2 * k + (firm ? 1 : 0));
        const int inherited = is_reused(k) ? binomial(stream.uniform(index), part, research_origin[i]) : 0;
        by_firm[slot(is_prone(k), has_researcher(k), firm, true)] += inherited;
        by_firm[slot(is_prone(k), has_researcher(k), firm, false)] += part - inherited;
        together[slot(is_prone(k), has_researcher(k), false, true)] += inherited;
        together[slot(is_prone(k), has_researcher(k), false, false)] += part - inherited;
      }
    }
    for (std::size_t k = 0; k < outcome_count; ++k) {
      const auto& counts = k == efficiency ? by_firm : together;
      for (std::size_t s = 0; s < 16; ++s) {
        if (counts[s] == 0) continue;
        const auto index = static_cast<std::uint32_t>(first_outcome_draw + 16 * k + s);
        own[success_column((s & 4U) != 0, k)] += binomial(stream.uniform(index), counts[s], table[k][s]);
      }
    }

    auto projects = world.now.project_results.row(row);
    projects.setZero();
    const int yielded = world.now.project_innovations[i];
    if (yielded == 0) continue;
    projects[tries_column(true)] = yielded;
    const Stream project_stream = draws.of(Purpose::project_outcomes, i);
    for (std::size_t k = 0; k < outcome_count; ++k) {
      projects[success_column(true, k)] = binomial(project_stream.uniform(static_cast<std::uint32_t>(k)),
                                                   yielded, table[k][slot(true, true, false, false)]);
    }
  }
}

}  // namespace taktskifte
