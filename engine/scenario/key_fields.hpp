// How a row of the table of keys names its place in a Scenario: at<&Scenario::apply,
// &ApplyParameters::effort>. The type of the member is the kind of value that the key takes, but for two: a
// std::string is free text unless the row writes FileKey{at<...>}, and every std::uint64_t is a seed.
#pragma once

#include <type_traits>

#include "taktskifte/scenario/keys.hpp"

namespace taktskifte::key_fields {

template <auto Part, auto Member>
inline constexpr auto at = +[](Scenario& s) -> auto& {
  return s.*Part.*Member;
};

/// All numbers of an array.
template <auto Part, auto Member>
inline constexpr RealsField list = [](Scenario& s) -> std::span<double> { return s.*Part.*Member; };

/// One element of an array that is indexed by an enumeration (region, outcome).
template <auto Part, auto Member, auto Index>
inline constexpr auto element = +[](Scenario& s) -> auto& {
  return (s.*Part.*Member)[static_cast<std::size_t>(Index)];
};

/// One of a few words, in the order of an enumeration.
template <auto Part, auto Member>
constexpr ChoiceKey one_of(std::span<const std::string_view> words) {
  return {words, [](Scenario& s, std::size_t index) {
            auto& kept = s.*Part.*Member;
            kept = static_cast<std::remove_reference_t<decltype(kept)>>(index);
          }};
}

/// Known well enough that no study draws it; without a range, whatever the default.
inline constexpr StudyRange fixed = {.distribution = Distribution::fixed};

}  // namespace taktskifte::key_fields
