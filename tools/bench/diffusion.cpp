#include "bench/diffusion.hpp"

#include <algorithm>
#include <array>

#include "taktskifte/core/parallel.hpp"

#ifndef TAKTSKIFTE_BENCH_DIFFUSION  // this file is compiled once per instruction set
#define TAKTSKIFTE_BENCH_DIFFUSION
namespace taktskifte::bench {
namespace {

constexpr std::size_t agents_at_a_time = 32;
constexpr std::size_t part = 4096;  // agents a thread takes at a time
// Expectations are summed in this many sums side by side, part by part, whatever the instruction set.
constexpr std::size_t sums = 16;
using Sums = std::array<float, sums>;

// What a part adds up to.
struct Tally {
  double expectation = 0.0;
  std::int64_t adopted = 0;
};

double total(const Sums& each) {
  double sum = 0.0;
  for (const float one : each) sum += static_cast<double>(one);
  return sum;
}

// Columns of a run while it goes on.
struct Step {
  const DiffusionWorld& world;
  std::array<std::uint32_t, 2> key;
  std::uint32_t step, replicate;
  const float* now;
  float* next;
};

// Runs side by side.
struct Runs {
  const DiffusionWorld& world;
  std::array<std::uint32_t, 2> key;
  std::uint32_t first_replicate;
  int steps;
};

}  // namespace
}  // namespace taktskifte::bench
#endif

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "bench/diffusion.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "bench/float-inl.hpp"
#include "taktskifte/random/philox-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace taktskifte::bench::HWY_NAMESPACE {

namespace philox = taktskifte::HWY_NAMESPACE;

using Floats = hn::CappedTag<float, sums>;

template <class D>
using Bits = hn::Vec<hn::RebindToUnsigned<D>>;

/// Two words for each agent: one decides, the other is the effect.
template <class D>
struct Pair {
  Bits<D> decision, effect;
};

/// One step of as many agents: returns their next expectation, and who adopts.
template <class D>
struct Outcome {
  hn::Vec<D> next;
  hn::Mask<D> adopts;
};
template <class D>
HWY_INLINE Outcome<D> decide(D d, const Pair<D>& words, hn::Vec<D> appeal, hn::Vec<D> expectation,
                             hn::Vec<D> of_neighbours) {
  const auto c = [&](float value) HWY_ATTR { return hn::Set(d, value); };
  const hn::RebindToSigned<D> whole;
  const auto mean = hn::Mul(of_neighbours, c(0.125F));
  const auto utility = hn::Add(hn::Add(appeal, hn::Mul(c(1.5F), expectation)), mean);
  // u < 1 / (1 + e^-utility), without the division; u is the middle of one of 2^23 cells.
  const auto cell = hn::ConvertTo(d, hn::BitCast(whole, hn::ShiftRight<9>(words.decision)));
  const auto u = hn::Mul(hn::Add(cell, c(0.5F)), c(0x1p-23F));
  const auto adopts = hn::Lt(hn::Add(u, hn::Mul(u, exp(d, hn::Neg(utility)))), c(1.0F));
  // The same from -1 to 1.
  const auto middle = hn::ConvertTo(d, hn::ShiftRight<9>(hn::BitCast(whole, words.effect)));
  const auto z = normal_quantile(d, hn::Mul(hn::Add(middle, c(0.5F)), c(0x1p-22F)));
  const auto effect = hn::Add(c(0.15F), hn::Mul(c(0.3F), z));
  const auto with = hn::Add(hn::Mul(c(0.7F), expectation), effect);
  return {hn::IfThenElse(adopts, with, hn::Mul(c(0.98F), expectation)), adopts};
}

#if HWY_TARGET == HWY_SCALAR

constexpr std::size_t vectors = 1;

