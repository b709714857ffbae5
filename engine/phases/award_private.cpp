#include <algorithm>
#include <cmath>

#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {
namespace {

constexpr std::uint32_t draws_per_application = 1U << 12U;  // as on the public side

struct Firm {
  double score = 0.0;
  double quality = 0.0;
  int ordinal = 0;
  Nok request{};
};

Firm applicant(std::uint32_t ordinal, const PrivateRules& rules, const Draws& draws) {
  const Stream panel = draws.of(Purpose::private_panel, 0);
  const double quality = normal(panel.uniform(2U * ordinal));
  const double noise = normal(panel.uniform(2U * ordinal + 1U));
  // The second shape follows from the mean of a beta variate, a / (a + b).
  const double shape_b = rules.grant_shape_a * (rules.grant_max_mnok - rules.grant_mean_mnok) /
                         (rules.grant_mean_mnok - rules.grant_min_mnok);
  Sequence sequence(draws.of(Purpose::private_request, 0), ordinal * draws_per_application);
  const double part = beta(sequence, rules.grant_shape_a, shape_b);
  return {
      .score =
          std::sqrt(rules.score_reliability) * quality + std::sqrt(1.0 - rules.score_reliability) * noise,
      .quality = quality,
      .ordinal = static_cast<int>(ordinal),
      .request = nok_from_mnok(rules.grant_min_mnok + (rules.grant_max_mnok - rules.grant_min_mnok) * part)};
}

}  // namespace

PrivateRound award_private(int applications, Nok money, const PrivateRules& rules, const Draws& draws) {
  std::vector<Firm> applicants;
  applicants.reserve(static_cast<std::size_t>(applications));
  for (int a = 0; a < applications; ++a) {
    applicants.push_back(applicant(static_cast<std::uint32_t>(a), rules, draws));
  }
  std::stable_sort(applicants.begin(), applicants.end(),
                   [](const Firm& a, const Firm& b) { return a.score > b.score; });
  PrivateRound round;
  for (const auto& one : applicants) {
    if (round.awarded + one.request > money) continue;
    ++round.awards;
    round.awarded += one.request;
    // Lognormal in quality with mean 1, so that additionality is the mean effect of a krone.
    const double value = exp(rules.quality_sd * one.quality - 0.5 * rules.quality_sd * rules.quality_sd);
    round.funded.push_back({.applicant = Applicant::firm,
                            .ordinal = one.ordinal,
                            .award_step = draws.step,
                            .grant = one.request,
                            .rd_nok = rules.additionality * one.request.as_double() * value});
  }
  return round;
}

}  // namespace taktskifte
