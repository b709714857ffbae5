#include "phases/prone_split.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <vector>

#include "support/simd.hpp"

using namespace taktskifte;

namespace {

// Municipalities whose chances lie below, at and above those by which innovations are prone, 0 and 1 among
// them.
struct MadeInnovations {
  std::vector<int> count, prone_ones;
  std::vector<double> now, prone;

  MadeInnovations(std::size_t size, std::uint32_t seed) {
    std::mt19937 engine(seed);
    const std::vector<double> chances{0.0, 0.1, 0.13, 0.5, 1.0 / 3.0, 1.0};
    for (std::size_t i = 0; i < size; ++i) {
      now.push_back(chances[engine() % chances.size()]);
      prone.push_back(chances[engine() % chances.size()]);
      count.push_back(static_cast<int>(engine() % 30));
      const bool all = prone.back() == 1.0;
      prone_ones.push_back(all ? count.back() : static_cast<int>(engine() % 30) % (count.back() + 1));
    }
  }
};

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

}  // namespace

TEST_CASE("Researchers change by the same numbers on every instruction set") {
  test::for_each_simd_target([](const std::string& name) {
    int wrong = 0;
    for (const std::size_t size : {1U, 3U, 8U, 15U, 17U, 63U, 256U, 511U, 512U}) {
      const MadeInnovations made(size, static_cast<std::uint32_t>(size));
      ProneSplit split;
      split.count = made.count;
      split.now = made.now;
      split.prone = made.prone;
      std::copy(made.prone_ones.begin(), made.prone_ones.end(), split.prone_ones.begin());
      find_changes(split);
      for (std::size_t i = 0; i < size; ++i) split.with[i] = split.among[i] / 2;
      apply_changes(split);
      for (std::size_t i = 0; i < size; ++i) {
        const bool loses = made.now[i] < made.prone[i];
        const int others = made.count[i] - made.prone_ones[i];
        const int among = loses ? made.prone_ones[i] : others;
        const double chance =
            loses ? made.now[i] / made.prone[i] : (made.now[i] - made.prone[i]) / (1.0 - made.prone[i]);
        const int kept = loses ? among / 2 : made.prone_ones[i];
        const int gained = loses ? 0 : among / 2;
        const bool right = split.among[i] == among && same(split.chance[i], chance) &&
                           split.prone_with[i] == kept &&
                           split.prone_without[i] == made.prone_ones[i] - kept &&
                           split.others_with[i] == gained && split.others_without[i] == others - gained;
        if (!right) ++wrong;
      }
    }
    INFO(name);
    CHECK(wrong == 0);
  });
}
