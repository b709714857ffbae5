// engine/MODEL.md, "Apply".
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <sstream>
#include <utility>

#include "phases/blocks.hpp"
#include "taktskifte/core/columns.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/columns.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {
namespace {

// How applications move with the money on offer: (part / reference)^elasticity.
double money_factor(double part_nok, double reference_mnok, double elasticity) {
  return pow(part_nok / (reference_mnok * nok_per_mnok), elasticity);
}

// What the money on offer does beside that to those that have never applied.
double first_time_factor(const World& world, const YearPolicy& policy, double extra_elasticity) {
  if (world.in_burn_in || extra_elasticity == 0.0) return 1.0;
  return pow(policy.known_public_part / world.burn_in_public_part, extra_elasticity);
}

// How a regional office raises the weight of an applicant: by the ratio of the chances of working with
// researchers with and without it.
double office_factor(const Environment& environment, const YearPolicy& policy, double effect_of_access,
                     std::size_t i) {
  const double office = policy.office_access[static_cast<std::size_t>(environment.region[i])];
  if (office == 0.0) return 1.0;
  const double without = environment.application_logit[i];
  return logistic(without + effect_of_access * office) / logistic(without);
}

double follow_up_factor(const World& world, const PreprojectParameters& rules, std::size_t i) {
  const auto years_ago = static_cast<std::int64_t>(world.step) - world.last_preproject[i];
  return years_ago <= rules.follow_up_years ? rules.follow_up : 1.0;
}

// "0301", in a further copy of the country "0301-2": as lists and result files call who draws by this number.
std::string municipality_text(std::uint32_t draw_number) {
  constexpr std::uint32_t numbers_of_a_copy = 10'000;  // of draw_numbers()
  const std::string digits = std::to_string(draw_number % numbers_of_a_copy);
  const std::uint32_t copy = draw_number / numbers_of_a_copy;
  return std::string(4 - digits.size(), '0') + digits + (copy > 0 ? "-" + std::to_string(copy + 1) : "");
}

// Not known from the keys alone: what municipalities expect hangs on what has happened to them.
[[noreturn]] void refuse_expected(std::uint32_t number, Year year, double expected) {
  std::ostringstream text;
  text << "municipality " << municipality_text(number) << " expects to send " << expected
       << " applications in " << year.value() << ", and more than " << most_expected_of_one
       << " are not simulated; lower apply.reference_count, apply.elasticity, "
          "apply.first_time_extra_elasticity, apply.experience, "
          "apply.belief, apply.winner_factor or preproject.follow_up, or raise apply.effort";
  throw Error(ErrorKind::scenario, text.str());
}

}  // namespace

double planned_municipal_applications(const ApplyParameters& rules, const FundingParameters& funding,
                                      const YearPolicy& policy) {
  return rules.municipal_part * rules.reference_count *
         money_factor(policy.known_public_part, funding.reference_public_pot_mnok, rules.elasticity) /
         policy.effort;
}

double expected_other_public(const ApplyParameters& rules, const FundingParameters& funding,
                             const YearPolicy& policy) {
  return (1.0 - rules.municipal_part) * rules.reference_count *
         money_factor(policy.known_public_part, funding.reference_public_pot_mnok, rules.elasticity) /
         policy.effort;
}

double expected_private(const PrivateParameters& rules, const FundingParameters& funding,
                        const YearPolicy& policy) {
  return rules.applications *
         money_factor(policy.private_part.as_double(), funding.reference_private_pot_mnok, rules.elasticity);
}

double own_cash_a_year(const Scenario& scenario, const YearPolicy& policy) {
  const double total = policy.request_factor * mean_grant_mnok(scenario.grant) * nok_per_mnok *
                       (1.0 / policy.support_cap_municipal - 1.0);
  // A state body that joins takes over a part; municipalities reckon with the mean.
  const double left = 1.0 - policy.joint_share * scenario.apply.joint_own_part;
  return left * (1.0 - scenario.own.in_kind) * total / mean_project_years(scenario.project) /
         (1.0 + policy.partners_per_project);
}

double learn_public_part(World& world, Nok public_part, double half_life) {
  const double part = public_part.as_double();
  if (world.in_burn_in) world.burn_in_public_part = part;
  const bool at_once = half_life <= 0.0 || world.step == 0;
  const double kept = at_once ? 0.0 : exp(-log(2.0) / half_life);
  world.known_public_part = at_once ? part : part + kept * (world.known_public_part - part);
  return world.known_public_part;
}

