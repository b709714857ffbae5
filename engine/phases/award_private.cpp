// engine/MODEL.md, "Award".
#include <algorithm>
#include <boost/sort/pdqsort/pdqsort.hpp>
#include <cmath>
#include <numeric>

#include "phases/draw_numbers.hpp"
#include "taktskifte/core/columns.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/columns.hpp"

namespace taktskifte {
namespace {

struct Firm {
  double score = 0.0;
  double value = 0.0;  ///< R&D that a krone sets off, against the mean of all
  int ordinal = 0;
  Nok request{};
};

std::vector<Firm> applicants(std::size_t count, const PrivateParameters& rules, const YearStreams& draws) {
  const std::vector<std::uint32_t> nobody(count, 0);  // firms have no number of their own
  std::vector<std::uint32_t> ordinal(count);
  std::iota(ordinal.begin(), ordinal.end(), 0U);
  std::vector<double> quality(count);
  std::vector<double> noise(count);
  uniforms_at(draws, Purpose::private_review, nobody, ordinal, quality, noise);
  normal_quantile(quality, quality);
  normal_quantile(noise, noise);

  // The second shape follows from the mean of a beta variate, a / (a + b).
  const double shape_b = rules.grant_shape_a * (rules.grant_max_mnok - rules.grant_mean_mnok) /
                         (rules.grant_mean_mnok - rules.grant_min_mnok);
  std::vector<std::uint32_t> number(count);
  std::vector<std::uint32_t> first(count);
  for (std::size_t i = 0; i < count; ++i) {
    const OwnDraws own = own_draws(0, static_cast<int>(i));
    number[i] = own.number;
    first[i] = own.first;
  }
  std::vector<double> part(count);
  betas(draws, Purpose::private_request, number, first, rules.grant_shape_a, shape_b, part);

  // Lognormal in quality with mean 1, so that additionality is the mean effect of a krone.
  std::vector<double> value(count);
  for (std::size_t i = 0; i < count; ++i)
    value[i] = rules.quality_sd * quality[i] - 0.5 * rules.quality_sd * rules.quality_sd;
  exp(value, value);

  std::vector<Firm> firms(count);
  const double weight = std::sqrt(rules.score_reliability);
  const double noise_weight = std::sqrt(1.0 - rules.score_reliability);
  const double range = rules.grant_max_mnok - rules.grant_min_mnok;
  for (std::size_t i = 0; i < count; ++i) {
    firms[i] = {.score = weight * quality[i] + noise_weight * noise[i],
                .value = value[i],
                .ordinal = static_cast<int>(i),
                .request = nok_from_mnok(rules.grant_min_mnok + range * part[i])};
  }
  return firms;
}

// Places of the firms by score, the best first; of equal ones the one that comes first.
std::vector<std::size_t> ranking(std::span<const Firm> firms) {
  struct Key {
    double score;
    std::size_t place;
  };
  std::vector<Key> keys(firms.size());
  for (std::size_t i = 0; i < firms.size(); ++i) keys[i] = {firms[i].score, i};
  boost::sort::pdqsort_branchless(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
    return (a.score > b.score) | ((a.score == b.score) & (a.place < b.place));
  });
  std::vector<std::size_t> places(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) places[i] = keys[i].place;
  return places;
}

}  // namespace

PrivateRound award_private(int applications, Nok money, const PrivateParameters& rules,
                           const YearStreams& draws) {
  const auto firms = applicants(static_cast<std::size_t>(applications), rules, draws);
  PrivateRound round;
  for (const std::size_t place : ranking(firms)) {
    const Firm& one = firms[place];
    if (round.awarded + one.request > money) continue;
    ++round.awards;
    round.awarded += one.request;
    round.funded.push_back({.applicant = Applicant::firm,
                            .ordinal = one.ordinal,
                            .award_step = draws.step,
                            .grant = one.request,
                            .rd_nok = rules.additionality * one.request.as_double() * one.value});
  }
  return round;
}

}  // namespace taktskifte
