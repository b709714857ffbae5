#include "taktskifte/random/columns.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <vector>

#include "support/simd.hpp"
#include "taktskifte/random/draw.hpp"

using namespace taktskifte;

namespace {

const YearStreams draws{{0x123456789ABCDEFU, 4'000'000'000U}, 39};

int different_neighbours(std::size_t first, std::size_t size, std::uint32_t pair) {
  std::vector<double> even(size);
  std::vector<double> odd(size);
  uniforms(draws, Purpose::outcomes, pair, first, even, odd);
  std::vector<double> alone(size);
  uniforms(draws, Purpose::outcomes, pair, first, alone);
  int count = alone == even ? 0 : 1;
  for (std::size_t i = 0; i < size; ++i) {
    const Stream stream = draws.of(Purpose::outcomes, first + i);
    if (even[i] != stream.uniform(2 * pair)) ++count;
    if (odd[i] != stream.uniform(2 * pair + 1)) ++count;
  }
  return count;
}

int different_in_list(std::size_t size) {
  std::vector<std::uint32_t> who;
  std::vector<std::uint32_t> pair;
  std::mt19937 engine(7);
  for (std::size_t i = 0; i < size; ++i) {
    who.push_back(static_cast<std::uint32_t>(engine()));
    pair.push_back(static_cast<std::uint32_t>(engine()) >> 1U);
  }
  std::vector<double> even(size);
  std::vector<double> odd(size);
  uniforms_at(draws, Purpose::cause, who, pair, even, odd);
  int count = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const Stream stream = draws.of(Purpose::cause, who[i]);
    if (even[i] != stream.uniform(2 * pair[i])) ++count;
    if (odd[i] != stream.uniform(2 * pair[i] + 1)) ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("Uniforms in columns are those of the streams, on every instruction set") {
  test::for_each_simd_target([](const std::string& name) {
    INFO(name);
    for (std::size_t size = 0; size <= 40; ++size) {
      CHECK(different_neighbours(3 * size, size, static_cast<std::uint32_t>(size)) == 0);
      CHECK(different_in_list(size) == 0);
    }
    CHECK(different_neighbours(0xFFFFFFF0U, 15, 0x7FFFFFFFU) == 0);  // the last of all addresses
  });
}

TEST_CASE("Poisson counts in columns are those drawn one by one, on every instruction set") {
  std::mt19937_64 engine(5);
  std::uniform_real_distribution<double> unit(0.0, 1.0);
  std::vector<double> u;
  std::vector<double> mean;
  for (const double edge : {0.0, -1.0, 1e-300, 1e-9, 1.0, 11.999, 12.0, 1e3, 1e6}) {
    for (const double edge_u : {0x1p-53, 1e-13, 0.5, 1.0 - 1e-13, 1.0 - 0x1p-53}) {
      u.push_back(edge_u);
      mean.push_back(edge);
    }
  }
  for (int i = 0; i < 20'003; ++i) {
    u.push_back(unit(engine));
    mean.push_back(15.0 * unit(engine) * unit(engine));
  }
  std::vector<int> counts(u.size());
  test::for_each_simd_target([&](const std::string& name) {
    INFO(name);
    std::fill(counts.begin(), counts.end(), -1);
    poissons(u, mean, counts);
    int different = 0;
    for (std::size_t i = 0; i < u.size(); ++i) different += counts[i] == poisson(u[i], mean[i]) ? 0 : 1;
    CHECK(different == 0);
  });
}

TEST_CASE("Municipalities draw by their numbers in columns, on every instruction set") {
  std::vector<std::uint32_t> numbers(300);
  std::mt19937 engine(11);
  for (auto& number : numbers) number = static_cast<std::uint32_t>(engine());
  YearStreams named = draws;
  named.numbers = numbers;
  for (const std::size_t size : {0U, 1U, 3U, 7U, 64U, 255U}) {
    test::for_each_simd_target([&](const std::string& name) {
      INFO(name << ", " << size);
      constexpr std::size_t first = 30;
      std::vector<double> even(size);
      std::vector<double> odd(size);
      uniforms(named, Purpose::reuse, 5, first, even, odd);
      int different = 0;
      for (std::size_t i = 0; i < size; ++i) {
        const Stream stream = draws.of_number(Purpose::reuse, numbers[first + i]);
        different += even[i] == stream.uniform(10) && odd[i] == stream.uniform(11) ? 0 : 1;
      }
      CHECK(different == 0);
    });
  }
}

TEST_CASE("Beta variates in columns are those drawn one by one, on every instruction set") {
  constexpr std::size_t size = 2'003;
  std::vector<std::uint32_t> who(size);
  std::vector<std::uint32_t> first(size);
  for (std::size_t i = 0; i < size; ++i) {
    who[i] = static_cast<std::uint32_t>(i % 7);
    first[i] = static_cast<std::uint32_t>(4096 * (i / 7));
  }
  std::vector<double> values(size);
  for (const auto& [a, b] : {std::pair{1.5, 4.0}, {0.3, 2.0}, {2.0, 0.3}, {0.05, 0.07}, {40.0, 900.0}}) {
    test::for_each_simd_target([&, a = a, b = b](const std::string& name) {
      INFO(name << ", shapes " << a << " and " << b);
      betas(draws, Purpose::request, who, first, a, b, values);
      int different = 0;
      for (std::size_t i = 0; i < size; ++i) {
        StreamCursor sequence(draws.of(Purpose::request, who[i]), first[i]);
        different += values[i] == beta(sequence, a, b) ? 0 : 1;
      }
      CHECK(different == 0);
    });
  }
}
