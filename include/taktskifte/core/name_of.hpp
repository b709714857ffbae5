// Names of the values of an enumeration.
#pragma once

#include <cstddef>
#include <string_view>

namespace taktskifte {

/// The name of a value of an enumeration that counts from 0 to `last`: `names` has one for each value, in the
/// order of their declaration. That none is missing is checked when this is compiled.
template <auto last, std::size_t count>
constexpr std::string_view name_of(decltype(last) value, const std::string_view (&names)[count]) {
  static_assert(count == static_cast<std::size_t>(last) + 1, "one name for each value");
  const auto at = static_cast<std::size_t>(value);
  return at < count ? names[at] : std::string_view("unknown");
}

}  // namespace taktskifte
