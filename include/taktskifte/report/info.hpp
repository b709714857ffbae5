// What a result file holds, in words and for programs.
#pragma once

#include "taktskifte/report/document.hpp"
#include "taktskifte/results/overview.hpp"

namespace taktskifte::report {

Document info_document(const Overview& file);

/// The same of the result of a sweep: its keys with their values, its points and what became of them.
/// Errors: those of read_stored_sweep.
Document sweep_document(const ResultReader& reader);

}  // namespace taktskifte::report
