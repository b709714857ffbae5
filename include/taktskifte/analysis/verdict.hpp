// What a comparison says, in words that an adviser can read.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "taktskifte/analysis/compare.hpp"
#include "taktskifte/analysis/indicators.hpp"

namespace taktskifte {

/// A row and what comparing it gave.
struct ComparedRow {
  std::string name;
  RowUnit unit = RowUnit::a_year;
  bool detail = false;
  Comparison comparison;
  std::vector<Comparison> path{};  ///< of each of Compared::path_years by itself; may be empty
};

/// What is compared: the names of the scenarios and the calendar years, both ends included.
struct Compared {
  std::vector<std::string> scenarios;
  int first_year = 0;
  int last_year = 0;
  std::vector<int> path_years{};             ///< the first, fifth and last of several years, or all of them
  std::vector<bool> only_funding_differs{};  ///< from the first, of each after it; empty: of none
};

/// How the count of public applications answers to public money, with everything that follows from it: the
/// elasticity between the means of the first scenario and of `scenario` (an index >= 1). Nothing where they
/// differ in more than funding, so that the counts do not answer to money alone, where the public parts are
/// equal, or one of the four means is 0 or not there.
std::optional<double> total_response(std::span<const ComparedRow> rows, const Compared& compared,
                                     std::size_t scenario);

/// What is to be said of scenario `scenario` (an index >= 1) against the first, a line each: partnering (the
/// spill-over), the projects' own innovations (the direct effect), success over all innovations, the demand
/// ceiling, busy researchers and lapsed projects, who is reached, the private side, and how sure this is.
/// Percentages stand beside innovations a year and MNOK a year. A line whose rows are missing is left out;
/// each ends with a line feed.
std::string plain_words(std::span<const ComparedRow> rows, const Compared& compared, std::size_t scenario);

}  // namespace taktskifte
