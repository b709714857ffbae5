// How often the intervals of Sobol' indices hold, over many studies of functions whose indices are known.
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>

#include "support/known_functions.hpp"
#include "taktskifte/random/stream.hpp"
#include "taktskifte/sensitivity/sobol_indices.hpp"

using namespace taktskifte;
using namespace taktskifte::support;

namespace {

constexpr std::size_t studies = 200;
constexpr std::size_t scramblings = 8;
constexpr double least_coverage = 0.90;

/// A function that is studied: the outcomes of one scrambling, and what is known of its indices.
struct KnownCase {
  std::string name;
  std::vector<std::size_t> rows;
  std::size_t replicates = 1;
  std::function<SaltelliOutcomes(std::size_t rows, std::uint64_t seed)> outcomes;
  KnownIndices known{};  // of the inputs, then of chance
};

// 2 x_1 + x_2 + u, where u is chance: variances 4 : 1 : 1.
SaltelliOutcomes sum_with_chance(std::size_t rows, std::uint64_t seed, std::size_t replicates) {
  const auto plain = saltelli_outcomes([](const auto& x) { return 2.0 * x[0] + x[1]; }, 2, rows, seed);
  SaltelliOutcomes outcomes{.a = {}, .b = {}, .a_b = PointColumns(2)};
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t r = 0; r < replicates; ++r) {
      const double u =
          Stream({seed, 7}, Purpose::lot, static_cast<std::uint32_t>(r), static_cast<std::uint32_t>(row))
              .uniform(0);
      outcomes.a.push_back(plain.a[row] + u);
      outcomes.b.push_back(plain.b[row] + u);
      for (std::size_t i = 0; i < 2; ++i) outcomes.a_b[i].push_back(plain.a_b[i][row] + u);
    }
  return outcomes;
}

std::vector<KnownCase> known_cases() {
  const double sixth = 1.0 / 6.0;
  // Ishigami's, to more digits than are published: a = 7, b = 0.1.
  const double pi_4 = std::pow(3.14159265358979323846, 4);
  const double third = 8.0 / 225.0 * 0.01 * pi_4 * pi_4;
  const double one = 0.5 * (1.0 + 0.1 * pi_4 / 5.0) * (1.0 + 0.1 * pi_4 / 5.0);
  const double two = 49.0 / 8.0;
  const double all = one + two + third;
  return {{.name = "Ishigami",
           .rows = {64, 256, 1024},
           .outcomes = [](std::size_t rows,
                          std::uint64_t seed) { return saltelli_outcomes(ishigami, 3, rows, seed); },
           .known = {{one / all, two / all, 0.0}, {(one + third) / all, two / all, third / all}}},
          {.name = "g-function",
           .rows = {64, 256, 1024},
           .outcomes =
               [](std::size_t rows, std::uint64_t seed) {
                 return saltelli_outcomes(g_function, g_weights.size(), rows, seed);
               },
           .known = g_indices()},
          {.name = "sum and chance",
           .rows = {64, 256},
           .replicates = 2,
           .outcomes = [](std::size_t rows, std::uint64_t seed) { return sum_with_chance(rows, seed, 2); },
           .known = {{4.0 * sixth, sixth, sixth}, {4.0 * sixth, sixth, sixth}}}};
}

struct Coverage {
  double known = 0.0;
  std::size_t holds = 0, told = 0;
  double sum = 0.0, width = 0.0;
  void add(const SobolIndex& index) {
    sum += index.value;
    told += index.reading == IndexReading::told ? 1 : 0;
    if (!index.interval) return;
    width += index.interval->high - index.interval->low;
    holds += index.interval->low <= known && known <= index.interval->high ? 1 : 0;
  }
};

std::string row_of(const KnownCase& known, std::size_t rows, const std::string& index,
                   const Coverage& coverage) {
  const auto n = static_cast<double>(studies);
  return "| " + known.name + " | " + std::to_string(rows) + " | " + index + " | " +
         std::to_string(coverage.known) + " | " + std::to_string(coverage.sum / n) + " | " +
         std::to_string(coverage.width / n) + " | " +
         std::to_string(static_cast<double>(coverage.holds) / n) + " | " +
         std::to_string(static_cast<double>(coverage.told) / n) + " |\n";
}

}  // namespace

TEST_CASE("Intervals of Sobol' indices over scramblings hold in nine of ten studies and more") {
  std::string table;
  for (const auto& known : known_cases())
    for (const std::size_t rows : known.rows) {
      const std::size_t inputs = known.known.first.size();
      std::vector<Coverage> first(inputs);
      std::vector<Coverage> total(inputs);
      for (std::size_t i = 0; i < inputs; ++i) {
        first[i].known = known.known.first[i];
        total[i].known = known.known.total[i];
      }
      for (std::size_t study = 0; study < studies; ++study) {
        std::vector<SaltelliOutcomes> outcomes;
        for (std::size_t s = 0; s < scramblings; ++s)
          outcomes.push_back(known.outcomes(rows, 1 + study * scramblings + s));
        auto indices = sobol_indices(outcomes, known.replicates);
        if (indices.chance) indices.inputs.push_back(*indices.chance);
        for (std::size_t i = 0; i < inputs; ++i) {
          first[i].add(indices.inputs[i].first);
          total[i].add(indices.inputs[i].total);
        }
      }
      for (std::size_t i = 0; i < inputs; ++i) {
        const bool chance = known.replicates > 1 && i + 1 == inputs;
        const std::string name = chance ? "of chance" : "of input " + std::to_string(i + 1);
        table +=
            row_of(known, rows, "first " + name, first[i]) + row_of(known, rows, "total " + name, total[i]);
        INFO(known.name << ", " << rows << " rows, " << name);
        CHECK(static_cast<double>(first[i].holds) >= least_coverage * studies);
        CHECK(static_cast<double>(total[i].holds) >= least_coverage * studies);
      }
    }
  if (const char* file = std::getenv("TAKTSKIFTE_WRITE_TABLE")) std::ofstream(file) << table;
}
