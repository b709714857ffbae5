// Which draws of a stream belong to whom, where more than one phase or side has to agree.
#pragma once

#include <cstdint>

namespace taktskifte {

/// Where the draws of an application, or of a funded project, lie: in the stream of a number, from a first
/// one on, 2^12 of them.
struct OwnDraws {
  std::uint32_t number, first;
};

/// The draws of the application `ordinal` of a lead. A beta variate needs an unknown number of them; a
/// project uses its own in this order: running time (match), additionality, number of partners, partners
/// (work). A municipality has fewer than 2^20 applications (apply.cpp bounds what is expected). Those of the
/// other groups, whose `number` is 0, go on in the streams of 1, 2, ..., so that no two applications meet.
constexpr OwnDraws own_draws(std::uint32_t number, int ordinal) {
  constexpr unsigned ordinal_bits = 20;
  constexpr unsigned draw_bits = 12;
  const auto counted = static_cast<std::uint32_t>(ordinal);
  return {number + (counted >> ordinal_bits), counted << draw_bits};
}

}  // namespace taktskifte
