// engine/MODEL.md, "Results".
#include <algorithm>
#include <array>
#include <atomic>
#include <numeric>
#include <span>

#include "phases/blocks.hpp"
#include "taktskifte/phases/phases.hpp"

namespace taktskifte {
namespace {

constexpr auto efficiency = static_cast<std::size_t>(Outcome::efficiency);

// Blocks of the purpose `outcomes`: first the splits by origin, a word for each kind of reused ones; then two
// for each slot, and for each arm. Outcomes that usually have a gap are drawn by slot and those without by
// arm, so that the words of either are in its first block.
constexpr std::uint32_t origin_block = 0;
constexpr std::uint32_t slot_blocks = 2;
constexpr std::uint32_t arm_blocks = slot_blocks + 2 * slot_count;
using OutcomeOrder = std::array<Outcome, outcome_count>;
constexpr OutcomeOrder order_in_slot = {Outcome::quality, Outcome::efficiency, Outcome::employee_satisfaction,
                                        Outcome::avoided_cost, Outcome::business_value};
constexpr OutcomeOrder order_in_arm = {Outcome::avoided_cost, Outcome::business_value, Outcome::quality,
                                       Outcome::efficiency, Outcome::employee_satisfaction};

// Sums over blocks that are worked through side by side.
struct Totals {
  std::array<std::array<std::atomic<std::int64_t>, outcome_count>, 2> successes{};
  std::array<std::atomic<std::int64_t>, slot_count> tries{}, efficient{};
};

// A block of municipalities: innovations by slot, and what their successes are worth.
struct BlockResults {
  std::size_t first, count;
  std::array<Block<int>, slot_count> slots;
  std::array<Block<double>, 2> worth;
  RowParts parts;

  template <class T>
  [[nodiscard]] std::span<T> rows(Block<T>& column) const {
    return std::span(column).first(count);
  }
};

// Of each reused innovation the origin is research-based with chance peer_i.
void sort_into_slots(const World& world, double otherwise, const YearStreams& draws, BlockResults& block) {
  Block<double> peer_share;
  for (std::size_t j = 0; j < block.count; ++j)
    peer_share[j] = peer_research_share(world, block.first + j, otherwise);
  const std::span<const double> research_origin = block.rows(peer_share);
  const auto column = [&](std::size_t k) {
    return std::span<const int>(world.year_state.kinds[k]).subspan(block.first, block.count);
  };
  Block<int> inherited;
  for (const std::size_t k : {kind(false, false, false), kind(false, true, false), kind(false, false, true),
                              kind(false, true, true)}) {
    const auto fresh = column(k);
    const auto reused = column(k + kind(true, false, false));
    row_binomials(draws, Purpose::outcomes, {origin_block, static_cast<unsigned>(k)}, block.first, reused,
                  research_origin, block.parts, block.rows(inherited));
    const std::size_t slot = success_slot(has_researcher(k), is_prone(k), false);
    for (std::size_t j = 0; j < block.count; ++j) {
      block.slots[slot][j] = fresh[j] + reused[j] - inherited[j];
      block.slots[slot + 1][j] = inherited[j];
    }
  }
}

// Innovations that are drawn together: those of a slot, or of an arm where its slots are alike.
struct Group {
  bool researcher;
  bool alike;        ///< draws the outcomes in which the slots of the arm are alike, or the others
  std::size_t slot;  ///< the first of the arm for an arm
  std::uint32_t blocks;
  const OutcomeOrder& order;

