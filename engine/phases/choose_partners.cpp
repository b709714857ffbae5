// engine/MODEL.md, "Choose partners".
#include <algorithm>

#include "phases/blocks.hpp"
#include "phases/prone_split.hpp"
#include "taktskifte/core/columns.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {
namespace {

// New innovations, or reused ones: those have word 0 of each draw, these word 1.
struct InnovationType {
  bool reused;
  std::size_t first;  ///< of the block
  KindColumns& kinds;

  [[nodiscard]] RowDraw draw() const { return {.block = 0, .word = reused ? 1U : 0U}; }
  /// The innovations of a kind, of the block.
  [[nodiscard]] int* of_kind(bool prone_ones, bool researcher) const {
    return kinds[kind(reused, prone_ones, researcher)].data() + first;
  }
};

void split_in_burn_in(const InnovationType& type, ProneSplit& split, const YearStreams& draws,
                      RowParts& parts) {
  const std::size_t size = split.count.size();
  const auto with = std::span(split.with).first(size);
  row_binomials(draws, Purpose::research_prone, type.draw(), type.first, split.count, split.now, parts, with);
  std::copy(with.begin(), with.end(), type.of_kind(true, true));
  std::fill_n(type.of_kind(true, false), size, 0);
  std::fill_n(type.of_kind(false, true), size, 0);
  int* const others = type.of_kind(false, false);
  for (std::size_t j = 0; j < size; ++j) others[j] = split.count[j] - with[j];
}

void split_by_proneness(const InnovationType& type, ProneSplit& split, const YearStreams& draws,
                        RowParts& parts) {
  const std::size_t size = split.count.size();
  const auto rows = [&](auto& column) { return std::span(column).first(size); };
  row_binomials(draws, Purpose::research_prone, type.draw(), type.first, split.count, split.prone, parts,
                rows(split.prone_ones));
  find_changes(split);
  row_binomials(draws, Purpose::research_partner, type.draw(), type.first, rows(split.among),
                rows(split.chance), parts, rows(split.with));
  apply_changes(split);
  std::copy_n(split.prone_with.begin(), size, type.of_kind(true, true));
  std::copy_n(split.prone_without.begin(), size, type.of_kind(true, false));
  std::copy_n(split.others_with.begin(), size, type.of_kind(false, true));
  std::copy_n(split.others_without.begin(), size, type.of_kind(false, false));
}

// Turns utilities into the shares of innovations into which a municipality takes researchers by its own
// choice.
void to_chosen_share(const ChoiceParameters& choice, std::span<double> utility) {
  if (choice.rule == ChoiceRule::logit) return logistic(utility, utility);
  for (double& x : utility) x = x > 0.0 ? choice.threshold_share : 0.0;
}

}  // namespace

ListColumn<double> access_with_offices(const Environment& environment, const YearPolicy& policy) {
  std::vector<double> access = environment.access.of_row();
  const std::vector<Region>& region = environment.region.of_row();
  for (std::size_t row = 0; row < access.size(); ++row)
    access[row] += policy.office_access[static_cast<std::size_t>(region[row])];
  return {access, environment.access.rows()};
}

void research_chances(World& world, const Environment& environment, const ListColumn<double>& access,
                      const ChoiceParameters& choice, const PartnerParameters& partners) {
  const double initiated = partners.research_initiated_share;
  const double usual = partners.research_share;
  auto& chance_new = world.year_state.chance_new;
  auto& chance_reused = world.year_state.chance_reused;
  for_each_block(world.size(), [&](std::size_t first, std::size_t count) {
    for (std::size_t i = first; i < first + count; ++i) {
      const double utility =
          world.calibration.research_intercept + choice.belief * believed_improvement(world, i) +
          choice.experience * world.experience[i] +
          choice.peers * (peer_research_share(world, i, usual) - usual) + choice.access * access[i] +
          choice.size * environment.z[i] + choice.capability * world.capability[i];
      chance_new[i] = utility + choice.novelty;
      chance_reused[i] = utility;
    }
    for (auto* chances : {&chance_new, &chance_reused}) {
      const auto chance = std::span(*chances).subspan(first, count);
      to_chosen_share(choice, chance);
      for (double& p : chance) p = initiated + (1.0 - initiated) * p;
    }
  });
}

void choose_researchers(std::span<const int> innovations, std::span<const int> reused,
                        const ResearchChances& for_new, const ResearchChances& for_reused, bool in_burn_in,
                        KindColumns& kinds, std::span<int> with_researcher, const YearStreams& draws) {
  for_each_block(innovations.size(), [&](std::size_t first, std::size_t count) {
    RowParts parts;
    Block<int> fresh;
    for (std::size_t j = 0; j < count; ++j) fresh[j] = innovations[first + j] - reused[first + j];
    const auto part = [&](auto column) { return column.subspan(first, count); };
    ProneSplit split;
    for (const bool of_reused : {false, true}) {
      const ResearchChances& chances = of_reused ? for_reused : for_new;
      split.count = of_reused ? part(reused) : std::span<const int>(fresh).first(count);
      split.now = part(chances.now);
      split.prone = part(chances.prone);
      const InnovationType type{of_reused, first, kinds};
      in_burn_in ? split_in_burn_in(type, split, draws, parts)
                 : split_by_proneness(type, split, draws, parts);
    }
    for (std::size_t i = first; i < first + count; ++i)
      with_researcher[i] = kinds[1][i] + kinds[3][i] + kinds[5][i] + kinds[7][i];
  });
}

void choose_other_partners(std::int64_t innovations, const std::array<double, partner_count>& joins,
                           std::array<std::int64_t, partner_count>& partners, const YearStreams& draws) {
  const Stream stream = draws.of_number(Purpose::other_partners, 0);
  for (const Partner partner :
       {Partner::other_public, Partner::citizens, Partner::own_units, Partner::voluntary}) {
    const auto p = static_cast<std::size_t>(partner);
    partners[p] =
        binomial(stream.uniform(static_cast<std::uint32_t>(p)), static_cast<int>(innovations), joins[p]);
  }
}

}  // namespace taktskifte
