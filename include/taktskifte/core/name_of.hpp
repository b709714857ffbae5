// Names of the values of an enumeration.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace taktskifte {

/// The name of a value of an enumeration that counts from 0: `names` has one for each value, in their order.
template <class Enum>
constexpr std::string_view name_of(Enum value, std::initializer_list<std::string_view> names) {
  const auto at = static_cast<std::size_t>(value);
  return at < names.size() ? names.begin()[at] : std::string_view("unknown");
}

}  // namespace taktskifte