/// The words of one agent: half a block, that of the agents 2j and 2j + 1.
template <class D>
HWY_INLINE void draw(D, const Step& step, std::size_t agent, Pair<D> (&pairs)[vectors]) {
  const hn::RebindToUnsigned<D> w;
  const auto block =
      philox4x32({static_cast<std::uint32_t>(agent / 2), step.step, 0, step.replicate}, step.key);
  const std::size_t half = agent % 2 * 2;
  pairs[0] = {hn::Set(w, block[half]), hn::Set(w, block[half + 1])};
}

#else

constexpr std::size_t vectors = 2;

/// Words of the lower halves of two vectors in turn.
template <class D, class V>
HWY_INLINE Bits<D> in_turn(V even, V odd) {
  const hn::Repartition<std::uint64_t, D> w;
  const hn::RebindToUnsigned<D> narrow;
  const auto lower = hn::And(even, hn::Set(w, 0xFFFFFFFFU));
  return hn::BitCast(narrow, hn::Or(lower, hn::ShiftLeft<32>(odd)));
}

/// The words of the agents from `agent` on, an even number: two agents have a block.
template <class D>
HWY_INLINE void draw(D, const Step& step, std::size_t agent, Pair<D> (&pairs)[vectors]) {
  using Wide = hn::Repartition<std::uint64_t, D>;
  const Wide w;
  using Block = philox::PhiloxLanes<Wide>;
  Block blocks[vectors];
  for (std::size_t v = 0; v < vectors; ++v) {
    blocks[v] = {hn::Iota(w, agent / 2 + v * hn::Lanes(w)), hn::Set(w, step.step), hn::Zero(w),
                 hn::Set(w, step.replicate)};
  }
  philox::philox_rounds(w, blocks, step.key);
  for (std::size_t v = 0; v < vectors; ++v) {
    const Block& block = blocks[v];
    pairs[v] = {in_turn<D>(block.word0, block.word2), in_turn<D>(block.word1, block.word3)};
  }
}

#endif

Tally step_part(const Step& step, std::size_t begin, std::size_t end) {
  const Floats d;
  const hn::RebindToSigned<Floats> index;
  const DiffusionWorld& world = step.world;
  const std::size_t lanes = hn::Lanes(d);
  HWY_ALIGN Sums expectation{};
  Tally tally;
  for (std::size_t first = begin; first < end; first += vectors * lanes) {
    Pair<Floats> words[vectors];
    draw(d, step, first, words);
    for (std::size_t v = 0; v < vectors; ++v) {
      const std::size_t i = first + v * lanes;
      const std::size_t at = i % agents_at_a_time;
      const std::int32_t* const looked_at = world.looked_at.data() + (i - at) * neighbour_count + at;
      auto sum = hn::GatherIndex(d, step.now, hn::LoadU(index, looked_at));
      for (std::size_t k = 1; k < neighbour_count; ++k) {
        const auto others = hn::LoadU(index, looked_at + k * agents_at_a_time);
        sum = hn::Add(sum, hn::GatherIndex(d, step.now, others));
      }
      auto outcome =
          decide(d, words[v], hn::LoadU(d, world.appeal.data() + i), hn::LoadU(d, step.now + i), sum);
      hn::StoreU(outcome.next, d, step.next + i);
      if (HWY_UNLIKELY(i + lanes > world.agents)) {  // those beyond the last agent count nowhere
        const std::size_t left = world.agents > i ? world.agents - i : 0;
        const auto counts = hn::FirstN(d, left);
        outcome = {hn::IfThenElseZero(counts, outcome.next), hn::And(counts, outcome.adopts)};
      }
      float* const place = expectation.data() + i % sums;
      hn::StoreU(hn::Add(hn::LoadU(d, place), outcome.next), d, place);
      tally.adopted += static_cast<std::int64_t>(hn::CountTrue(d, outcome.adopts));
    }
  }
  tally.expectation = total(expectation);
  return tally;
}

