// Where draws by inversion begin and end, shared by the scalar search and the one for several draws side by
// side.
#pragma once

namespace taktskifte {

// Below this mean the search starts at 0; above it, at the mode. P(X = 0) >= e^-17 there, far from underflow.
inline constexpr double small_mean = 12.0;

// A tail whose terms are this small adds less to a distribution function than its rounding does.
inline constexpr double negligible = 1e-19;

// Nearer to 0 or 1 than this, the rounding of a distribution function would decide about the result, and it
// could fall while a parameter grows; so u is moved here. It concerns two draws in 10^13.
inline constexpr double tail = 1e-13;

}  // namespace taktskifte
