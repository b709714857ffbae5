// The row of a table by its name.
#pragma once

#include <algorithm>
#include <ranges>

namespace taktskifte {

/// The first of `rows` whose member `name` is this, or nullptr.
template <std::ranges::borrowed_range Rows, typename Name>
auto* find_named(Rows&& rows, const Name& name) {
  const auto last =
      std::ranges::end(rows);  // libc++ as Emscripten has it knows ranges, but not their algorithms
  const auto found =
      std::find_if(std::ranges::begin(rows), last, [&](const auto& row) { return row.name == name; });
  return found == last ? nullptr : &*found;
}

}  // namespace taktskifte
