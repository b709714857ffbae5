// How large a difference matters in a row of a comparison.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "taktskifte/analysis/indicators.hpp"

namespace taktskifte {

/// The margin of a row by region and size class without one of its own: the default margin of the measure of
/// the whole country that its group adds up to, times the part of all innovations that are of the group in
/// the first scenario. `rows` as comparison_rows gives them. Nothing for other rows.
std::optional<double> margin_in_proportion(std::span<const IndicatorRow> rows, std::string_view row);

/// Margins in place of the default ones, by row ("success_share[quality]") or by measure, in the unit of the
/// row.
using GivenMargins = std::map<std::string, double>;

/// The margin of a row among `rows`: as given for the row, as given for its measure, or the default, which
/// for counts and money is that of the real country and scales with the totals of a synthetic population. NaN
/// if there is none. `like`: a row whose default this one has, if not its own.
double margin_of(const IndicatorRow& row, std::span<const IndicatorRow> rows, const GivenMargins& given,
                 double population_scale, std::string_view like = {});

}  // namespace taktskifte