  [[nodiscard]] std::size_t arm() const { return researcher ? 1 : 0; }
};

// Draws the successes of some parts, adds their numbers to the country's, and says what they are worth.
void draw_outcomes(World& world, const OutcomeLaws& laws, const BeliefParameters& belief, const Group& group,
                   const YearStreams& draws, BlockResults& block, std::span<double> worth, Totals& totals) {
  RowParts& parts = block.parts;
  std::fill_n(worth.begin(), parts.size, 0.0);
  std::uint32_t drawn = further_bits;  // no block of ours
  for (std::uint32_t word = 0; word < outcome_count; ++word) {
    const auto k = static_cast<std::size_t>(group.order[word]);
    if (laws.alike[group.arm()][k] != group.alike) continue;
    const RowDraw draw{group.blocks + word / 4, word % 4};
    if (draw.block != drawn) draw_words(draws, Purpose::outcomes, drawn = draw.block, parts);
    draw_counts(draws, Purpose::outcomes, draw, laws.of_slot[k][group.slot], parts);
    int sum = 0;
    for (std::size_t e = 0; e < parts.size; ++e) {
      worth[e] += belief.outcome_weights[k] * parts.count[e];
      sum += parts.count[e];
    }
    totals.successes[group.arm()][k] += sum;
    if (k == efficiency) totals.efficient[group.slot] += sum;
    auto& of_each = world.year_state.successes_of_each[group.arm()][k];
    if (!of_each.empty()) parts.add_to(std::span(of_each).subspan(block.first, block.count));
  }
}

void draw_group(World& world, const OutcomeLaws& laws, const BeliefParameters& belief, const Group& group,
                std::span<const int> n, const YearStreams& draws, BlockResults& block, Totals& totals) {
  std::array<double, RowParts::most> worth;
  for_each_part_of_rows(draws, block.first, n, block.parts, [&] {
    draw_outcomes(world, laws, belief, group, draws, block, worth, totals);
    for (std::size_t e = 0; e < block.parts.size; ++e)
      block.worth[group.arm()][static_cast<std::size_t>(block.parts.place[e])] += worth[e];
  });
}

void draw_arm(World& world, const OutcomeLaws& laws, const BeliefParameters& belief, bool researcher,
              const YearStreams& draws, BlockResults& block, Totals& totals) {
  const std::size_t arm = researcher ? 1 : 0;
  const std::size_t first_slot = arm * slots_of_arm;
  const std::size_t alike =
      static_cast<std::size_t>(std::count(laws.alike[arm].begin(), laws.alike[arm].end(), true));
  Block<int> all{};
  for (std::size_t slot = first_slot; slot < first_slot + slots_of_arm; ++slot) {
    const Group group{researcher, false, slot, slot_blocks + 2 * static_cast<std::uint32_t>(slot),
                      order_in_slot};
    const auto n = block.rows(block.slots[slot]);
    if (alike < outcome_count) draw_group(world, laws, belief, group, n, draws, block, totals);
    for (std::size_t j = 0; j < block.count; ++j) all[j] += n[j];
    const bool apart = !laws.alike[arm][efficiency];
    totals.tries[apart ? slot : first_slot] += std::accumulate(n.begin(), n.end(), std::int64_t{0});
  }
  const Group group{researcher, true, first_slot, arm_blocks + 2 * static_cast<std::uint32_t>(arm),
                    order_in_arm};
  if (alike > 0) draw_group(world, laws, belief, group, block.rows(all), draws, block, totals);
  for (std::size_t j = 0; j < block.count; ++j)
    world.year_state.shown(static_cast<Eigen::Index>(block.first + j), tries_column(researcher)) = all[j];
}

// What there is to learn from: the results of projects are added to those of its own innovations.
void add_results_of_projects(World& world, const OutcomeLaws& laws, const BeliefParameters& belief,
                             const YearStreams& draws, BlockResults& block) {
  const auto yielded =
      std::span<const int>(world.year_state.project_innovations).subspan(block.first, block.count);
  auto& shown = world.year_state.shown;
  for_each_part_of_rows(draws, block.first, yielded, block.parts, [&] {
    for (std::uint32_t k = 0; k < outcome_count; ++k) {
      if (k % 4 == 0) draw_words(draws, Purpose::project_outcomes, k / 4, block.parts);
      draw_counts(draws, Purpose::project_outcomes, {k / 4, k % 4}, laws.of_projects[k], block.parts);
      for (std::size_t e = 0; e < block.parts.size; ++e)
        block.worth[1][static_cast<std::size_t>(block.parts.place[e])] +=
            belief.outcome_weights[k] * block.parts.count[e];
    }
  });
  for (std::size_t j = 0; j < block.count; ++j)
    shown(static_cast<Eigen::Index>(block.first + j), tries_column(true)) += yielded[j];
}

void results_of_block(World& world, const OutcomeLaws& laws, const BeliefParameters& belief, double otherwise,
                      const YearStreams& draws, BlockResults& block, Totals& totals) {
  sort_into_slots(world, otherwise, draws, block);
  for (auto& column : block.worth) std::fill_n(column.begin(), block.count, 0.0);
  for (const bool researcher : {false, true}) draw_arm(world, laws, belief, researcher, draws, block, totals);
  add_results_of_projects(world, laws, belief, draws, block);
  for (std::size_t j = 0; j < block.count; ++j) {
    auto shown = world.year_state.shown.row(static_cast<Eigen::Index>(block.first + j));
    shown[worth_column(false)] = block.worth[0][j];
    shown[worth_column(true)] = block.worth[1][j];
  }
}

}  // namespace

void results(World& world, const OutcomeLaws& laws, const BeliefParameters& belief, double otherwise,
             const YearStreams& draws) {
  for (auto& of_arm : world.year_state.successes_of_each)
    for (auto& of_each : of_arm) std::fill(of_each.begin(), of_each.end(), 0);
  Totals totals;
  for_each_block(world.size(), [&](std::size_t first, std::size_t count) {
    BlockResults block;
    block.first = first;
    block.count = count;
    results_of_block(world, laws, belief, otherwise, draws, block, totals);
  });
  YearState& now = world.year_state;
  for (std::size_t arm = 0; arm < 2; ++arm)
    std::copy(totals.successes[arm].begin(), totals.successes[arm].end(), now.successes[arm].begin());
  for (std::size_t slot = 0; slot < slot_count; ++slot)
    now.efficiency[slot] = {.tries = totals.tries[slot], .successes = totals.efficient[slot]};
}

void keep_successes_of_each(World& world) {
  for (auto& of_arm : world.year_state.successes_of_each)
    for (auto& of_each : of_arm) of_each.assign(world.size(), 0);
}

}  // namespace taktskifte
