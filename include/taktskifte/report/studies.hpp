// What the studies of shipped scenarios found: a screen, a page (engine/VALIDATION.md, scenarios/LEVERS.md),
// tables.
#pragma once

#include <vector>

#include "taktskifte/analysis/levers.hpp"
#include "taktskifte/report/document.hpp"
#include "taktskifte/validation/validation.hpp"

namespace taktskifte::report {

Document validation_document(const Validation& validation);

/// `replicates` of every run.
Document levers_document(const std::vector<MixEffects>& mixes, int replicates);

}  // namespace taktskifte::report
