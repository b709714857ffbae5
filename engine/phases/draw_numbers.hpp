// Which draws of a stream belong to whom, where more than one phase or side has to agree.
#pragma once

#include <cstdint>

namespace taktskifte {

/// A beta variate needs an unknown number of draws: each application of a lead has this many to itself.
/// Ordinals stay below 2^20 (apply.cpp bounds what is expected), so no two applications meet.
inline constexpr std::uint32_t draws_per_application = 1U << 12U;

/// Each funded project has this many of its lead's draws to itself, in this order: running time (match),
/// additionality, number of partners, partners (work).
inline constexpr std::uint32_t draws_per_project = 1U << 12U;

}  // namespace taktskifte
