// Natural cubic regression splines in one input.
#pragma once

#include <Eigen/Dense>
#include <cstddef>
#include <vector>

namespace taktskifte {

/// The basis at `at`, [point][function]: a constant, the input itself, and for knots k_1 < ... < k_K at equal
/// parts of `sample` K - 2 cubic functions that are linear beyond the end knots (Hastie, Tibshirani &
/// Friedman 2009, eq. 5.4-5.5). The input is scaled to its end knots. Where `sample` has fewer distinct
/// values than knots there are fewer functions; where it has one, the constant alone.
Eigen::MatrixXd spline_basis(const std::vector<double>& at, const std::vector<double>& sample,
                             std::size_t knots);

}  // namespace taktskifte
