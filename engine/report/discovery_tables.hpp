// The tables of taktskifte discover: each adds itself to a document and returns the same for programs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "taktskifte/report/discovery.hpp"

namespace taktskifte::report {

std::string about_boxes();

Value add_spreads(Document& document, const SweepOutcomes& outcomes,
                  const std::vector<StudiedOutcome>& studied);
Value add_boxes(Document& document, const SweepOutcomes& outcomes, const StudiedOutcome& outcome);
Value add_regret(Document& document, const SweepOutcomes& outcomes,
                 const std::vector<ChoicesAtWorth>& choices);
Value add_information(Document& document, const SweepOutcomes& outcomes,
                      const std::vector<ChoicesAtWorth>& choices);

/// Nothing if the star has no key that takes numbers one at a time.
std::optional<Value> add_flips(Document& document, const SweepOutcomes& outcomes,
                               const StudiedOutcome& outcome);
/// Nothing if the star has nothing else.
std::optional<Value> add_structure(Document& document, const SweepOutcomes& outcomes,
                                   const std::vector<StudiedOutcome>& studied);

}  // namespace taktskifte::report
