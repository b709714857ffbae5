#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {
namespace {

// Splits `count` innovations of one type, new or reused; draw `index` of each stream belongs to that type.
void split_by_research(int count, double now, double prone, bool in_burn_in, bool reused, const Draws& draws,
                       std::size_t municipality, KindCounts& kinds) {
  const auto index = reused ? 1U : 0U;
  if (count == 0) return;
  if (in_burn_in) {
    const double u = draws.of(Purpose::research_prone, municipality).uniform(index);
    const int with = binomial(u, count, now);
    kinds[kind(reused, true, true)] = with;
    kinds[kind(reused, false, false)] = count - with;
    return;
  }
  const double u = draws.of(Purpose::research_prone, municipality).uniform(index);
  const int prone_ones = binomial(u, count, prone);
  const int others = count - prone_ones;
  const double v = draws.of(Purpose::research_partner, municipality).uniform(index);
  int prone_with = prone_ones;
  int others_with = 0;
  if (now < prone) {
    prone_with = binomial(v, prone_ones, now / prone);
  } else if (now > prone) {
    others_with = binomial(v, others, (now - prone) / (1.0 - prone));
  }
  kinds[kind(reused, true, true)] = prone_with;
  kinds[kind(reused, true, false)] = prone_ones - prone_with;
  kinds[kind(reused, false, true)] = others_with;
  kinds[kind(reused, false, false)] = others - others_with;
}

// The share of innovations into which a municipality takes researchers by its own choice.
double chosen_share(const ChoiceRules& choice, double utility) {
  if (choice.rule == ChoiceRule::threshold) return utility > 0.0 ? choice.threshold_share : 0.0;
  return logistic(utility);
}

}  // namespace

std::vector<double> peer_research_share(const World& world, double otherwise) {
  std::vector<double> share(world.size(), otherwise);
  for (std::size_t i = 0; i < world.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    if (world.peer_innovations[row] > 0.0) share[i] = world.peer_research[row] / world.peer_innovations[row];
  }
  return share;
}

std::vector<double> access_with_offices(const Setting& setting, const Policy& policy) {
  std::vector<double> access = setting.access;
  for (std::size_t i = 0; i < access.size(); ++i) {
    access[i] += policy.office_access[static_cast<std::size_t>(setting.region[i])];
  }
  return access;
}

void research_chances(World& world, const Setting& setting, std::span<const double> access,
                      const ChoiceRules& choice, const BeliefRules& belief, const PartnerRules& partners) {
  const double initiated = partners.research_initiated_share;
  const std::vector<double> peer_share = peer_research_share(world, partners.research_share);
  for (std::size_t i = 0; i < world.size(); ++i) {
    const double utility =
        world.calibration.research_intercept + choice.belief * believed_improvement(world, belief, i) +
        choice.experience * world.experience[i] + choice.peers * (peer_share[i] - partners.research_share) +
        choice.access * access[i] + choice.size * setting.z[i] + choice.capability * world.capability[i];
    world.now.chance_new[i] = initiated + (1.0 - initiated) * chosen_share(choice, utility + choice.novelty);
    world.now.chance_reused[i] = initiated + (1.0 - initiated) * chosen_share(choice, utility);
  }
}

void choose_researchers(std::span<const int> innovations, std::span<const int> reused,
                        const ResearchChances& for_new, const ResearchChances& for_reused, bool in_burn_in,
                        std::span<KindCounts> kinds, const Draws& draws) {
  for (std::size_t i = 0; i < innovations.size(); ++i) {
    kinds[i] = {};
    split_by_research(innovations[i] - reused[i], for_new.now[i], for_new.prone[i], in_burn_in, false, draws,
                      i, kinds[i]);
    split_by_research(reused[i], for_reused.now[i], for_reused.prone[i], in_burn_in, true, draws, i,
                      kinds[i]);
  }
}

void choose_other_partners(std::span<const KindCounts> kinds, const std::array<double, partner_count>& joins,
                           std::span<KindCounts> with_firm,
                           std::span<std::array<int, partner_count>> partners, const Draws& draws) {
  std::array<BinomialOf, partner_count> joining;
  for (std::size_t p = 0; p < partner_count; ++p) joining[p] = BinomialOf(joins[p]);
  const BinomialOf& firm_joining = joining[static_cast<std::size_t>(Partner::firm)];
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    NearbyDraws stream(draws.of(Purpose::other_partners, i));
    int innovations = 0;
    int researchers = 0;
    int firms = 0;
    for (std::size_t k = 0; k < kind_count; ++k) {
      const int count = kinds[i][k];
      with_firm[i][k] =
          count == 0 ? 0 : firm_joining(stream.uniform(static_cast<std::uint32_t>(8 + k)), count);
      innovations += count;
      researchers += has_researcher(k) ? count : 0;
      firms += with_firm[i][k];
    }
    auto join = [&](Partner partner) {
      const auto p = static_cast<std::size_t>(partner);
      partners[i][p] = joining[p](stream.uniform(static_cast<std::uint32_t>(p)), innovations);
    };
    partners[i][static_cast<std::size_t>(Partner::researcher)] = researchers;
    partners[i][static_cast<std::size_t>(Partner::firm)] = firms;
    join(Partner::other_public);
    join(Partner::citizens);
    join(Partner::own_units);
    join(Partner::voluntary);
  }
}

}  // namespace taktskifte
