#include "phases/blocks.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/columns.hpp"

namespace taktskifte {
namespace {

constexpr auto efficiency = static_cast<std::size_t>(Outcome::efficiency);

// Draws of the purpose `outcomes`: first the splits by origin, 2 kind + firm; then outcome by outcome and
// slot by slot, first_outcome_draw + 16 outcome + slot.
constexpr std::uint32_t first_outcome_draw = 2 * kind_count;

constexpr std::size_t slot_count = 16;
using Slots = std::array<int, slot_count>;

// Innovations of one municipality by slot: with and without a firm apart (for efficiency), and together (for
// the other outcomes).
struct BySlot {
  Slots by_firm{}, together{};
};

// Draws whose uniforms are made together. Every second one has the block of the one before it.
struct Uniforms {
  std::vector<std::uint32_t> who, pair;
  std::vector<double> even, odd;

  void clear() {
    who.clear();
    pair.clear();
  }
  void add(std::size_t municipality, std::size_t number) {
    who.push_back(static_cast<std::uint32_t>(municipality));
    pair.push_back(static_cast<std::uint32_t>(number));
  }
  void draw(const Draws& draws, Purpose purpose) {
    even.resize(who.size());
    odd.resize(who.size());
    uniforms_at(draws, purpose, who, pair, even, odd);
  }
};

// Binomial draws to be made together.
struct Binomials {
  std::vector<double> u, p;
  std::vector<int> n, counts;

