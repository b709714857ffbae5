// How a row of the table of keys names its place in a Scenario: real<&Scenario::apply,
// &ApplyParameters::effort>.
#pragma once

#include <type_traits>

#include "taktskifte/scenario/keys.hpp"

namespace taktskifte::key_fields {

template <auto Part, auto Member>
inline constexpr RealField real = [](Scenario& s) -> double& { return s.*Part.*Member; };

template <auto Part, auto Member>
inline constexpr IntegerField integer = [](Scenario& s) -> int& { return s.*Part.*Member; };

template <auto Part, auto Member>
inline constexpr SeedField seed = [](Scenario& s) -> std::uint64_t& { return s.*Part.*Member; };

template <auto Part, auto Member>
inline constexpr YearField year = [](Scenario& s) -> Year& { return s.*Part.*Member; };

template <auto Part, auto Member>
inline constexpr PathField path = [](Scenario& s) -> Path& { return s.*Part.*Member; };

template <auto Part, auto Member>
inline constexpr RealsField reals = [](Scenario& s) -> std::span<double> { return s.*Part.*Member; };

template <auto Part, auto Member>
inline constexpr TextField text = [](Scenario& s) -> std::string& { return s.*Part.*Member; };

/// One number of an array that is indexed by an enumeration (region, outcome).
template <auto Part, auto Member, auto Index>
inline constexpr RealField element =
    [](Scenario& s) -> double& { return (s.*Part.*Member)[static_cast<std::size_t>(Index)]; };

/// The same for an array of paths.
template <auto Part, auto Member, auto Index>
inline constexpr PathField path_element =
    [](Scenario& s) -> Path& { return (s.*Part.*Member)[static_cast<std::size_t>(Index)]; };

/// One of a few words, in the order of an enumeration.
template <auto Part, auto Member>
constexpr ChoiceKey one_of(std::span<const std::string_view> words) {
  return {words, [](Scenario& s, std::size_t index) {
            auto& kept = s.*Part.*Member;
            kept = static_cast<std::remove_reference_t<decltype(kept)>>(index);
          }};
}

/// Known well enough that no study draws it.
inline constexpr StudyRange fixed = {.distribution = Distribution::fixed};

}  // namespace taktskifte::key_fields
