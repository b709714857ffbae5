// How a row of the table of keys names its place in a Scenario: real<&Scenario::apply,
// &ApplyParameters::effort>.
#pragma once

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

}  // namespace taktskifte::key_fields