std::vector<double> expected_applications(const World& world, const Environment& environment,
                                          const ApplicationSettings& settings, const YearPolicy& policy,
                                          std::vector<double> into) {
  const ApplyParameters& rules = settings.apply;
  const double everyone =
      exp(world.calibration.log_applications) *
      money_factor(policy.known_public_part, settings.funding.reference_public_pot_mnok, rules.elasticity) /
      policy.effort;
  const double first_time = first_time_factor(world, policy, rules.first_time_extra_elasticity);
  const bool by_choice = rules.weights == ApplyWeights::choice;  // null models know no access
  std::vector<double> expected = std::move(into);
  expected.resize(world.size());
  for (std::size_t i = 0; i < world.size(); ++i) {
    expected[i] = rules.experience * world.experience[i] +
                  rules.belief * (believed_award_chance(world, i) - environment.reference_success);
  }
  exp(expected, expected);
  for (std::size_t i = 0; i < world.size(); ++i) {
    const bool won_lately = static_cast<std::int64_t>(world.step) - world.last_won[i] <= rules.winner_years;
    const double mean = everyone * environment.application_weight[i] * expected[i] *
                        (won_lately ? rules.winner_factor : 1.0) *
                        (world.has_applied[i] != 0 ? 1.0 : first_time) *
                        (by_choice ? office_factor(environment, policy, settings.effect_of_access, i) : 1.0) *
                        follow_up_factor(world, settings.preproject, i);
    if (!(mean <= most_expected_of_one)) refuse_expected(environment.number[i], world.year, mean);
    expected[i] = mean;
  }
  return expected;
}

std::vector<int> affordable_applications(const Environment& environment, std::span<const int> running,
                                         double part_for_innovation, double own_cash_nok,
                                         std::vector<int> into) {
  constexpr double no_limit = std::numeric_limits<int>::max();
  constexpr double whole = 0x1p53;  // numbers beyond are
  into.resize(running.size());
  for (std::size_t i = 0; i < running.size(); ++i) {
    const double co_financing = part_for_innovation * environment.slack_nok[i];
    // Not negative, so that cutting off its fraction is the same as std::floor, and no call.
    const double fit = own_cash_nok > 0.0 ? std::min(co_financing / own_cash_nok, whole) : no_limit;
    const auto projects = static_cast<double>(static_cast<std::int64_t>(fit));
    into[i] = static_cast<int>(std::clamp(projects - running[i], 0.0, no_limit));
  }
  return into;
}

double expected_within_limits(std::span<const double> expected, std::span<const int> affordable,
                              std::span<double> within) {
  for_each_block(expected.size(), [&](std::size_t first, std::size_t count) {
    for (std::size_t i = first; i < first + count; ++i)
      within[i] = mean_of_capped_poisson(expected[i], affordable[i]);
  });
  return std::accumulate(within.begin(), within.end(), 0.0);
}

void apply_municipal(std::span<const double> expected, std::span<const int> affordable,
                     std::span<int> applications, std::span<int> unaffordable, const YearStreams& draws) {
  for_each_block(expected.size(), [&](std::size_t first, std::size_t count) {
    Block<double> u;
    Block<int> wanted;
    uniforms(draws, Purpose::apply, 0, first, std::span(u).first(count));
    poissons(std::span(u).first(count), expected.subspan(first, count), std::span(wanted).first(count));
    for (std::size_t j = 0; j < count; ++j) {
      const std::size_t i = first + j;
      applications[i] = std::min(wanted[j], affordable[i]);
      unaffordable[i] = wanted[j] - applications[i];
    }
  });
}

void note_first_applications(World& world) {
  world.year_state.first_time_applicants = 0;
  for (std::size_t i = 0; i < world.size(); ++i) {
    if (world.year_state.applications[i] == 0 || world.has_applied[i] != 0) continue;
    world.has_applied[i] = 1;
    ++world.year_state.first_time_applicants;
  }
}

int apply_other_public(const ApplyParameters& rules, const FundingParameters& funding,
                       const YearPolicy& policy, const YearStreams& draws) {
  return poisson(draws.of_number(Purpose::other_applicants, 0).uniform(0),
                 expected_other_public(rules, funding, policy));
}

int apply_private(const PrivateParameters& rules, const FundingParameters& funding, const YearPolicy& policy,
                  const YearStreams& draws) {
  return poisson(draws.of_number(Purpose::private_applicants, 0).uniform(0),
                 expected_private(rules, funding, policy));
}

}  // namespace taktskifte
