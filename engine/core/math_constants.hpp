// Constants of the elementary functions, shared by the scalar functions and those for several numbers side by
// side.
#pragma once

#include <array>
#include <cstdint>
#include <limits>

namespace taktskifte {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

// ln 2 in two parts: the first has 41 bits, so that it times a whole number below 2^11 is exact.
inline constexpr double ln2_high = 0x1.62e42fefa3000p-1;
inline constexpr double ln2_low = 0x1.3de6af278ece6p-42;
inline constexpr double one_over_ln2 = 0x1.71547652b82fep+0;

// Adding and taking away 1.5 * 2^52 rounds a number below 2^51 to the nearest whole one.
inline constexpr double rounder = 0x1.8p52;

// Taylor coefficients of e^r from r^2 on, four a row: to r^13, the first term left out is below 5e-18 for
// |r| <= ln(2)/2.
inline constexpr std::array<std::array<double, 4>, 3> exp_terms{
    {{1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120},
     {1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880},
     {1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800}}};

// The bits of sqrt(1/2).
inline constexpr std::uint64_t root_half_bits = 0x3FE6A09E667F3BCDU;

// 2 (1/3 + s^2/5 + s^4/7 + ...), even and odd terms apart, in s^4.
inline constexpr std::array<double, 5> log_even{2.0 / 3, 2.0 / 7, 2.0 / 11, 2.0 / 15, 2.0 / 19};
inline constexpr std::array<double, 5> log_odd{2.0 / 5, 2.0 / 9, 2.0 / 13, 2.0 / 17, 2.0 / 21};

// Coefficients: Wichura (1988), AS 241, PPND16; numerator and denominator for the middle, the tails and the
// far tails.
using Quotient = std::array<std::array<double, 8>, 2>;
inline constexpr Quotient quantile_middle{
    {{3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
      4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3},
     {1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4,
      3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3}}};
inline constexpr Quotient quantile_tail{
    {{1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
      1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2,
      7.74545014278341407640e-4},
     {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
      1.05075007164441684324e-9}}};
inline constexpr Quotient quantile_far_tail{
    {{6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
      2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5,
      2.01033439929228813265e-7},
     {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15}}};

}  // namespace taktskifte
