// The parts of the table of keys, one file each.
#pragma once

#include <span>

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

}  // namespace taktskifte
