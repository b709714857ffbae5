#include "taktskifte/random/rows.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <catch2/catch.hpp>
#include <random>
#include <vector>

#include "random/row_search.hpp"
#include "support/laws.hpp"
#include "support/simd.hpp"

using namespace taktskifte;

namespace {

const ReplicateSeed seed{0x123456789ABCDEFU, 4'000'000'000U};
const YearStreams year_draws{seed, 39};

// Chances and trials of both kinds of draw, with edges.
const std::vector<double> chances = {0.0, 1e-300,    1e-17, 1e-9, 0.02,        0.13,        0.3, 0.499,
                                     0.5, 0.5000001, 0.75,  0.97, 1.0 - 1e-12, 1.0 - 1e-16, 1.0};
const std::vector<int> trial_counts = {0, 1, 2, 5, 24, 63, 64, 65, 127, 128, 129, 500, 5'000};

struct Rows {
  std::vector<std::uint32_t> number;
  std::vector<int> n;
  std::vector<double> p;
};
Rows made_up(std::size_t size) {
  Rows rows;
  std::mt19937 engine(5);  // NOLINT(cert-msc51-cpp): the same values every time
  for (std::size_t i = 0; i < size; ++i) {
    rows.number.push_back(static_cast<std::uint32_t>(engine()));
    rows.n.push_back(i % 9 == 0 ? trial_counts[engine() % trial_counts.size()]
                                : static_cast<int>(engine() % 80));
    rows.p.push_back(i % 5 == 0 ? chances[engine() % chances.size()]
                                : static_cast<double>(engine()) * 0x1p-32);
  }
  return rows;
}

// What one chance gives for thousands of municipalities, as columns.
template <class Draw>
std::vector<int> columns(std::size_t size, int n, Draw draw) {
  std::vector<int> counts;
  RowParts parts;
  for (std::size_t first = 0; first < size; first += block_size) {
    const std::size_t count = std::min(block_size, size - first);
    const std::vector<int> all(count, n);
    std::vector<int> of_block(count, 0);
    for_each_part_of_rows(year_draws, first, all, parts, [&] {
      draw_words(year_draws, Purpose::outcomes, 7, parts);
      draw(parts);
      parts.add_to(of_block);
    });
    counts.insert(counts.end(), of_block.begin(), of_block.end());
  }
  return counts;
}
std::vector<int> own_columns(std::size_t size, int n, double p) {
  return columns(size, n, [&](RowParts& parts) {
    draw_counts(year_draws, Purpose::outcomes, {7, 2}, std::vector<double>(block_size, p), parts);
  });
}
std::vector<int> shared_columns(std::size_t size, int n, const FixedBinomial& law) {
  return columns(size, n, [&](RowParts& parts) {
    draw_counts(year_draws, Purpose::outcomes, {7, 2}, law, parts);
  });
}

}  // namespace

TEST_CASE("Counts of rows are those drawn one by one, on every instruction set") {
  const Rows rows = made_up(block_size);
  YearStreams named = year_draws;
  named.numbers = rows.number;
  std::vector<std::uint16_t> order(block_size);
  for (std::size_t i = 0; i < block_size; ++i) order[i] = static_cast<std::uint16_t>(block_size - 1 - i);
  const int targets = test::for_each_simd_target([&](const std::string& name) {
    for (const std::size_t size : {0U, 1U, 7U, 64U, 511U, 512U}) {
      INFO(name << ", " << size);
      const auto n = std::span(rows.n).first(size);
      const auto p = std::span(rows.p).first(size);
      RowParts parts;
      std::vector<int> counts(size, -1);
      named.order =
          size == block_size ? std::span<const std::uint16_t>(order) : std::span<const std::uint16_t>{};
      row_binomials(named, Purpose::reuse, {3, 1}, 0, n, p, parts, counts);
      int different = 0;
      for (std::size_t i = 0; i < size; ++i)
        different += counts[i] == binomial(named.of(Purpose::reuse, i), {3, 1}, n[i], p[i]) ? 0 : 1;
      CHECK(different == 0);
    }
  });
  CHECK(targets > 1);
}

TEST_CASE("Counts of one law are those drawn one by one, on every instruction set") {
  std::vector<int> n = trial_counts;
  for (int i = 0; i < 400; ++i) n.push_back(i % 130);
  for (const double p : chances) {
    const FixedBinomial law(p);
    test::for_each_simd_target([&](const std::string& name) {
      INFO(name << ", p = " << p);
      std::vector<int> counts(n.size(), 0);
      RowParts parts;
      for_each_part_of_rows(year_draws, 0, n, parts, [&] {
        draw_words(year_draws, Purpose::outcomes, 5, parts);
        draw_counts(year_draws, Purpose::outcomes, {5, 3}, law, parts);
        parts.add_to(counts);
      });
      int different = 0;
      for (std::size_t i = 0; i < n.size(); ++i)
        different += counts[i] == binomial(year_draws.of(Purpose::outcomes, i), {5, 3}, n[i], law) ? 0 : 1;
      CHECK(different == 0);
    });
  }
}

TEST_CASE("A chance of its own and a law that all share give the same counts from the same bits") {
  for (const double p : {0.004, 0.13, 0.41, 0.5, 0.62, 0.75, 0.999}) {
    INFO("p = " << p);
    const FixedBinomial law(p);
    for (const int n : {1, 17, 64, 150}) CHECK(own_columns(20'000, n, p) == shared_columns(20'000, n, law));
  }
}

TEST_CASE("A count of many trials is the sum of its parts, each with a draw of its own") {
  const FixedBinomial law(0.3);
  for (std::uint32_t who = 0; who < 500; ++who) {
    const Stream stream = year_draws.of_number(Purpose::innovate, who);
    int own = 0;
    int shared = 0;
    for (std::uint32_t part = 0; part < 3; ++part) {
      const int n = part < 2 ? 64 : 22;
      own += binomial(stream, {part_block(9, part), 1}, n, 0.3);
      shared += binomial(stream, {part_block(9, part), 1}, n, law);
    }
    CHECK(binomial(stream, {9, 1}, 150, 0.3) == own);
    CHECK(binomial(stream, {9, 1}, 150, law) == shared);
  }
}

TEST_CASE("Where a value lies within the cell of the first bits, further bits decide, in lanes too") {
  int above = 0;
  for (std::uint32_t who = 0; who < 64; ++who) {
    // One trial fails with chance 1 - p: put in the middle of the cell that this municipality draws.
    const Stream stream = year_draws.of_number(Purpose::outcomes, who);
    const double fails = (stream.words(7)[2] + 0.5) * 0x1p-32;
    const bool succeeds = stream.words(further_bits | 7U)[2] >= 0x8000'0000U;
    above += succeeds ? 1 : 0;
    const FixedBinomial law(1.0 - fails);
    CHECK(binomial(stream, {7, 2}, 1, law) == (succeeds ? 1 : 0));
    CHECK(binomial(stream, {7, 2}, 1, 1.0 - fails) == (succeeds ? 1 : 0));
    test::for_each_simd_target([&](const std::string& name) {
      INFO(name << ", " << who);
      CHECK(own_columns(64, 1, 1.0 - fails)[who] == (succeeds ? 1 : 0));
      CHECK(shared_columns(64, 1, law)[who] == (succeeds ? 1 : 0));
    });
  }
  CHECK(above > 10);
  CHECK(above < 54);
}

TEST_CASE("Next to values of the distribution function lanes of single precision decide as double does") {
  std::mt19937 engine(11);  // NOLINT(cert-msc51-cpp): the same values every time
  // Rows of one block: words on both sides of values of the function, and the counts that double finds.
  struct Block {
    RowParts parts;
    std::vector<double> p;
    std::vector<int> expected;
  };
  std::vector<Block> blocks(1);
  for (int made = 0; made < 600; ++made) {
    const int n = 1 + static_cast<int>(engine() % part_trials);
    const double p =
        made % 4 == 0 ? chances[engine() % chances.size()] : static_cast<double>(engine()) * 0x1p-32;
    const bool mirrored = p > 0.5;
    const boost::math::binomial law(n, p);
    const int k = static_cast<int>(engine() % static_cast<unsigned>(n));
    const double value = boost::math::cdf(law, static_cast<double>(k));
    // Within what lanes leave to double, about its end, and beyond it.
    const double bound = 256.0 * (3.0 * n + 9.0 * (mirrored ? n - k : k + 1) + 20.0);
    for (const double away : {-2.0 * bound, -1.5 * bound, -bound - 300.0, -bound + 300.0, -3000.0, -5.0, 7.0,
                              150.0, bound - 300.0, bound + 300.0, 1.5 * bound, 2.0 * bound}) {
      const auto word = static_cast<std::uint32_t>(std::clamp(value * 0x1p32 + away, 0.0, 0x1p32 - 1.0));
      const double u = (mirrored ? 0x1p32 - 1.0 - word : word) * word_cell;
      const Search found = search_up_from_zero(u, n, mirrored ? 1.0 - p : p);
      if (found.reached - u < word_cell) continue;  // more bits decide, in double too
      if (blocks.back().p.size() == block_size) blocks.emplace_back();
      auto& block = blocks.back();
      const std::size_t e = block.parts.size++;
      block.parts.number[e] = 1;
      block.parts.part[e] = 0;
      block.parts.trials[e] = n;
      block.parts.place[e] = static_cast<std::int32_t>(e);
      block.parts.word[0][e] = word;
      block.p.push_back(p);
      block.expected.push_back(mirrored ? n - found.count : found.count);
    }
  }
  CHECK(blocks.size() > 5);
  test::for_each_simd_target([&](const std::string& name) {
    INFO(name);
    int different = 0;
    for (auto& block : blocks) {
      draw_counts(year_draws, Purpose::outcomes, {7, 0}, block.p, block.parts);
      for (std::size_t e = 0; e < block.parts.size; ++e)
        different += block.parts.count[e] == block.expected[e] ? 0 : 1;
    }
    CHECK(different == 0);
  });
}

TEST_CASE("A block has no more chances than rows") {
  RowParts parts;
  CHECK_THROWS_AS(
      draw_counts(year_draws, Purpose::outcomes, {7, 0}, std::vector<double>(block_size + 1, 0.5), parts),
      std::invalid_argument);
}

TEST_CASE("Counts never fall when the draw, the chance or the number of trials grows") {
  std::vector<std::uint32_t> by_draw(5'000);
  for (std::uint32_t who = 0; who < by_draw.size(); ++who) by_draw[who] = who;
  const auto word = [](std::uint32_t who) { return year_draws.of_number(Purpose::reuse, who).words(0)[0]; };
  std::ranges::sort(by_draw, {}, word);
  int falls = 0;
  for (const double p : {0.02, 0.3, 0.5, 0.51, 0.9}) {
    const FixedBinomial law(p);
    for (const int n : {1, 10, 37, 64}) {
      int own = 0;
      int shared = 0;
      for (const std::uint32_t who : by_draw) {
        const Stream stream = year_draws.of_number(Purpose::reuse, who);
        const int now = binomial(stream, {}, n, p);
        const int now_shared = binomial(stream, {}, n, law);
        falls += (now < own ? 1 : 0) + (now_shared < shared ? 1 : 0);
        own = now;
        shared = now_shared;
      }
    }
  }
  const FixedBinomial law(0.37);
  for (std::uint32_t who = 0; who < 200; ++who) {
    const Stream stream = year_draws.of_number(Purpose::reuse, who);
    int more_likely = 0;
    for (int percent = 0; percent <= 100; ++percent) {
      const int now = binomial(stream, {}, 90, percent / 100.0);
      falls += now < more_likely ? 1 : 0;
      more_likely = now;
    }
    int longer = 0;
    int longer_shared = 0;
    for (int n = 0; n < 200; ++n) {
      falls += binomial(stream, {}, n, 0.37) < longer ? 1 : 0;
      falls += binomial(stream, {}, n, law) < longer_shared ? 1 : 0;
      longer = binomial(stream, {}, n, 0.37);
      longer_shared = binomial(stream, {}, n, law);
    }
  }
  CHECK(falls == 0);
}

TEST_CASE("Counts of rows follow the binomial law") {
  struct Pair {
    int n;
    double p;
  };
  for (const auto& [n, p] :
       {Pair{1, 0.3}, Pair{3, 0.75}, Pair{7, 0.13}, Pair{18, 0.49}, Pair{25, 0.7}, Pair{40, 0.1},
        Pair{64, 0.5}, Pair{64, 0.97}, Pair{65, 0.2}, Pair{130, 0.41}, Pair{600, 0.02}}) {
    INFO("n = " << n << ", p = " << p);
    const boost::math::binomial_distribution<double> law(n, p);
    const auto probability = [&](int k) { return pdf(law, k); };
    CHECK(support::chi_square_ratio(own_columns(20'000, n, p), n, probability) < 1.0);
    CHECK(support::chi_square_ratio(shared_columns(20'000, n, FixedBinomial(p)), n, probability) < 1.0);
  }
}

TEST_CASE("The chi-square test of rows sees another chance") {
  const boost::math::binomial_distribution<double> law(40, 0.31);
  CHECK(support::chi_square_ratio(own_columns(20'000, 40, 0.30), 40, [&](int k) { return pdf(law, k); }) >
        1.0);
}
