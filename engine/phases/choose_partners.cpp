// engine/MODEL.md, "Choose partners".
#include <algorithm>
#include <atomic>
#include <numeric>

#include "phases/blocks.hpp"
#include "taktskifte/core/columns.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/columns.hpp"
#include "taktskifte/random/tabulated_binomial.hpp"

namespace taktskifte {
namespace {

constexpr auto researcher = static_cast<std::size_t>(Partner::researcher);
constexpr auto firm = static_cast<std::size_t>(Partner::firm);

// Innovations of one type, new or reused, of a block of municipalities.
struct Split {
  bool reused;
  std::span<const double> u, v;  // draws for who is prone, and for whose researchers change
  std::span<const int> count;
  std::span<const double> now, prone;
  std::span<KindCounts> kinds;
};

void split_in_burn_in(const Split& split) {
  Block<int> block;
  const auto with = std::span(block).first(split.count.size());
  binomials(split.u, split.count, split.now, with);
  for (std::size_t j = 0; j < with.size(); ++j) {
    split.kinds[j][kind(split.reused, true, true)] = with[j];
    split.kinds[j][kind(split.reused, false, false)] = split.count[j] - with[j];
  }
}

void split_by_proneness(const Split& split) {
  const std::size_t size = split.count.size();
  Block<int> prone_ones;
  binomials(split.u, split.count, split.prone, std::span(prone_ones).first(size));
  // Those among whom researchers change: prone ones that keep theirs, or others that gain one.
  Block<int> among;
  Block<double> chance;
  for (std::size_t j = 0; j < size; ++j) {
    const double now = split.now[j];
    const double prone = split.prone[j];
    among[j] = now < prone ? prone_ones[j] : split.count[j] - prone_ones[j];
    chance[j] = now < prone ? now / prone : (now - prone) / (1.0 - prone);
  }
  Block<int> with;
  binomials(split.v, std::span(among).first(size), std::span(chance).first(size),
            std::span(with).first(size));
  for (std::size_t j = 0; j < size; ++j) {
    const int others = split.count[j] - prone_ones[j];
    const bool lose = split.now[j] < split.prone[j];
    const int prone_with = lose ? with[j] : prone_ones[j];
    const int others_with = lose ? 0 : with[j];
    split.kinds[j][kind(split.reused, true, true)] = prone_with;
    split.kinds[j][kind(split.reused, true, false)] = prone_ones[j] - prone_with;
    split.kinds[j][kind(split.reused, false, true)] = others_with;
    split.kinds[j][kind(split.reused, false, false)] = others - others_with;
  }
}

// Turns utilities into the shares of innovations into which a municipality takes researchers by its own
// choice.
void to_chosen_share(const ChoiceParameters& choice, std::span<double> utility) {
  if (choice.rule == ChoiceRule::logit) return logistic(utility, utility);
  for (double& x : utility) x = x > 0.0 ? choice.threshold_share : 0.0;
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

std::vector<double> access_with_offices(const Environment& environment, const YearPolicy& policy) {
  std::vector<double> access = environment.access;
  for (std::size_t i = 0; i < access.size(); ++i) {
    access[i] += policy.office_access[static_cast<std::size_t>(environment.region[i])];
  }
  return access;
}

void research_chances(World& world, const Environment& environment, std::span<const double> access,
                      std::span<const double> believed, const ChoiceParameters& choice,
                      const PartnerParameters& partners) {
  const double initiated = partners.research_initiated_share;
  const std::vector<double> peer_share = peer_research_share(world, partners.research_share);
  const auto size = world.size();
  auto& chance_new = world.year_state.chance_new;
  auto& chance_reused = world.year_state.chance_reused;
  for (std::size_t i = 0; i < size; ++i) {
    const double utility =
        world.calibration.research_intercept + choice.belief * believed[i] +
        choice.experience * world.experience[i] + choice.peers * (peer_share[i] - partners.research_share) +
        choice.access * access[i] + choice.size * environment.z[i] + choice.capability * world.capability[i];
    chance_new[i] = utility + choice.novelty;
    chance_reused[i] = utility;
  }
  for (auto* chance : {&chance_new, &chance_reused}) {
    to_chosen_share(choice, *chance);
    for (double& p : *chance) p = initiated + (1.0 - initiated) * p;
  }
}

void choose_researchers(std::span<const int> innovations, std::span<const int> reused,
                        const ResearchChances& for_new, const ResearchChances& for_reused, bool in_burn_in,
                        std::span<KindCounts> kinds, const YearStreams& draws) {
  for_each_block(innovations.size(), [&](std::size_t first, std::size_t count) {
    Block<double> u_new;
    Block<double> u_reused;
    uniforms(draws, Purpose::research_prone, 0, first, std::span(u_new).first(count),
             std::span(u_reused).first(count));
    Block<double> v_new;
    Block<double> v_reused;
    uniforms(draws, Purpose::research_partner, 0, first, std::span(v_new).first(count),
             std::span(v_reused).first(count));
    Block<int> fresh;
    for (std::size_t j = 0; j < count; ++j) fresh[j] = innovations[first + j] - reused[first + j];
    const auto part = [&](auto column) { return column.subspan(first, count); };
    const auto here = [&](auto& block) { return std::span(block).first(count); };
    std::fill_n(kinds.begin() + static_cast<std::ptrdiff_t>(first), count, KindCounts{});
    const Split of_new{
        false, here(u_new), here(v_new), here(fresh), part(for_new.now), part(for_new.prone), part(kinds)};
    const Split of_reused{true,         here(u_reused),       here(v_reused),
                          part(reused), part(for_reused.now), part(for_reused.prone),
                          part(kinds)};
    for (const auto& split : {of_new, of_reused})
      in_burn_in ? split_in_burn_in(split) : split_by_proneness(split);
  });
}

std::array<std::int64_t, partner_count> choose_other_partners(
    std::span<const KindCounts> kinds, const std::array<TabulatedBinomial, partner_count>& joining,
    std::span<KindCounts> with_firm, std::span<int> with_researcher, const YearStreams& draws) {
  std::array<std::atomic<std::int64_t>, partner_count> partners{};
  for_each_block(kinds.size(), [&](std::size_t first, std::size_t count) {
    std::array<Block<double>, 2> u;
    std::size_t drawn = 0x7FFFFFFFU;  // no pair of ours
    const auto draw_pair = [&](std::size_t pair) {
      drawn = pair;
      uniforms(draws, Purpose::other_partners, static_cast<std::uint32_t>(pair), first,
               std::span(u[0]).first(count), std::span(u[1]).first(count));
    };
    Block<int> among;
    Block<int> joined;
    const auto count_partner = [&](std::size_t partner, const auto& column) {
      partners[partner] += std::accumulate(column, column + count, std::int64_t{0});
    };
    const auto draw_joining = [&](std::size_t partner, std::size_t number) {
      if (number / 2 != drawn) draw_pair(number / 2);
      binomials(std::span(u[number % 2]).first(count), std::span(among).first(count), joining[partner],
                std::span(joined).first(count));
    };
    // Firms by kind: draws 8 to 15.
    for (std::size_t k = 0; k < kind_count; ++k) {
      int any = 0;
      for (std::size_t j = 0; j < count; ++j) {
        among[j] = kinds[first + j][k];
        any |= among[j];
      }
      if (any != 0) {
        draw_joining(firm, 8 + k);
      } else {
        std::fill_n(joined.begin(), count, 0);
      }
      for (std::size_t j = 0; j < count; ++j) with_firm[first + j][k] = joined[j];
      count_partner(firm, joined.data());
    }
    for (std::size_t j = 0; j < count; ++j) {
      const auto& here = kinds[first + j];
      with_researcher[first + j] = here[1] + here[3] + here[5] + here[7];
    }
    count_partner(researcher, with_researcher.data() + first);
    // The others: the draw of their number.
    for (std::size_t j = 0; j < count; ++j) {
      const auto& here = kinds[first + j];
      among[j] = std::accumulate(here.begin(), here.end(), 0);
    }
    for (const Partner partner :
         {Partner::other_public, Partner::citizens, Partner::own_units, Partner::voluntary}) {
      const auto p = static_cast<std::size_t>(partner);
      draw_joining(p, p);
      count_partner(p, joined.data());
    }
  });
  std::array<std::int64_t, partner_count> counts{};
  std::copy(partners.begin(), partners.end(), counts.begin());
  return counts;
}

}  // namespace taktskifte
