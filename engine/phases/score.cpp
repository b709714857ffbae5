// engine/MODEL.md, "Award".
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

#include "phases/draw_numbers.hpp"
#include "taktskifte/core/columns.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/columns.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {
namespace {

// Draws the requests: those of a lead from its stream, in the part of it that
// belongs to the ordinal.
void draw_requests(std::span<Application> applications, const GrantParameters& rules, double factor,
                   Purpose purpose, const YearStreams& draws) {
  std::vector<std::uint32_t> who(applications.size());
  std::vector<std::uint32_t> first(applications.size());
  for (std::size_t a = 0; a < applications.size(); ++a) {
    const auto lead = applications[a].lead;
    const OwnDraws own =
        own_draws(lead >= 0 ? draws.number_of(static_cast<std::size_t>(lead)) : 0, applications[a].ordinal);
    who[a] = own.number;
    first[a] = own.first;
  }
  std::vector<double> part(applications.size());
  betas(draws, purpose, who, first, rules.shape_a, rules.shape_b, part);
  for (std::size_t a = 0; a < applications.size(); ++a) {
    applications[a].request =
        nok_from_mnok(factor * (rules.min_mnok + (rules.max_mnok - rules.min_mnok) * part[a]));
  }
}

// Standard normal draws 0, 1, ... of the applicants without a place.
std::vector<double> normals(std::size_t count, Purpose purpose, const YearStreams& draws) {
  std::vector<double> even((count + 1) / 2);
  std::vector<double> odd(even.size());
  const std::vector<std::uint32_t> nobody(even.size(), 0);
  std::vector<std::uint32_t> pair(even.size());
  std::iota(pair.begin(), pair.end(), 0U);
  uniforms_at(draws, purpose, nobody, pair, even, odd);
  normal_quantile(even, even);
  normal_quantile(odd, odd);
  std::vector<double> values(count);
  for (std::size_t i = 0; i < count; ++i) values[i] = (i % 2 == 0 ? even : odd)[i / 2];
  return values;
}

// Draw `ordinal` of the panel for each municipal application.
void add_noise(std::span<Application> applications, const YearStreams& draws) {
  std::vector<std::uint32_t> number(applications.size());
  std::vector<std::uint32_t> pair(applications.size());
  for (std::size_t a = 0; a < applications.size(); ++a) {
    number[a] = draws.number_of(static_cast<std::size_t>(applications[a].lead));
    pair[a] = static_cast<std::uint32_t>(applications[a].ordinal) / 2;
  }
  std::vector<double> noise(applications.size());
  std::vector<double> odd(applications.size());
  uniforms_at(draws, Purpose::panel, number, pair, noise, odd);
  for (std::size_t a = 0; a < applications.size(); ++a)
    if (applications[a].ordinal % 2 != 0) noise[a] = odd[a];
  normal_quantile(noise, noise);
  for (std::size_t a = 0; a < applications.size(); ++a) applications[a].score += noise[a];
}

// The capability of the state body that joins an application, or nothing if none does.
std::optional<double> state_partner(double joint_share, Stream stream, std::uint32_t index) {
  if (joint_share <= 0.0 || stream.uniform(2U * index) >= joint_share) return std::nullopt;
  return normal(stream.uniform(2U * index + 1U));
}

}  // namespace

std::vector<Application> score_applications(const World& world, const Environment& environment,
                                            const ReviewParameters& panel, const GrantParameters& grant,
                                            const YearPolicy& policy, const YearStreams& draws) {
  const double need_weight = policy.need_weight;
  const auto& counts = world.year_state.applications;
  std::vector<Application> applications;
  // Applicants that are not municipalities have no experience of their own in the model: they get the mean
  // of those who apply, so that neither weight favours a side by itself.
  double mean_experience = 0.0;
  for (std::size_t i = 0; i < world.size(); ++i) {
    mean_experience += environment.application_weight[i] * world.experience[i];
    const double own_capability = world.capability[i] - world.mean_capability;
    const double experience =
        panel.experience_weight * world.experience[i] + need_weight * (1.0 - world.experience[i]);
    for (int a = 0; a < counts[i]; ++a) {
      const auto index = static_cast<std::uint32_t>(a);
      const auto state = state_partner(policy.joint_share, draws.of(Purpose::joint, i), index);
      const double capability = state ? std::max(own_capability, *state) : own_capability;
      applications.push_back({.lead = static_cast<std::int32_t>(i),
                              .ordinal = a,
                              .score = panel.capability_weight * capability + experience,
                              .joint = state.has_value()});
    }
  }
  add_noise(applications, draws);
  const double middle = panel.experience_weight * mean_experience + need_weight * (1.0 - mean_experience);
  const std::size_t municipal = applications.size();
  const auto others = static_cast<std::size_t>(world.year_state.other_applications);
  const auto capability = normals(others, Purpose::other_capability, draws);
  const auto noise = normals(others, Purpose::other_trajectories, draws);
  for (std::size_t a = 0; a < others; ++a) {
    applications.push_back({.ordinal = static_cast<int>(a),
                            .score = panel.capability_weight * capability[a] + middle + noise[a]});
  }
  const auto all = std::span(applications);
  draw_requests(all.first(municipal), grant, policy.request_factor, Purpose::request, draws);
  draw_requests(all.subspan(municipal), grant, policy.request_factor, Purpose::other_request, draws);
  return applications;
}

void judge_fundable(std::span<const Application> applications, const ReviewParameters& panel,
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
  std::vector<double>& scores = calibration.scores;  // their order does not matter
  const auto rank = static_cast<std::ptrdiff_t>(below * static_cast<double>(scores.size()));
  const auto at = scores.begin() + std::min<std::ptrdiff_t>(rank, std::ssize(scores) - 1);
  std::nth_element(scores.begin(), at, scores.end());
  calibration.fundable_score = *at;
}

}  // namespace taktskifte
