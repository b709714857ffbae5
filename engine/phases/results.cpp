// engine/MODEL.md, "Results".
#include <algorithm>
#include <array>
#include <span>

#include "phases/blocks.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/columns.hpp"

namespace taktskifte {
namespace {

constexpr auto efficiency = static_cast<std::size_t>(Outcome::efficiency);

// YearStreams of the purpose `outcomes`: first the splits by origin, 2 kind + firm; then outcome by outcome
// and slot by slot, first_outcome_draw + 16 outcome + slot. Two draws next to each other are a pair.
constexpr std::size_t first_outcome_draw = 2 * kind_count;
constexpr std::size_t slot_count = 16;

using Slots = std::array<Block<int>, slot_count>;

// Innovations of a block by slot: with and without a firm apart (for efficiency), and together (for the other
// outcomes).
struct BySlot {
  Slots by_firm, together;
};

// Some municipalities of a block, and columns over them.
struct Some {
  std::size_t size = 0;
  Block<std::uint32_t> who, number, pair;  // position, and the number by which it draws
  Block<std::uint16_t> place;              // in the block
  Block<double> u_even, u_odd;

  void draw(const YearStreams& draws, Purpose purpose, std::size_t number_of_pair) {
    std::fill_n(pair.begin(), size, static_cast<std::uint32_t>(number_of_pair));
    uniforms_at(draws, purpose, of(number), of(pair), of(u_even), of(u_odd));
  }
  template <class T>
  [[nodiscard]] std::span<T> of(Block<T>& block) const {
    return std::span(block).first(size);
  }
};

// Those of the block [first, first + count) for which include(place) holds.
template <class Include>
void choose(Some& some, const YearStreams& draws, std::size_t first, std::size_t count, Include include) {
  some.size = 0;
  for (std::size_t j = 0; j < count; ++j) {
    some.who[some.size] = static_cast<std::uint32_t>(first + j);
    some.number[some.size] = draws.number_of(first + j);
    some.place[some.size] = static_cast<std::uint16_t>(j);
    some.size += include(j) ? 1 : 0;
  }
}

// How many of the reused innovations of kind k, without and with a firm, are copies of ones with research.
struct Inherited {
  Block<int> without_firm, with_firm;
};
void split_by_origin(const World& world, std::span<const double> research_origin, const YearStreams& draws,
                     std::size_t first, std::size_t count, std::size_t k, Some& some, Inherited& inherited) {
  const auto& kinds = world.year_state.kinds;
  const auto& with_firm = world.year_state.kinds_with_firm;
  std::fill_n(inherited.without_firm.begin(), count, 0);
  std::fill_n(inherited.with_firm.begin(), count, 0);
  choose(some, draws, first, count, [&](std::size_t j) { return kinds[first + j][k] > 0; });
  some.draw(draws, Purpose::outcomes, k);
  for (const bool firm : {false, true}) {
    Block<int> n;
    Block<int> counts;
    Block<double> chance;
    for (std::size_t s = 0; s < some.size; ++s) {
      const std::size_t i = some.who[s];
      n[s] = firm ? with_firm[i][k] : kinds[i][k] - with_firm[i][k];
      chance[s] = research_origin[i];
    }
    binomials(some.of(firm ? some.u_odd : some.u_even), some.of(n), some.of(chance), some.of(counts));
    auto& to = firm ? inherited.with_firm : inherited.without_firm;
    for (std::size_t s = 0; s < some.size; ++s) to[some.place[s]] = counts[s];
  }
}

void sort_into_slots(const World& world, std::span<const double> research_origin, const YearStreams& draws,
                     std::size_t first, std::size_t count, Some& some, BySlot& slots) {
  for (auto* table : {&slots.by_firm, &slots.together}) {
    for (auto& slot : *table) std::fill_n(slot.begin(), count, 0);
  }
  Inherited inherited;
  for (std::size_t k = 0; k < kind_count; ++k) {
    if (is_reused(k)) split_by_origin(world, research_origin, draws, first, count, k, some, inherited);
    const std::size_t slot = success_slot(is_prone(k), has_researcher(k), false, false);
    const std::size_t with_firm = success_slot(is_prone(k), has_researcher(k), true, false);
    for (std::size_t j = 0; j < count; ++j) {
      const int all = world.year_state.kinds[first + j][k];
      const int firms = world.year_state.kinds_with_firm[first + j][k];
      const int with = is_reused(k) ? inherited.with_firm[j] : 0;
      const int without = is_reused(k) ? inherited.without_firm[j] : 0;
      slots.by_firm[slot][j] += all - firms - without;
      slots.by_firm[slot + 1][j] += without;
      slots.by_firm[with_firm][j] += firms - with;
      slots.by_firm[with_firm + 1][j] += with;
      slots.together[slot][j] += all - without - with;
      slots.together[slot + 1][j] += without + with;
    }
  }
}

// Successes of a block by whether a researcher took part, for the outcomes.
using Successes = std::array<std::array<Block<int>, 2>, outcome_count>;

// Draws the successes of two slots next to each other, which share their blocks of uniforms.
void draw_slots(const OutcomeDistributions& laws, const YearStreams& draws, const Slots& slots,
                std::size_t slot, std::span<const std::size_t> outcomes, Some& some, Successes& successes) {
  std::array<Block<int>, 2> n;
  for (std::size_t j = 0; j < some.size; ++j) {
    n[0][j] = slots[slot][some.place[j]];
    n[1][j] = slots[slot + 1][some.place[j]];
  }
  const std::size_t researcher = (slot & 4U) != 0 ? 1 : 0;
  for (const std::size_t k : outcomes) {
    some.draw(draws, Purpose::outcomes, (first_outcome_draw + slot_count * k + slot) / 2);
    std::array<Block<int>, 2> counts;
    binomials(some.of(some.u_even), some.of(n[0]), laws[k][slot], some.of(counts[0]));
    binomials(some.of(some.u_odd), some.of(n[1]), laws[k][slot + 1], some.of(counts[1]));
    auto& to = successes[k][researcher];
    for (std::size_t j = 0; j < some.size; ++j) to[some.place[j]] += counts[0][j] + counts[1][j];
  }
}

void draw_own(World& world, const OutcomeDistributions& laws, const YearStreams& draws, std::size_t first,
              std::size_t count, const BySlot& by_slot, Some& some, Successes& successes) {
  for (auto& of_outcome : successes) {
    for (auto& column : of_outcome) std::fill_n(column.begin(), count, 0);
  }
  constexpr std::array<std::size_t, 1> with_firm{efficiency};
  constexpr auto others = [] {
    std::array<std::size_t, outcome_count - 1> outcomes{};
    for (std::size_t k = 0, place = 0; k < outcome_count; ++k) {
      if (k != efficiency) outcomes[place++] = k;
    }
    return outcomes;
  }();
  const auto draw = [&](const Slots& slots, std::size_t slot, std::span<const std::size_t> outcomes) {
    choose(some, draws, first, count, [&](std::size_t j) { return slots[slot][j] + slots[slot + 1][j] > 0; });
    if (some.size > 0) draw_slots(laws, draws, slots, slot, outcomes, some, successes);
  };
  for (std::size_t slot = 0; slot < slot_count; slot += 2) {
    draw(by_slot.by_firm, slot, with_firm);
    if ((slot & 2U) == 0) draw(by_slot.together, slot, others);
  }

  auto& own = world.year_state.own_results;
  for (std::size_t j = 0; j < count; ++j) {
    const auto row = static_cast<Eigen::Index>(first + j);
    const auto& kinds = world.year_state.kinds[first + j];
    own(row, tries_column(false)) = kinds[0] + kinds[2] + kinds[4] + kinds[6];
    own(row, tries_column(true)) = kinds[1] + kinds[3] + kinds[5] + kinds[7];
    for (std::size_t k = 0; k < outcome_count; ++k) {
      own(row, success_column(false, k)) = successes[k][0][j];
      own(row, success_column(true, k)) = successes[k][1][j];
    }
  }
}

// What there is to learn from: the results of projects are added to those of its own innovations.
void add_results_of_projects(World& world, const OutcomeDistributions& laws, const YearStreams& draws,
                             std::size_t first, std::size_t count, Some& some) {
  const auto& yielded = world.year_state.project_innovations;
  auto& seen = world.year_state.seen_results;
  const auto rows = [&](EvidenceCounts& evidence) {
    return evidence.middleRows(static_cast<Eigen::Index>(first), static_cast<Eigen::Index>(count));
  };
  rows(seen) = rows(world.year_state.own_results);
  choose(some, draws, first, count, [&](std::size_t j) { return yielded[first + j] > 0; });
  if (some.size == 0) return;
  Block<int> n;
  Block<int> counts;
  for (std::size_t j = 0; j < some.size; ++j) {
    n[j] = yielded[some.who[j]];
    seen(some.who[j], tries_column(true)) += n[j];
  }
  for (std::size_t k = 0; k < outcome_count; ++k) {
    if (k % 2 == 0) some.draw(draws, Purpose::project_outcomes, k / 2);
    binomials(some.of(k % 2 == 0 ? some.u_even : some.u_odd), some.of(n),
              laws[k][success_slot(true, true, false, false)], some.of(counts));
    for (std::size_t j = 0; j < some.size; ++j) seen(some.who[j], success_column(true, k)) += counts[j];
  }
}

}  // namespace

void results(World& world, const OutcomeDistributions& laws, std::span<const double> research_origin,
             const YearStreams& draws) {
  for_each_block(world.size(), [&](std::size_t first, std::size_t count) {
    Some some;
    BySlot slots;
    Successes successes;
    sort_into_slots(world, research_origin, draws, first, count, some, slots);
    draw_own(world, laws, draws, first, count, slots, some, successes);
    add_results_of_projects(world, laws, draws, first, count, some);
  });
}

}  // namespace taktskifte
