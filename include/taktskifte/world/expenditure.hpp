// Gross operating expenditure per inhabitant, with a stand-in where the list has no figure.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "taktskifte/world/municipalities.hpp"

namespace taktskifte {

/// Where the expenditure of a municipality is from.
enum class ExpenditureFrom : std::uint8_t { list, size_class, all };
/// As flags in result files.
inline const std::array<std::string, 3> expenditure_from_names = {"list", "median of size class",
                                                                  "median of all"};

/// One entry per row of the list.
struct Expenditure {
  std::vector<double> per_head_nok;  ///< NOK per inhabitant and year
  std::vector<ExpenditureFrom> from;
};

/// For a row without a figure the median of the municipalities of its size class stands in, and where the
/// class has none at all, the median of all. Precondition: one of the municipalities has a figure;
/// read_municipalities refuses a list without any.
Expenditure expenditure_of(const MunicipalityTable& table);

/// NOK per inhabitant and year; no single figure is lower. A tenth of what the median of a list is at least,
/// and above every figure in thousands of kroner (of 2015: 58 to 256).
constexpr double least_expenditure = 1e3;

/// Why a figure below least_expenditure cannot be right, and what to do.
std::string why_too_little_expenditure();

/// Why these figures of a list (NOK a head, NaN = missing) cannot be right, and what to do: there is none, or
/// half of them are where no municipality is and so in another unit. Empty if they can be, or if the list is
/// empty.
std::string what_is_wrong_with_expenditure(const std::vector<double>& per_head_nok);

/// How many rows use which stand-in, as one sentence without its full stop; empty if none does.
std::string stand_in_text(std::size_t of_size_class, std::size_t of_all, std::size_t municipalities);

}  // namespace taktskifte
