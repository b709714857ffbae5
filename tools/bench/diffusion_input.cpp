#include "bench/diffusion_input.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "taktskifte/core/math.hpp"
#include "taktskifte/random/stream.hpp"

namespace taktskifte::bench {
namespace {

// Points sorted into square cells of some two points each.
struct Grid {
  std::size_t side = 1;
  std::vector<std::int32_t> start;  // [cell] place of its first point
  std::vector<std::int32_t> point;

  [[nodiscard]] std::size_t column(float coordinate) const {
    return std::min(static_cast<std::size_t>(coordinate * static_cast<float>(side)), side - 1);
  }
};

Grid make_grid(const DiffusionInput& input) {
  Grid grid;
  grid.side =
      std::max<std::size_t>(1, static_cast<std::size_t>(std::sqrt(static_cast<double>(input.size()) / 2)));
  const auto cell = [&](std::size_t i) {
    return grid.column(input.y[i]) * grid.side + grid.column(input.x[i]);
  };
  grid.start.assign(grid.side * grid.side + 1, 0);
  for (std::size_t i = 0; i < input.size(); ++i) ++grid.start[cell(i) + 1];
  std::partial_sum(grid.start.begin(), grid.start.end(), grid.start.begin());
  auto next = grid.start;
  grid.point.resize(input.size());
  for (std::size_t i = 0; i < input.size(); ++i)
    grid.point[static_cast<std::size_t>(next[cell(i)]++)] = static_cast<std::int32_t>(i);
  return grid;
}

struct Candidate {
  float distance;
  std::int32_t point;
  auto operator<=>(const Candidate&) const = default;
};

// Keeps the nearest ones in order.
void offer(std::array<Candidate, neighbour_count>& nearest, Candidate candidate) {
  if (!(candidate < nearest.back())) return;
  auto place = std::upper_bound(nearest.begin(), nearest.end(), candidate);
  std::move_backward(place, nearest.end() - 1, nearest.end());
  *place = candidate;
}

Neighbours nearest_to(std::size_t i, const DiffusionInput& input, const Grid& grid) {
  std::array<Candidate, neighbour_count> nearest;
  nearest.fill({4.0F, -1});  // farther than any distance squared
  const auto column = static_cast<std::ptrdiff_t>(grid.column(input.x[i]));
  const auto row = static_cast<std::ptrdiff_t>(grid.column(input.y[i]));
  const auto side = static_cast<std::ptrdiff_t>(grid.side);
  // Ring by ring: points beyond ring r are at least r cells away.
  for (std::ptrdiff_t ring = 0; ring <= side; ++ring) {
    const float reach = static_cast<float>(ring - 1) / static_cast<float>(side);
    if (ring > 0 && nearest.back().distance < reach * reach) break;
    for (std::ptrdiff_t v = std::max<std::ptrdiff_t>(row - ring, 0); v <= std::min(row + ring, side - 1);
         ++v) {
      const bool edge = v == row - ring || v == row + ring;
      for (std::ptrdiff_t u = column - ring; u <= column + ring; u += edge || ring == 0 ? 1 : 2 * ring) {
        if (u < 0 || u >= side) continue;
        const auto cell = static_cast<std::size_t>(v * side + u);
        for (auto p = grid.start[cell]; p < grid.start[cell + 1]; ++p) {
          const auto other = static_cast<std::size_t>(grid.point[static_cast<std::size_t>(p)]);
          if (other == i) continue;
          const float dx = input.x[other] - input.x[i];
          const float dy = input.y[other] - input.y[i];
          offer(nearest, {dx * dx + dy * dy, static_cast<std::int32_t>(other)});
        }
      }
    }
  }
  Neighbours neighbours{};
  for (std::size_t k = 0; k < neighbour_count; ++k) neighbours[k] = nearest[k].point;
  return neighbours;
}

// The bits of two 16-bit numbers in turn.
std::uint32_t morton(std::uint32_t x, std::uint32_t y) {
  const auto spread = [](std::uint32_t v) {
    v = (v | (v << 8U)) & 0x00FF00FFU;
    v = (v | (v << 4U)) & 0x0F0F0F0FU;
    v = (v | (v << 2U)) & 0x33333333U;
    return (v | (v << 1U)) & 0x55555555U;
  };
  return spread(x) | (spread(y) << 1U);
}

}  // namespace

DiffusionInput make_input(std::size_t agents, std::uint64_t seed) {
  DiffusionInput input;
  for (auto* column : {&input.x, &input.y, &input.propensity, &input.budget, &input.expectation})
    column->resize(agents);
  const YearStreams draws{{seed, 0}, 0};
  for (std::size_t i = 0; i < agents; ++i) {
    const Stream stream = draws.of(Purpose::synthetic, i);
    const auto uniform = [&](std::uint32_t index) {
      return std::min(static_cast<float>(stream.uniform(index)), 0x1.fffffep-1F);
    };
    input.x[i] = uniform(0);
    input.y[i] = uniform(1);
    input.propensity[i] = uniform(2);
    input.expectation[i] = uniform(3);
    input.budget[i] = static_cast<float>(exp(10.0 + normal_quantile(stream.uniform(4))));
  }
  const Grid grid = make_grid(input);
  input.neighbours.resize(agents);
  for (std::size_t i = 0; i < agents; ++i) input.neighbours[i] = nearest_to(i, input, grid);
  return input;
}

DiffusionInput renumbered(const DiffusionInput& input) {
  const std::size_t agents = input.size();
  std::vector<std::uint32_t> key(agents);
  for (std::size_t i = 0; i < agents; ++i) {
    key[i] = morton(static_cast<std::uint32_t>(input.x[i] * 65536.0F),
                    static_cast<std::uint32_t>(input.y[i] * 65536.0F));
  }
  std::vector<std::int32_t> order(agents);
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) {
    const auto key_a = key[static_cast<std::size_t>(a)];
    const auto key_b = key[static_cast<std::size_t>(b)];
    return key_a != key_b ? key_a < key_b : a < b;
  });
  std::vector<std::int32_t> new_number(agents);
  for (std::size_t place = 0; place < agents; ++place)
    new_number[static_cast<std::size_t>(order[place])] = static_cast<std::int32_t>(place);

  DiffusionInput output;
  using Input = DiffusionInput;
  for (const auto column : {&Input::x, &Input::y, &Input::propensity, &Input::budget, &Input::expectation})
    for (const auto old : order) (output.*column).push_back((input.*column)[static_cast<std::size_t>(old)]);
  output.neighbours.resize(agents);
  for (std::size_t place = 0; place < agents; ++place) {
    output.neighbours[place] = input.neighbours[static_cast<std::size_t>(order[place])];
    for (auto& other : output.neighbours[place]) other = new_number[static_cast<std::size_t>(other)];
  }
  return output;
}

}  // namespace taktskifte::bench
