#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>

#include "results/h5_read.hpp"
#include "results/h5_write.hpp"
#include "support/scratch.hpp"

using namespace taktskifte;
using namespace taktskifte::support;

TEST_CASE("Numbers of every type come back from chunks, also from those that the end cuts") {
  const Scratch scratch;
  const auto kind = GENERATE(NumberType::int8, NumberType::int32, NumberType::float64);
  const h5::Shape shape{3, 5, 7};
  const h5::Shape chunk = GENERATE(as<h5::Shape>{}, h5::Shape{1, 2, 3}, h5::Shape{3, 5, 7},
                                   h5::Shape{2, 5, 1}, h5::Shape{1, 1, 7});
  std::vector<double> numbers(3 * 5 * 7);
  std::iota(numbers.begin(), numbers.end(), -50.0);
  if (kind != NumberType::int8)
    for (double& number : numbers) number *= 1234567.0;
  if (kind == NumberType::float64)
    for (double& number : numbers) number /= 3.0;
  h5::ChunkPacker packer;
  {
    const auto file = h5::create_file(scratch.file("x.h5"));
    h5::write_all(packer, h5::create_numbers(file, "whole", kind, shape, chunk), numbers);
    const auto layers = h5::create_numbers(file, "layers", kind, shape, {1, chunk[1], chunk[2]});
    for (std::size_t layer = 0; layer < 3; ++layer)
      h5::write_block(packer, layers, {layer, 0, 0}, {1, 5, 7}, std::span(numbers).subspan(layer * 35, 35));
  }
  const auto file = h5::open_file(scratch.file("x.h5"));  // HDF5 undoes its filters and tests its checksums
  CHECK(h5::read_numbers(h5::open_dataset(file, "whole")) == numbers);
  CHECK(h5::read_numbers(h5::open_dataset(file, "layers")) == numbers);
}

TEST_CASE("Numbers that do not pack come back from a chunk of many megabytes") {
  const Scratch scratch;
  std::mt19937_64 engine(1);
  std::vector<double> numbers(400'000);  // more than two of the pieces that its checksum is summed in
  for (double& number : numbers) number = std::ldexp(static_cast<double>(engine() >> 11U), -40);
  h5::ChunkPacker packer;
  {
    const auto file = h5::create_file(scratch.file("x.h5"));
    const auto dataset =
        h5::create_numbers(file, "x", NumberType::float64, {numbers.size()}, {numbers.size()});
    h5::write_all(packer, dataset, numbers);
  }
  CHECK(h5::read_numbers(h5::open_dataset(h5::open_file(scratch.file("x.h5")), "x")) == numbers);
}

TEST_CASE("What a stored type does not hold is refused, and its ends come back") {
  const Scratch scratch;
  const auto file = h5::create_file(scratch.file("x.h5"));
  h5::ChunkPacker packer;
  const auto write = [&](const std::string& name, NumberType kind, const std::vector<double>& numbers) {
    h5::write_all(packer, h5::create_numbers(file, name, kind, {numbers.size()}, {numbers.size()}), numbers);
    return h5::read_numbers(h5::open_dataset(file, name));
  };
  const std::vector<double> bytes{-128, 127, 0}, integers{-2147483648.0, 2147483647.0, -1};
  CHECK(write("bytes", NumberType::int8, bytes) == bytes);
  CHECK(write("integers", NumberType::int32, integers) == integers);
  const auto signs = write("signs", NumberType::float64, {-0.0, std::numeric_limits<double>::quiet_NaN()});
  CHECK(std::signbit(signs[0]));
  CHECK(std::isnan(signs[1]));
  int more = 0;
  for (const double number : {128.0, -129.0, 0.5, std::nan("")})
    CHECK_THROWS_AS(write("x" + std::to_string(++more), NumberType::int8, {number}), std::logic_error);
  for (const double number : {2147483648.0, -2147483649.0, 0.5, std::nan("")})
    CHECK_THROWS_AS(write("x" + std::to_string(++more), NumberType::int32, {number}), std::logic_error);
}

TEST_CASE(
    "A block with a part of a chunk, beyond the end or with other numbers than it has places is refused") {
  const Scratch scratch;
  const auto file = h5::create_file(scratch.file("x.h5"));
  const auto dataset = h5::create_numbers(file, "numbers", NumberType::float64, {5}, {2});
  const std::vector<double> one{1.0}, two{1.0, 2.0};
  h5::ChunkPacker packer;
  CHECK_NOTHROW(h5::write_block(packer, dataset, {4}, {1}, one));
  CHECK_THROWS_AS(h5::write_block(packer, dataset, {0}, {1}, one), std::logic_error);
  CHECK_THROWS_AS(h5::write_block(packer, dataset, {1}, {2}, two), std::logic_error);
  CHECK_THROWS_AS(h5::write_block(packer, dataset, {4}, {2}, two), std::logic_error);
  CHECK_THROWS_AS(h5::write_block(packer, dataset, {0}, {2}, one), std::logic_error);
  CHECK_THROWS_AS(h5::write_block(packer, dataset, {4}, {1}, two), std::logic_error);
  CHECK_THROWS_AS(h5::write_block(packer, dataset, {0, 0}, {1}, one), std::logic_error);
  CHECK_THROWS_AS(h5::write_block(packer, dataset, {4}, {1, 1}, one), std::logic_error);
  CHECK_THROWS_AS(h5::write_blocks({}, {}), std::logic_error);
  const auto plain = h5::create_plain_numbers(file, "plain", NumberType::float64, {2});
  CHECK_NOTHROW(h5::write_plain(plain, two));
  CHECK_THROWS_AS(h5::write_plain(plain, one), std::logic_error);
}

TEST_CASE("Blocks lie in a file alike for any number of packers; if one does not pack, none is written") {
  const Scratch scratch;
  constexpr std::size_t rows = 5, length = 300;
  std::vector<std::vector<double>> numbers(rows, std::vector<double>(length));
  for (std::size_t row = 0; row < rows; ++row)
    std::iota(numbers[row].begin(), numbers[row].end(), 1e6 * static_cast<double>(row));
  const auto write = [&](const std::string& name, std::size_t threads) {
    std::vector<h5::ChunkPacker> packers(threads);
    const auto file = h5::create_file(name);
    const auto dataset = h5::create_numbers(file, "numbers", NumberType::int32, {rows, length}, {1, 100});
    std::vector<h5::Block> blocks;
    for (std::size_t row = 0; row < rows; ++row)
      blocks.push_back({dataset, {row, 0}, {1, length}, numbers[row]});
    h5::write_blocks(packers, blocks);
  };
  const auto numbers_of = [&](const std::string& name) {
    return h5::read_numbers(h5::open_dataset(h5::open_file(name), "numbers"));
  };
  const std::string one = scratch.file("one.h5"), other = scratch.file("other.h5");
  write(one, 1);
  for (const std::size_t threads : {2U, 5U, 7U}) {
    write(other, threads);
    CHECK(content(other) == content(one));
  }
  const auto there = numbers_of(one);
  for (std::size_t row = 0; row < rows; ++row)
    CHECK(std::equal(numbers[row].begin(), numbers[row].end(),
                     there.begin() + static_cast<std::ptrdiff_t>(row * length)));
  numbers[3][7] = 0.5;
  CHECK_THROWS_AS(write(other, 2), std::logic_error);
  CHECK(numbers_of(other) == std::vector<double>(rows * length, 0.0));
}
