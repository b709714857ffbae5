// A value of a result file that is not what it should be, and where it stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "taktskifte/core/decimal.hpp"

namespace taktskifte {

struct Mismatch {
  std::string variable;    ///< or attribute, or the words of a rule
  std::string scenario{};  ///< empty if it is not of one scenario
  std::optional<int> replicate{};
  std::optional<int> year{};  ///< calendar year
  std::string element{};      ///< along further dimensions: "outcome quality"; empty if there are none
  std::string stored;
  std::string expected;  ///< what a re-run or the rest of the file gives
};

/// "awards, scenario parity, replicate 3, year 2019".
std::string place_of(const Mismatch& mismatch);

/// "awards, scenario parity, replicate 3, year 2019: stored 12, should be 13".
std::string to_string(const Mismatch& mismatch);

/// The first of them, and how many there are.
struct Mismatches {
  static constexpr std::size_t most = 20;
  std::vector<Mismatch> first;
  std::size_t count = 0;

  void add(Mismatch mismatch) {
    if (count++ < most) first.push_back(std::move(mismatch));
  }
};

/// Whether two numbers have the same bits, any NaN being equal to any other.
bool same_bits(double a, double b);

}  // namespace taktskifte
