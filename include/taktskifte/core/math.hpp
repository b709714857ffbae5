// Elementary functions of our own. The C library's exp and log give other last bits on processors with
// and without fused multiply-add; these use only + - * / and sqrt, which IEEE 754 fixes, so the same
// build gives the same bits on any x86-64 machine. (Compile with -ffp-contract=off.)
#pragma once

namespace taktskifte {

inline constexpr double pi = 3.14159265358979323846;

/// e^x, within 2 units in the last place for |x| < 700; 0 below -745, infinity above 709.8; NaN stays NaN.
double exp(double x);

/// Natural logarithm, within 2 units in the last place; -infinity at 0, NaN below 0.
double log(double x);

/// x^y for x >= 0; 0^0 = 1.
double pow(double x, double y);

/// 1 / (1 + e^-x).
double logistic(double x);

/// ln(p / (1 - p)); p in (0, 1).
double logit(double p);

/// Sine and cosine of an angle in radians, |x| <= 2 pi.
double sin(double x);
double cos(double x);

/// Arc sine, x in [-1, 1], in radians.
double asin(double x);

/// ln(n!), n >= 0; relative error below 1e-14.
double log_factorial(double n);

/// Quantile of the standard normal distribution, p in (0, 1).
/// Source: Wichura (1988), algorithm AS 241 (PPND16), Applied Statistics 37(3).
double normal_quantile(double p);

}  // namespace taktskifte
