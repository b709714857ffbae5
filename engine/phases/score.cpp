// engine/MODEL.md, "Award".
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "phases/draw_numbers.hpp"
#include "taktskifte/core/columns.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/columns.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {
namespace {

// Applications are drawn so many at a time, on the stack.
constexpr std::size_t few = 256;
template <class T>
class Few {
 public:
  explicit Few(std::size_t size) : size_(size) {}
  std::span<T> all() { return std::span(of_).first(size_); }
  T& operator[](std::size_t place) { return of_[place]; }

 private:
  std::size_t size_;
  std::array<T, few> of_;
};
template <class Body>
void for_each_few(std::size_t size, Body body) {
  for (std::size_t first = 0; first < size; first += few) body(first, std::min(few, size - first));
}

// Draws the requests: those of a lead from its stream, in the part of it that
// belongs to the ordinal.
void draw_requests(std::span<Application> applications, const GrantParameters& rules, double factor,
                   Purpose purpose, const YearStreams& draws) {
  for_each_few(applications.size(), [&](std::size_t from, std::size_t count) {
    const auto some = applications.subspan(from, count);
    Few<std::uint32_t> who(count);
    Few<std::uint32_t> first(count);
    for (std::size_t a = 0; a < count; ++a) {
      const auto lead = some[a].lead;
      const OwnDraws own =
          own_draws(lead >= 0 ? draws.number_of(static_cast<std::size_t>(lead)) : 0, some[a].ordinal);
      who[a] = own.number;
      first[a] = own.first;
    }
    Few<double> part(count);
    betas(draws, purpose, who.all(), first.all(), rules.shape_a, rules.shape_b, part.all());
    for (std::size_t a = 0; a < count; ++a)
      some[a].request =
          nok_from_mnok(factor * (rules.min_mnok + (rules.max_mnok - rules.min_mnok) * part[a]));
  });
}

// Draw `ordinal` of the purpose for each application, standard normal: of its lead, or of the applicants
// without a place. Calls take(application, value).
template <class Take>
void draw_normals(std::span<Application> applications, Purpose purpose, const YearStreams& draws, Take take) {
  for_each_few(applications.size(), [&](std::size_t from, std::size_t count) {
    const auto some = applications.subspan(from, count);
    Few<std::uint32_t> number(count);
    Few<std::uint32_t> pair(count);
    for (std::size_t a = 0; a < count; ++a) {
      const auto lead = some[a].lead;
      number[a] = lead >= 0 ? draws.number_of(static_cast<std::size_t>(lead)) : 0;
      pair[a] = static_cast<std::uint32_t>(some[a].ordinal) / 2;
    }
    Few<double> value(count);
    Few<double> odd(count);
    uniforms_at(draws, purpose, number.all(), pair.all(), value.all(), odd.all());
    for (std::size_t a = 0; a < count; ++a)
      if (some[a].ordinal % 2 != 0) value[a] = odd[a];
    normal_quantile(value.all(), value.all());
    for (std::size_t a = 0; a < count; ++a) take(some[a], value[a]);
  });
}

// The capability of the state body that joins an application, or nothing if none does.
std::optional<double> state_partner(double joint_share, Stream stream, std::uint32_t index) {
  if (joint_share <= 0.0 || stream.uniform(2U * index) >= joint_share) return std::nullopt;
  return normal(stream.uniform(2U * index + 1U));
}

}  // namespace

std::vector<Application> score_applications(const World& world, const Environment& environment,
                                            const ReviewParameters& panel, const GrantParameters& grant,
                                            const YearPolicy& policy, const YearStreams& draws,
                                            std::vector<Application> into) {
  const double need_weight = policy.need_weight;
  const auto& counts = world.year_state.applications;
  std::vector<Application> applications = std::move(into);
  applications.clear();
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
  const double middle = panel.experience_weight * mean_experience + need_weight * (1.0 - mean_experience);
  const std::size_t municipal = applications.size();
  for (int a = 0; a < world.year_state.other_applications; ++a) applications.push_back({.ordinal = a});
  const auto all = std::span(applications);
  const auto others = all.subspan(municipal);
  draw_normals(others, Purpose::other_capability, draws, [&](Application& application, double capability) {
    application.score = panel.capability_weight * capability + middle;
  });
  const auto add_noise = [](Application& application, double noise) { application.score += noise; };
  draw_normals(all.first(municipal), Purpose::panel, draws, add_noise);
  draw_normals(others, Purpose::other_trajectories, draws, add_noise);
  draw_requests(all.first(municipal), grant, policy.request_factor, Purpose::request, draws);
  draw_requests(others, grant, policy.request_factor, Purpose::other_request, draws);
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
