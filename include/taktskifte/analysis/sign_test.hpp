// Whether differences go one way, whatever their law.
#pragma once

#include <span>

namespace taktskifte {

/// Two-sided chance that as many of the paired differences have the same sign, or more, if both signs were as
/// likely; pairs without a difference or undefined ones do not count; 1 without any. Source: Arbuthnot, J.
/// (1710), An argument for divine providence, Philosophical Transactions 27.
double sign_test(std::span<const double> base, std::span<const double> other);

}  // namespace taktskifte
