// Which numbers this program computes.
#pragma once

namespace taktskifte {

/// Rises by one exactly when any number of any result changes for the same scenario, seed and replicate;
/// never for speed, for the layout of files (result_format_version) or for measures that are added. Two files
/// whose versions agree hold the same numbers for the same inputs, whatever commits made them. Every version
/// has a line with its reason in CHANGELOG.md and a tiny run in tests/golden/results-N.txt; tests hold both.
inline constexpr int model_results_version = 3;

}  // namespace taktskifte