/// Runs side by side in the lanes of D, all their steps.
template <class D>
void run_in_lanes(D d, const Runs& runs, std::span<DiffusionRun> results) {
  const DiffusionWorld& world = runs.world;
  const std::size_t lanes = hn::Lanes(d);
  std::vector<float> now(world.room * lanes);
  std::vector<float> next(now.size());
  for (std::size_t i = 0; i < world.room; ++i)
    std::fill_n(now.begin() + static_cast<std::ptrdiff_t>(i * lanes), lanes, world.expectation[i]);
  const std::size_t parts = (world.agents + part - 1) / part;
  std::vector<float> expectation(sums * lanes);
  const hn::RebindToUnsigned<D> w;
  const auto update = [&](std::size_t i, const Pair<D>& words,
                          hn::Vec<hn::RebindToUnsigned<D>>& adopted) HWY_ATTR {
    const Neighbours& others = world.neighbours[i];
    auto sum = hn::LoadU(d, now.data() + static_cast<std::size_t>(others[0]) * lanes);
    for (std::size_t k = 1; k < neighbour_count; ++k)
      sum = hn::Add(sum, hn::LoadU(d, now.data() + static_cast<std::size_t>(others[k]) * lanes));
    const auto outcome =
        decide(d, words, hn::Set(d, world.appeal[i]), hn::LoadU(d, now.data() + i * lanes), sum);
    hn::StoreU(outcome.next, d, next.data() + i * lanes);
    float* const place = expectation.data() + i % sums * lanes;
    hn::StoreU(hn::Add(hn::LoadU(d, place), outcome.next), d, place);
    const auto one = hn::BitCast(w, hn::IfThenElseZero(outcome.adopts, hn::BitCast(d, hn::Set(w, 1U))));
    adopted = hn::Add(adopted, one);
  };
  for (int t = 0; t < runs.steps; ++t) {
    auto adopted = hn::Zero(w);
    std::array<double, sums> whole{};
    for (std::size_t p = 0; p < parts; ++p) {
      std::fill(expectation.begin(), expectation.end(), 0.0F);
      const std::size_t end = std::min((p + 1) * part, world.agents);
      for (std::size_t i = p * part; i < end; i += 2) {
        Pair<D> words[2];
#if HWY_TARGET == HWY_SCALAR
        for (std::size_t v = 0; v < 2; ++v) {
          const Step step{world,   runs.key, static_cast<std::uint32_t>(t), runs.first_replicate,
                          nullptr, nullptr};
          Pair<D> one[1];
          draw(d, step, i + v, one);
          words[v] = one[0];
        }
#else
        // Blocks of the even runs and of the odd ones, so that their words in turn are in order.
        using Wide = hn::Repartition<std::uint64_t, D>;
        const Wide wide;
        philox::PhiloxLanes<Wide> blocks[2];
        for (std::size_t odd = 0; odd < 2; ++odd) {
          const auto replicate =
              hn::Add(hn::Set(wide, runs.first_replicate + odd), hn::ShiftLeft<1>(hn::Iota(wide, 0)));
          blocks[odd] = {hn::Set(wide, i / 2), hn::Set(wide, static_cast<std::uint32_t>(t)), hn::Zero(wide),
                         replicate};
        }
        philox::philox_rounds(wide, blocks, runs.key);
        words[0] = {in_turn<D>(blocks[0].word0, blocks[1].word0),
                    in_turn<D>(blocks[0].word1, blocks[1].word1)};
        words[1] = {in_turn<D>(blocks[0].word2, blocks[1].word2),
                    in_turn<D>(blocks[0].word3, blocks[1].word3)};
#endif
        update(i, words[0], adopted);
        if (i + 1 < end) update(i + 1, words[1], adopted);
      }
      for (std::size_t r = 0; r < lanes; ++r) {
        Sums of_run;
        for (std::size_t s = 0; s < sums; ++s) of_run[s] = expectation[s * lanes + r];
        whole[r] += total(of_run);
      }
    }
    HWY_ALIGN std::array<std::uint32_t, sums> adopters{};
    hn::Store(adopted, w, adopters.data());
    for (std::size_t r = 0; r < results.size(); ++r) {
      results[r].mean_expectation.push_back(whole[r] / static_cast<double>(world.agents));
      results[r].adopted.push_back(adopters[r]);
    }
    std::swap(now, next);
  }
}

