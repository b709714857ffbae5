// The bits of a double as a whole number and back: std::bit_cast, which libc++ has from version 14 on.
#pragma once

#include <cstdint>

namespace taktskifte {

constexpr std::uint64_t bits_of(double value) { return __builtin_bit_cast(std::uint64_t, value); }
constexpr double double_of(std::uint64_t bits) { return __builtin_bit_cast(double, bits); }

}  // namespace taktskifte
