// How large a difference matters for a part of the country.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "taktskifte/analysis/indicators.hpp"

namespace taktskifte {

/// The margin of a row by region and size class without one of its own: the default margin of the measure of
/// the whole country that its group adds up to, times the part of all innovations that are of the group in
/// the first scenario. `rows` as comparison_rows gives them. Nothing for other rows.
std::optional<double> margin_in_proportion(std::span<const Row> rows, std::string_view row);

}  // namespace taktskifte