/// As few lanes as the runs need.
void run_side_by_side(const Runs& runs, std::span<DiffusionRun> results) {
  if (results.size() <= 4) return run_in_lanes(hn::CappedTag<float, 4>(), runs, results);
  if (results.size() <= 8) return run_in_lanes(hn::CappedTag<float, 8>(), runs, results);
  run_in_lanes(Floats(), runs, results);
}

std::size_t most_side_by_side() { return hn::Lanes(Floats()); }

}  // namespace taktskifte::bench::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace taktskifte::bench {
namespace {

HWY_EXPORT(step_part);
HWY_EXPORT(run_side_by_side);
HWY_EXPORT(most_side_by_side);

}  // namespace

DiffusionWorld make_world(const DiffusionInput& input) {
  DiffusionWorld world;
  world.agents = input.size();
  world.room = (world.agents + agents_at_a_time - 1) / agents_at_a_time * agents_at_a_time;
  world.appeal.resize(world.room, -2.0F);
  for (std::size_t i = 0; i < world.agents; ++i) world.appeal[i] += input.propensity[i];
  world.expectation.assign(input.expectation.begin(), input.expectation.end());
  world.expectation.resize(world.room, 0.0F);
  world.neighbours = input.neighbours;
  world.looked_at.resize(world.room * neighbour_count, 0);
  for (std::size_t i = 0; i < world.agents; ++i) {
    const std::size_t at = i % agents_at_a_time;
    for (std::size_t k = 0; k < neighbour_count; ++k)
      world.looked_at[(i - at) * neighbour_count + k * agents_at_a_time + at] = input.neighbours[i][k];
  }
  return world;
}

DiffusionRun run_diffusion(const DiffusionWorld& world, int steps, ReplicateSeed seed, int threads) {
  Column<float> now = world.expectation;
  Column<float> next(now.size());
  std::vector<Tally> tallies((world.room + part - 1) / part);
  DiffusionRun run;
  // One item, so that the threads are there for its parts.
  for_each_chunk(1, 1, threads, [&](std::size_t, std::size_t) {
    for (int t = 0; t < steps; ++t) {
      const Step step{world,          key_of(seed), static_cast<std::uint32_t>(t),
                      seed.replicate, now.data(),   next.data()};
      for_each_part(
          tallies.size(), threads == 1 ? tallies.size() : 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t p = begin; p < end; ++p)
              tallies[p] =
                  HWY_DYNAMIC_DISPATCH(step_part)(step, p * part, std::min((p + 1) * part, world.room));
          });
      Tally all;
      for (const auto& tally : tallies) {
        all.expectation += tally.expectation;
        all.adopted += tally.adopted;
      }
      run.mean_expectation.push_back(all.expectation / static_cast<double>(world.agents));
      run.adopted.push_back(all.adopted);
      std::swap(now, next);
    }
  });
  return run;
}

std::vector<DiffusionRun> run_diffusions(const DiffusionWorld& world, int steps, std::uint64_t seed, int runs,
                                         int threads) {
  std::vector<DiffusionRun> results(static_cast<std::size_t>(runs));
  const std::size_t width = HWY_DYNAMIC_DISPATCH(most_side_by_side)();
  const std::size_t groups = (results.size() + width - 1) / width;
  for_each_chunk(groups, 1, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t g = begin; g < end; ++g) {
      const std::size_t first = g * width;
      const Runs side_by_side{world, key_of({seed, 0}), static_cast<std::uint32_t>(first), steps};
      HWY_DYNAMIC_DISPATCH(run_side_by_side)
      (side_by_side, std::span(results).subspan(first, std::min(width, results.size() - first)));
    }
  });
  return results;
}

}  // namespace taktskifte::bench
#endif
