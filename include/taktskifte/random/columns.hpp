// Draws for whole columns, several at a time (see core/columns.hpp): bit for bit those that random/stream.hpp
// and random/draw.hpp give one by one.
#pragma once

#include <cstdint>
#include <span>

#include "taktskifte/random/stream.hpp"

namespace taktskifte {

/// Draws 2 pair and 2 pair + 1 of municipalities first, first + 1, ...: even_i =
/// draws.of(purpose, first + i).uniform(2 pair). `odd` is empty or of the size of `even`.
void uniforms(const YearStreams& draws, Purpose purpose, std::uint32_t pair, std::size_t first,
              std::span<double> even, std::span<double> odd = {});

/// Draws of any streams of one purpose: even_i = draws.of_number(purpose, number_i).uniform(2 pair_i), and
/// odd_i the next one. All of one size.
void uniforms_at(const YearStreams& draws, Purpose purpose, std::span<const std::uint32_t> number,
                 std::span<const std::uint32_t> pair, std::span<double> even, std::span<double> odd);

/// values_i = beta(Sequence(draws.of_number(purpose, number_i), first_i), a, b). All of one size; every
/// first_i even.
void betas(const YearStreams& draws, Purpose purpose, std::span<const std::uint32_t> number,
           std::span<const std::uint32_t> first, double a, double b, std::span<double> values);

/// counts_i = poisson(u_i, mean_i). All of one size.
void poissons(std::span<const double> u, std::span<const double> mean, std::span<int> counts);

}  // namespace taktskifte
