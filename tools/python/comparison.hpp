// Results that Python holds, as the comparison of the engine reads them.
#pragma once

#include <pybind11/numpy.h>

#include <map>
#include <string>
#include <vector>

#include "taktskifte/analysis/family.hpp"
#include "taktskifte/analysis/group_margins.hpp"

namespace taktskifte::python {

/// Measures by name: (scenario, replicate, year, ...).
using Measured =
    std::map<std::string, pybind11::array_t<double, pybind11::array::c_style | pybind11::array::forcecast>>;

/// What stands along their further dimensions.
using Labels = std::map<std::string, std::vector<std::string>>;

/// [(name, unit, array (scenario, replicate))]: all indicators of measures that are there, over all years
/// that are. Errors: ErrorKind::data for measures of another shape than results have.
pybind11::list indicators_of(const Measured& measured, const Labels& labels);

/// A scenario's keys: name, value as text, origin, status, confidence.
using StatedTexts = std::vector<std::vector<std::string>>;

struct ComparisonChoice {
  GivenMargins margins;
  double population_scale = 1.0;
  bool all = false;  ///< rows by region and size class, too
  Family family = Family::false_discovery;
  std::vector<bool> doubts_known{};  ///< of each scenario after the first
};

/// Of each scenario after the first, whether it is known how the doubt about inputs moves its difference to
/// the first.
std::vector<bool> doubts_are_known(const std::vector<StatedTexts>& keys);

/// A dictionary for each row and scenario after the first.
pybind11::list compare_measured(const Measured& measured, const Labels& labels,
                                const std::vector<std::string>& scenarios, const ComparisonChoice& choice);

}  // namespace taktskifte::python
