// Distributions of our own (the standard library's differ between platforms). Those that take a uniform
// `u` are the inverse of their distribution function: monotone in u and in their parameters, so that
// paired scenarios stay close. u lies in (0, 1).
#pragma once

#include "taktskifte/random/stream.hpp"

namespace taktskifte {

/// Binomial(n, p): n in [0, 2^31), p in [0, 1] (values outside are clamped).
int binomial(double u, int n, double p);

/// Poisson(mean): 0 <= mean < 1e9.
int poisson(double u, double mean);

/// E[min(X, cap)] for X ~ Poisson(mean): the expected count when only `cap` can be taken up.
double mean_of_capped_poisson(double mean, int cap);

/// Standard normal.
double normal(double u);

/// Uniform on {0, ..., n - 1}, n >= 1.
int uniform_index(double u, int n);

/// Gamma(shape, 1), shape > 0: Marsaglia & Tsang (2000), ACM TOMS 26(3), with the power of a uniform for
/// shape < 1.
double gamma(StreamCursor& draws, double shape);

/// Beta(a, b), a > 0, b > 0: the ratio of two gammas.
double beta(StreamCursor& draws, double a, double b);

}  // namespace taktskifte
