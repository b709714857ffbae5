// What stored designs say about which assumptions an answer hangs on.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "taktskifte/report/document.hpp"
#include "taktskifte/report/sweep_outcomes.hpp"
#include "taktskifte/sensitivity/elementary_effects.hpp"
#include "taktskifte/sensitivity/sobol_indices.hpp"

namespace taktskifte::report {

/// One outcome: a measure of the only choice, or its difference of a choice to the first one.
struct StudiedOutcome {
  std::string measure, base, choice;  ///< base: empty of a level
  RowUnit unit = RowUnit::a_year;
  double margin = 0.0;         ///< NaN if nothing says how large a difference matters
  std::vector<double> values;  ///< [set][replicate]
};

/// Of every choice after the first every measure. Errors: those of scalar_indicator.
std::vector<StudiedOutcome> studied_outcomes(const SweepOutcomes& outcomes,
                                             const std::vector<std::string>& measures);

/// By what steps a key of a Morris design moves.
InputScale input_scale(const SweptKey& key);

/// Of a Morris design, one for each assumption; means over replicates. Precondition:
/// DesignShape::trajectories.
std::vector<ElementaryEffects> effects_of(const SweepOutcomes& outcomes, const StudiedOutcome& outcome);

/// Of a Saltelli design; chance is an input of its own where each row has its own and there are two
/// replicates or more.
SobolIndices indices_of(const SweepOutcomes& outcomes, const StudiedOutcome& outcome);

/// The keys that move any of the outcomes of a Morris design most: by mu* as a part of the largest mu* of the
/// outcome.
std::vector<std::string> largest_keys(const SweepOutcomes& outcomes, const std::vector<std::string>& measures,
                                      std::size_t count);

/// Files of designs of the kinds saltelli and morris, each told by itself. Errors: ErrorKind::usage for a
/// sweep of another design; those of SweepOutcomes.
Document sensitivity_document(const std::vector<std::string>& files,
                              const std::vector<std::string>& measures);

}  // namespace taktskifte::report
