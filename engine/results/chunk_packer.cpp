#include "results/chunk_packer.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <limits>
#include <new>
#include <stdexcept>
#include <type_traits>

namespace taktskifte::h5 {
namespace {

/// First byte 0 of all numbers, then byte 1 of all, ...; byte 0 is the lowest.
template <class Bits, class ToBits>
void shuffle(std::span<const double> numbers, const ToBits& to_bits, std::vector<std::uint8_t>& shuffled) {
  shuffled.resize(sizeof(Bits) * numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const Bits bits = to_bits(numbers[i]);
    for (std::size_t byte = 0; byte < sizeof(Bits); ++byte)
      shuffled[byte * numbers.size() + i] = static_cast<std::uint8_t>(bits >> (8 * byte));
  }
}

template <class Integer>
std::make_unsigned_t<Integer> bits_of(double x) {
  using Limits = std::numeric_limits<Integer>;
  if (!(x >= Limits::min() && x <= Limits::max()) || x != static_cast<double>(static_cast<Integer>(x)))
    throw std::logic_error("a number that its stored type does not hold");
  return static_cast<std::make_unsigned_t<Integer>>(static_cast<Integer>(x));
}

void shuffle(NumberType kind, std::span<const double> numbers, std::vector<std::uint8_t>& shuffled) {
  switch (kind) {
    case NumberType::int8:
      return shuffle<std::uint8_t>(numbers, bits_of<std::int8_t>, shuffled);
    case NumberType::int32:
      return shuffle<std::uint32_t>(numbers, bits_of<std::int32_t>, shuffled);
    case NumberType::float64:
      return shuffle<std::uint64_t>(
          numbers, [](double x) { return std::bit_cast<std::uint64_t>(x); }, shuffled);
  }
}

/// Fletcher's checksum of words of two bytes, the first the higher; a last one alone is a high one. Sums are
/// taken modulo 2^16 - 1 as ones' complement has them: only that of zeros alone is 0. Source: Fletcher, J. G.
/// (1982), An arithmetic checksum for serial transmissions, IEEE Transactions on Communications 30(1).
std::uint32_t fletcher32(std::span<const std::uint8_t> bytes) {
  constexpr std::uint64_t modulus = 0xFFFF;
  constexpr std::size_t words_at_a_time = std::size_t{1} << 20;  // their sums stay far below 2^64
  const auto folded = [](std::uint64_t sum) { return sum == 0 ? 0 : (sum - 1) % modulus + 1; };
  std::uint64_t first = 0, second = 0;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t end = std::min(bytes.size(), at + 2 * words_at_a_time);
    for (; at + 1 < end; at += 2) {
      first += static_cast<std::uint64_t>(bytes[at]) << 8U | bytes[at + 1];
      second += first;
    }
    if (at < end) {
      first += static_cast<std::uint64_t>(bytes[at++]) << 8U;
      second += first;
    }
    first = folded(first);
    second = folded(second);
  }
  return static_cast<std::uint32_t>(second << 16U | first);
}

}  // namespace

void ChunkPacker::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

ChunkPacker::ChunkPacker() {
  constexpr int level = 1;  // more takes longer, for 2 % smaller files
  compressor_.reset(libdeflate_alloc_compressor(level));
  if (!compressor_) throw std::bad_alloc();
}

std::span<const std::uint8_t> ChunkPacker::pack(NumberType kind, std::span<const double> numbers) {
  shuffle(kind, numbers, shuffled_);
  const std::size_t most = libdeflate_zlib_compress_bound(compressor_.get(), shuffled_.size());
  constexpr std::size_t checksum = sizeof(std::uint32_t);
  packed_.resize(most + checksum);
  const std::size_t size =
      libdeflate_zlib_compress(compressor_.get(), shuffled_.data(), shuffled_.size(), packed_.data(), most);
  if (size == 0) throw std::logic_error("a chunk that did not fit where any should");
  const std::uint32_t sum = fletcher32(std::span(packed_).first(size));
  for (std::size_t byte = 0; byte < checksum; ++byte)
    packed_[size + byte] = static_cast<std::uint8_t>(sum >> (8 * byte));
  return std::span(packed_).first(size + checksum);
}

}  // namespace taktskifte::h5