  void clear() {
    u.clear();
    p.clear();
    n.clear();
  }
  void add(double one_u, int one_n, double one_p) {
    u.push_back(one_u);
    n.push_back(one_n);
    p.push_back(one_p);
  }
  void draw() {
    counts.resize(u.size());
    binomials(u, n, p, counts);
  }
};

// Successes still to be drawn: `count` tries of one law.
struct Tries {
  std::size_t uniform;  // of Uniforms
  bool odd;
  int count;
  const BinomialOf* law;
  double* successes;  // where they are added
};

// What the blocks of a year use one after the other.
struct Scratch {
  Uniforms uniforms;
  Binomials binomials;
  std::vector<BySlot> slots = std::vector<BySlot>(block_size);
  std::vector<Tries> tries;
  std::vector<double*> untabled;
};

// Splits reused innovations by origin and fills in the slots of a block.
void sort_into_slots(const World& world, std::span<const double> research_origin, const Draws& draws,
                     std::size_t first, std::size_t count, Scratch& scratch) {
  auto& [uniforms, splits, slots, tries, untabled] = scratch;
  uniforms.clear();
  splits.clear();
  const auto parts = [&](std::size_t i, std::size_t k) {
    const int with_firm = world.now.kinds_with_firm[i][k];
    return std::array{world.now.kinds[i][k] - with_firm, with_firm};
  };
  for (std::size_t i = first; i < first + count; ++i) {
    for (std::size_t k = 0; k < kind_count; ++k) {
      if (is_reused(k) && world.now.kinds[i][k] > 0) uniforms.add(i, k);
    }
  }
  uniforms.draw(draws, Purpose::outcomes);
  for (std::size_t j = 0; j < uniforms.who.size(); ++j) {
    const std::size_t i = uniforms.who[j];
    const auto part = parts(i, uniforms.pair[j]);
    splits.add(uniforms.even[j], part[0], research_origin[i]);
    splits.add(uniforms.odd[j], part[1], research_origin[i]);
  }
  splits.draw();

  std::fill_n(slots.begin(), count, BySlot{});
  std::size_t split = 0;
  for (std::size_t i = first; i < first + count; ++i) {
    BySlot& of = slots[i - first];
    for (std::size_t k = 0; k < kind_count; ++k) {
      if (world.now.kinds[i][k] == 0) continue;
      const auto part = parts(i, k);
      for (const bool firm : {false, true}) {
        const int inherited = is_reused(k) ? splits.counts[split++] : 0;
        const int others = part[firm ? 1 : 0] - inherited;
        of.by_firm[success_slot(is_prone(k), has_researcher(k), firm, true)] += inherited;
        of.by_firm[success_slot(is_prone(k), has_researcher(k), firm, false)] += others;
        of.together[success_slot(is_prone(k), has_researcher(k), false, true)] += inherited;
        of.together[success_slot(is_prone(k), has_researcher(k), false, false)] += others;
      }
    }
  }
}

// Makes the draws of scratch.tries and adds their successes.
void add_successes(Scratch& scratch) {
  auto& [uniforms, large, slots, tries, untabled] = scratch;
  large.clear();
  untabled.clear();
  for (const auto& each : tries) {
    const double u = (each.odd ? uniforms.odd : uniforms.even)[each.uniform];
    if (each.count <= BinomialOf::largest) {
      *each.successes += (*each.law)(u, each.count);
    } else {
      large.add(u, each.count, each.law->chance());
      untabled.push_back(each.successes);
    }
  }
  large.draw();
  for (std::size_t j = 0; j < untabled.size(); ++j) *untabled[j] += large.counts[j];
}

void draw_own(World& world, const OutcomeLaws& laws, const Draws& draws, std::size_t first, std::size_t count,
              Scratch& scratch) {
  auto& [uniforms, large, slots, tries, untabled] = scratch;
  uniforms.clear();
  tries.clear();
  for (std::size_t i = first; i < first + count; ++i) {
    auto own = world.now.own_results.row(static_cast<Eigen::Index>(i));
    own.setZero();
    for (std::size_t k = 0; k < kind_count; ++k)
      own[tries_column(has_researcher(k))] += world.now.kinds[i][k];
    for (std::size_t k = 0; k < outcome_count; ++k) {
      const Slots& counts = k == efficiency ? slots[i - first].by_firm : slots[i - first].together;
      for (std::size_t s = 0; s < slot_count; s += 2) {
        if (counts[s] + counts[s + 1] == 0) continue;
        double* const successes = &own[success_column((s & 4U) != 0, k)];
        for (const bool odd : {false, true}) {
          const std::size_t slot = odd ? s + 1 : s;
          if (counts[slot] > 0)
            tries.push_back({uniforms.who.size(), odd, counts[slot], &laws[k][slot], successes});
        }
        uniforms.add(i, (first_outcome_draw + slot_count * k + s) / 2);
      }
    }
  }
  uniforms.draw(draws, Purpose::outcomes);
  add_successes(scratch);
}

void draw_of_projects(World& world, const OutcomeLaws& laws, const Draws& draws, std::size_t first,
                      std::size_t count, Scratch& scratch) {
  auto& [uniforms, large, slots, tries, untabled] = scratch;
  uniforms.clear();
  tries.clear();
  for (std::size_t i = first; i < first + count; ++i) {
    auto projects = world.now.project_results.row(static_cast<Eigen::Index>(i));
    projects.setZero();
    const int yielded = world.now.project_innovations[i];
    if (yielded == 0) continue;
    projects[tries_column(true)] = yielded;
    for (std::size_t k = 0; k < outcome_count; ++k) {
      if (k % 2 == 0) uniforms.add(i, k / 2);
      tries.push_back({uniforms.who.size() - 1, k % 2 != 0, yielded,
                       &laws[k][success_slot(true, true, false, false)], &projects[success_column(true, k)]});
    }
  }
  uniforms.draw(draws, Purpose::project_outcomes);
  add_successes(scratch);
}

}  // namespace

void results(World& world, const OutcomeLaws& laws, std::span<const double> research_origin,
             const Draws& draws) {
  Scratch scratch;
  for_each_block(world.size(), [&](std::size_t first, std::size_t count) {
    sort_into_slots(world, research_origin, draws, first, count, scratch);
    draw_own(world, laws, draws, first, count, scratch);
    draw_of_projects(world, laws, draws, first, count, scratch);
  });
}

}  // namespace taktskifte
