#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "results/wire_format.hpp"

using namespace taktskifte::wire;

namespace {

struct Part {
  std::string name;
  std::vector<double> numbers;
  bool operator==(const Part&) const = default;
};

template <typename Bytes>
void members(Bytes& bytes, Part& part) {
  bytes(part.name, part.numbers);
}

std::string sample() {
  Packer bytes;
  bytes(std::vector<Part>{{"a", {1.0, 2.0}}, {"", {}}}, std::string("b\0c", 3), 7);
  return bytes.take();
}

void take(const std::string& bytes) {
  std::vector<Part> parts;
  std::string text;
  int number = 0;
  Unpacker all(bytes);
  all(parts, text, number);
  all.end();
}

template <typename Value>
void take_one(const std::string& bytes) {
  Value value;
  Unpacker one(bytes);
  one(value);
}

}  // namespace

TEST_CASE("what is packed is unpacked, bit for bit") {
  const std::vector<double> numbers = {0.1, -0.0, std::numeric_limits<double>::infinity(), 5e-324};
  const std::vector<std::string> texts = {"", "blå", std::string("\0x", 2)};
  const std::vector<Part> parts = {{"a", {1.0}}, {"", {}}};
  const std::uint8_t small = 255;
  Packer bytes;
  bytes(numbers, texts, parts, small);
  std::vector<double> numbers_back;
  std::vector<std::string> texts_back = {"in the way"};
  std::vector<Part> parts_back;
  std::uint8_t small_back = 0;
  const auto packed = bytes.take();
  Unpacker back(packed);
  back(numbers_back, texts_back, parts_back, small_back);
  back.end();
  CHECK(numbers_back == numbers);
  CHECK(std::signbit(numbers_back[1]));
  CHECK(texts_back == texts);
  CHECK(parts_back == parts);
  CHECK(small_back == small);
}

TEST_CASE("bytes cut short or with something behind are garbled") {
  const auto bytes = sample();
  CHECK_NOTHROW(take(bytes));
  for (std::size_t length = 0; length < bytes.size(); ++length)
    CHECK_THROWS_AS(take(bytes.substr(0, length)), Garbled);
  CHECK_THROWS_AS(take(bytes + 'x'), Garbled);
}

TEST_CASE("a count that the bytes cannot hold makes no room") {
  for (const std::uint64_t count : {std::uint64_t{1} << 40U, ~std::uint64_t{0}}) {
    Packer bytes;
    bytes(count, 1.0);
    const auto packed = bytes.take();
    CHECK_THROWS_AS(take_one<std::vector<double>>(packed), Garbled);
    CHECK_THROWS_AS(take_one<std::vector<std::string>>(packed), Garbled);
    CHECK_THROWS_AS(take_one<std::string>(packed), Garbled);
  }
}

TEST_CASE("a byte that is neither true nor false is garbled") {
  CHECK_NOTHROW(take_one<bool>(std::string(1, '\1')));
  CHECK_THROWS_AS(take_one<bool>(std::string(1, '\2')), Garbled);
}
