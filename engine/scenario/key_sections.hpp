// The parts of the table of keys, one file each.
#pragma once

#include <span>
#include <string_view>

#include "taktskifte/scenario/keys.hpp"

namespace taktskifte {

std::span<const Key> run_keys();
std::span<const Key> funding_keys();
std::span<const Key> apply_keys();
std::span<const Key> grant_keys();
std::span<const Key> panel_keys();
std::span<const Key> private_keys();
std::span<const Key> world_keys();
std::span<const Key> research_keys();
std::span<const Key> choice_keys();
std::span<const Key> results_keys();
std::span<const Key> causes_keys();

/// Sources of more than one section: the call statistics of the public sector, and the slides that the
/// product answers.
inline constexpr std::string_view pot_source =
    "https://www.offentliginnovasjon.no/aktuelt/"
    "forskningsradet-deler-ut-rekordstor-sum-til-innovasjonsprosjekter-i-offentlig-sektor/";
inline constexpr std::string_view deck = "slide deck 'På vei mot et taktskifte?'";

}  // namespace taktskifte
