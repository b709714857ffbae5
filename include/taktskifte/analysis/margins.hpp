// How large a difference must be to matter: one table of assumed margins.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace taktskifte {

/// An equivalence margin. All are assumed: they say what an adviser would act on, which no data can tell.
struct Margin {
  std::string_view row;     ///< name of a row of a comparison, without labels in brackets
  double value = 0.0;       ///< in the unit of the row
  std::string_view reason;  ///< one line
};

/// All margins, in the order of the rows of a comparison.
std::span<const Margin> default_margins();

/// The margin of a row, with or without a label in brackets: "success_share[quality]" has that of
/// "success_share". Nothing if the table has none.
std::optional<double> default_margin(std::string_view row);

}  // namespace taktskifte
