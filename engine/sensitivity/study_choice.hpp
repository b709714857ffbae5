// The choice of a mix, over the sets of a study.
#pragma once

#include "taktskifte/sensitivity/study_numbers.hpp"

namespace taktskifte {

/// Regret and value of information, for several values of an innovation. Needs summary.mixes and
/// summary.rows.
void add_choices(const StudyNumbers& numbers, int threads, StudySummary& summary);

}  // namespace taktskifte
