// engine/MODEL.md, "Award".
#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "phases/draw_numbers.hpp"
#include "taktskifte/core/columns.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/columns.hpp"

namespace taktskifte {
namespace {

// Firms next to each other in the ranking, drawn together.
constexpr std::size_t most_at_once = 64;
struct Firms {
  std::size_t first, size;
  std::array<std::uint32_t, most_at_once> rank;
  std::array<double, most_at_once> score, part, value;

  [[nodiscard]] std::span<double> column(std::array<double, most_at_once>& of) const {
    return std::span(of).first(size);
  }
};
constexpr std::array<std::uint32_t, most_at_once> nobody{};  // firms have no number of their own

// Scores of `applications` firms, standard normal, from the best down: the largest of m uniforms is U^(1/m),
// and those below it are uniform again. `log_u` is the logarithm of the last one.
void draw_scores(std::size_t applications, std::span<const double> u, double& log_u, Firms& firms) {
  const auto score = firms.column(firms.score);
  log(u, score);
  for (std::size_t j = 0; j < firms.size; ++j)
    score[j] = log_u += score[j] / static_cast<double>(applications - firms.first - j);
  exp(score, score);
  for (double& x : score) x = std::min(x, 1.0 - 0x1p-53);
  normal_quantile(score, score);
}

// 1 - Beta(2, b) is the product of Beta(b, 1) and Beta(b + 1, 1), which are powers of uniforms.
void draw_betas_of_two(double b, const YearStreams& draws, Firms& firms) {
  const auto part = firms.column(firms.part);
  std::array<double, most_at_once> second;
  const auto other = firms.column(second);
  uniforms_at(draws, Purpose::private_request, std::span(nobody).first(firms.size),
              std::span(firms.rank).first(firms.size), part, other);
  log(part, part);
  log(other, other);
  for (std::size_t j = 0; j < firms.size; ++j) part[j] = part[j] / b + other[j] / (b + 1.0);
  exp(part, part);
  for (double& x : part) x = 1.0 - x;
}

// The requests, as parts of the range between the smallest and the largest: Beta(a, b) with b from the mean,
// a / (a + b).
void draw_requests(const PrivateParameters& rules, const YearStreams& draws, Firms& firms) {
  const double a = rules.grant_shape_a;
  const double b =
      a * (rules.grant_max_mnok - rules.grant_mean_mnok) / (rules.grant_mean_mnok - rules.grant_min_mnok);
  if (a == 2.0) return draw_betas_of_two(b, draws, firms);
  std::array<std::uint32_t, most_at_once> number;
  std::array<std::uint32_t, most_at_once> first;
  for (std::size_t j = 0; j < firms.size; ++j) {
    const OwnDraws own = own_draws(0, static_cast<int>(firms.rank[j]));
    number[j] = own.number;
    first[j] = own.first;
  }
  betas(draws, Purpose::private_request, std::span(number).first(firms.size),
        std::span(first).first(firms.size), a, b, firms.column(firms.part));
}

// What a krone sets off, given the score: lognormal in quality with mean 1 over all applicants, so that
// additionality is the mean effect of a krone.
void draw_values(const PrivateParameters& rules, std::span<double> noise, Firms& firms) {
  normal_quantile(noise, noise);
  const double weight = std::sqrt(rules.score_reliability);
  const double noise_weight = std::sqrt(1.0 - rules.score_reliability);
  const auto value = firms.column(firms.value);
  for (std::size_t j = 0; j < firms.size; ++j) {
    const double quality = weight * firms.score[j] + noise_weight * noise[j];
    value[j] = rules.quality_sd * quality - 0.5 * rules.quality_sd * rules.quality_sd;
  }
  exp(value, value);
}

}  // namespace

PrivateRound award_private(int applications, Nok money, const PrivateParameters& rules,
                           const YearStreams& draws) {
  const auto count = static_cast<std::size_t>(applications);
  const double range = rules.grant_max_mnok - rules.grant_min_mnok;
  const Nok least = nok_from_mnok(rules.grant_min_mnok);
  PrivateRound round;
  // More grants than there is money for the smallest are never given.
  if (least > Nok{})
    round.funded.reserve(
        std::min(count, static_cast<std::size_t>(money.as_double() / least.as_double()) + 1));
  double log_u = 0.0;
  Firms firms;
  for (firms.first = 0; firms.first < count && round.awarded + least <= money; firms.first += firms.size) {
    firms.size = std::min(most_at_once, count - firms.first);
    for (std::size_t j = 0; j < firms.size; ++j) firms.rank[j] = static_cast<std::uint32_t>(firms.first + j);
    std::array<double, most_at_once> spacing;
    std::array<double, most_at_once> noise;
    uniforms_at(draws, Purpose::private_review, std::span(nobody).first(firms.size),
                std::span(firms.rank).first(firms.size), firms.column(spacing), firms.column(noise));
    draw_scores(count, firms.column(spacing), log_u, firms);
    draw_requests(rules, draws, firms);
    draw_values(rules, firms.column(noise), firms);
    for (std::size_t j = 0; j < firms.size; ++j) {
      const Nok request = nok_from_mnok(rules.grant_min_mnok + range * firms.part[j]);
      if (round.awarded + request > money) continue;
      ++round.awards;
      round.awarded += request;
      round.funded.push_back({.applicant = Applicant::firm,
                              .ordinal = static_cast<int>(firms.rank[j]),
                              .award_step = draws.step,
                              .grant = request,
                              .rd_nok = rules.additionality * request.as_double() * firms.value[j]});
    }
  }
  return round;
}

}  // namespace taktskifte
