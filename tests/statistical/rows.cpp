// The law of counts of rows, by ten million draws for each pair of trials and chance.
#include "taktskifte/random/rows.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <catch2/catch.hpp>
#include <vector>

#include "support/laws.hpp"

using namespace taktskifte;

namespace {

constexpr std::size_t draws_of_a_pair = 10'000'000;
const YearStreams draws{{.seed = 20261126, .replicate = 0}, 7};

template <class Chance>
std::vector<int> drawn(int n, const Chance& chance) {
  std::vector<int> counts(draws_of_a_pair, 0);
  const std::vector<int> trials(block_size, n);
  RowParts parts;
  for (std::size_t first = 0; first < draws_of_a_pair; first += block_size) {
    const std::size_t size = std::min(block_size, draws_of_a_pair - first);
    for_each_part_of_rows(draws, first, std::span(trials).first(size), parts, [&] {
      draw_words(draws, Purpose::outcomes, 1, parts);
      draw_counts(draws, Purpose::outcomes, {1, 0}, chance, parts);
      parts.add_to(std::span(counts).subspan(first, size));
    });
  }
  return counts;
}

}  // namespace

TEST_CASE("Ten million counts of rows follow the binomial law, with a chance of their own and a shared one") {
  struct Pair {
    int n;
    double p;
  };
  for (const auto& [n, p] :
       {Pair{1, 0.3}, Pair{2, 0.75}, Pair{5, 0.13}, Pair{9, 0.41}, Pair{18, 0.49}, Pair{31, 0.7},
        Pair{48, 0.02}, Pair{64, 0.5}, Pair{64, 0.93}, Pair{65, 0.25}, Pair{200, 0.1}, Pair{600, 0.41}}) {
    INFO("n = " << n << ", p = " << p);
    const boost::math::binomial_distribution<double> law(n, p);
    const auto probability = [&](int k) { return pdf(law, k); };
    const std::vector<double> own(block_size, p);
    CHECK(support::chi_square_ratio(drawn(n, std::span<const double>(own)), n, probability) < 1.0);
    CHECK(support::chi_square_ratio(drawn(n, FixedBinomial(p)), n, probability) < 1.0);
  }
}
