// The row of a table by its name.
#pragma once

#include <algorithm>
#include <ranges>

namespace taktskifte {

/// The first of `rows` whose member `name` is this, or nullptr.
template <std::ranges::borrowed_range Rows, typename Name>
auto* find_named(Rows&& rows, const Name& name) {
  const auto found = std::ranges::find_if(rows, [&](const auto& row) { return row.name == name; });
  return found == std::ranges::end(rows) ? nullptr : &*found;
}

}  // namespace taktskifte
