#include "bench/diffusion.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "bench/plain_diffusion.hpp"
#include "support/simd.hpp"
#include "taktskifte/core/math.hpp"

using namespace taktskifte;
using namespace taktskifte::bench;

TEST_CASE("The nearest others of the workload are the nearest") {
  constexpr std::size_t agents = 400;
  const DiffusionInput input = make_input(agents, 3);
  int wrong = 0;
  for (std::size_t i = 0; i < agents; ++i) {
    const auto distance = [&](std::size_t other) {
      const float dx = input.x[other] - input.x[i];
      const float dy = input.y[other] - input.y[i];
      return dx * dx + dy * dy;
    };
    std::vector<float> all;
    for (std::size_t other = 0; other < agents; ++other) {
      if (other != i) all.push_back(distance(other));
    }
    std::sort(all.begin(), all.end());
    for (std::size_t k = 0; k < neighbour_count; ++k)
      wrong += distance(static_cast<std::size_t>(input.neighbours[i][k])) == all[k] ? 0 : 1;
  }
  CHECK(wrong == 0);
}

TEST_CASE("Numbered along the curve, agents are the same and look at the same") {
  const DiffusionInput input = make_input(300, 4);
  const DiffusionInput near = renumbered(input);
  const auto sum_of_propensities_seen = [](const DiffusionInput& world) {
    std::vector<float> seen(world.size(), 0.0F);
    for (std::size_t i = 0; i < world.size(); ++i) {
      for (const auto other : world.neighbours[i])
        seen[i] += world.propensity[static_cast<std::size_t>(other)];
    }
    std::sort(seen.begin(), seen.end());
    return seen;
  };
  CHECK(sum_of_propensities_seen(near) == sum_of_propensities_seen(input));
}

TEST_CASE(
    "The workload has the same bits on every instruction set, any number of threads, alone or side by side") {
  for (const std::size_t agents : {9U, 31U, 33U, 356U, 10'007U}) {
    const DiffusionWorld world = make_world(renumbered(make_input(agents, 1)));
    const DiffusionRun reference = run_diffusion(world, 10, {1, 5}, 1);
    const int targets = test::for_each_simd_target([&](const std::string& name) {
      INFO(agents << " agents, " << name);
      for (const int threads : {1, 2, 7}) CHECK(run_diffusion(world, 10, {1, 5}, threads) == reference);
      for (const int runs : {6, 11, 23}) {
        const auto side_by_side = run_diffusions(world, 10, 1, runs, 2);
        CHECK(side_by_side[5] == reference);
        CHECK(side_by_side[0] == run_diffusion(world, 10, {1, 0}, 1));
      }
    });
    CHECK(targets >= 1);
  }
}

TEST_CASE("The workload obeys its law, and so does the plain program") {
  constexpr std::size_t agents = 100'000;
  const DiffusionInput input = make_input(agents, 1);
  const DiffusionRun ours = run_diffusion(make_world(renumbered(input)), 100, {1, 0}, 2);
  const DiffusionRun plain = PlainDiffusion(input, 1).run(100);
  for (const DiffusionRun* run : {&ours, &plain}) {
    // The check that the workload's specification gives (tools/bench/README.md).
    CHECK(run->mean_expectation.back() == Approx(0.316).margin(0.004));
    CHECK(static_cast<double>(run->adopted.back()) / agents == Approx(0.345).margin(0.003));
  }
}

TEST_CASE("The workload's functions are as near as they say") {
  std::vector<float> x;
  for (int i = -8'000; i <= 8'000; ++i) x.push_back(static_cast<float>(i) * 0.01F);
  std::vector<float> y(x.size());
  bench_exp(x, y);
  double worst = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double right = taktskifte::exp(static_cast<double>(x[i]));
    worst = std::max(worst, std::fabs(static_cast<double>(y[i]) / right - 1.0));
  }
  CHECK(worst < 3e-7);

  x.clear();
  for (int i = -(1 << 22); i < 1 << 22; i += 97) x.push_back((static_cast<float>(i) + 0.5F) * 0x1p-22F);
  x.push_back(1.0F - 0x1p-23F);
  y.resize(x.size());
  bench_normal_quantile(x, y);
  worst = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double right = taktskifte::normal_quantile(0.5 * (1.0 + static_cast<double>(x[i])));
    worst = std::max(worst, std::fabs(static_cast<double>(y[i]) - right));
  }
  CHECK(worst < 4e-6);
}
