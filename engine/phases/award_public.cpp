#include <algorithm>
#include <cmath>
#include <limits>

#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {
namespace {

// A beta variate needs an unknown number of draws; each application of a lead has this many to itself.
constexpr std::uint32_t draws_per_application = 1U << 12U;

Nok request(const GrantRules& rules, Stream stream, int ordinal) {
  Sequence sequence(stream, static_cast<std::uint32_t>(ordinal) * draws_per_application);
  const double part = beta(sequence, rules.shape_a, rules.shape_b);
  return nok_from_mnok(rules.min_mnok + (rules.max_mnok - rules.min_mnok) * part);
}

}  // namespace

std::vector<Application> score_applications(const World& world, const Setting& setting,
                                            const PanelRules& panel, const GrantRules& grant,
                                            double need_weight, const Draws& draws) {
  const auto& counts = world.now.applications;
  std::vector<Application> applications;
  // Applicants that are not municipalities have no experience of their own in the model: they get the mean
  // of those who apply, so that neither weight favours a side by itself.
  double mean_experience = 0.0;
  for (std::size_t i = 0; i < world.size(); ++i) {
    mean_experience += setting.application_weight[i] * world.experience[i];
    const double merit = panel.capability_weight * (world.capability[i] - world.mean_capability) +
                         panel.experience_weight * world.experience[i] +
                         need_weight * (1.0 - world.experience[i]);
    for (int a = 0; a < counts[i]; ++a) {
      const double noise = normal(draws.of(Purpose::panel, i).uniform(static_cast<std::uint32_t>(a)));
      applications.push_back({.lead = static_cast<std::int32_t>(i),
                              .ordinal = a,
                              .score = merit + noise,
                              .request = request(grant, draws.of(Purpose::request, i), a)});
    }
  }
  const double middle = panel.experience_weight * mean_experience + need_weight * (1.0 - mean_experience);
  for (int a = 0; a < world.now.other_applications; ++a) {
    const auto index = static_cast<std::uint32_t>(a);
    const double capability = normal(draws.of(Purpose::other_capability, 0).uniform(index));
    const double noise = normal(draws.of(Purpose::other_panel, 0).uniform(index));
    applications.push_back({.ordinal = a,
                            .score = panel.capability_weight * capability + middle + noise,
                            .request = request(grant, draws.of(Purpose::other_request, 0), a)});
  }
  return applications;
}

void judge_fundable(std::span<const Application> applications, const PanelRules& panel,
                    Calibration& calibration) {
  for (const auto& application : applications) calibration.scores.push_back(application.score);
  const double below = 1.0 - panel.fundable_share;
  if (below <= 0.0) {
    calibration.fundable_score = -std::numeric_limits<double>::infinity();
    return;
  }
  if (below >= 1.0) {
    calibration.fundable_score = std::numeric_limits<double>::infinity();
    return;
  }
  if (calibration.scores.empty()) {
    const double deviation = std::sqrt(1.0 + panel.capability_weight * panel.capability_weight);
    calibration.fundable_score = deviation * normal_quantile(below);
    return;
  }
  std::vector<double> scores = calibration.scores;
  const auto rank = static_cast<std::ptrdiff_t>(below * static_cast<double>(scores.size()));
  const auto at = scores.begin() + std::min<std::ptrdiff_t>(rank, std::ssize(scores) - 1);
  std::nth_element(scores.begin(), at, scores.end());
  calibration.fundable_score = *at;
}

Nok award_public(std::vector<Application>& applications, double fundable_score, Nok money) {
  std::sort(applications.begin(), applications.end(), [](const Application& a, const Application& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.lead != b.lead ? a.lead < b.lead : a.ordinal < b.ordinal;
  });
  Nok awarded;
  for (auto& application : applications) {
    if (application.score < fundable_score) break;
    if (awarded + application.request > money) continue;
    application.funded = true;
    awarded += application.request;
  }
  return awarded;
}

void book_awards(World& world, std::span<const Application> applications, const Policy& policy) {
  ThisYear& now = world.now;
  std::fill(now.awards.begin(), now.awards.end(), 0);
  now.other_awards = 0;
  now.fundable_applications = 0;
  now.own_contribution_nok = 0.0;
  for (const auto& application : applications) {
    if (application.score >= world.calibration.fundable_score) ++now.fundable_applications;
    if (!application.funded) continue;
    const bool municipal = application.lead >= 0;
    const double cap = municipal ? policy.support_cap_municipal : policy.support_cap_state;
    now.own_contribution_nok += application.request.as_double() * (1.0 / cap - 1.0);
    if (municipal) {
      const auto lead = static_cast<std::size_t>(application.lead);
      ++now.awards[lead];
      world.last_won[lead] = world.step;
    } else {
      ++now.other_awards;
    }
  }
}

}  // namespace taktskifte
