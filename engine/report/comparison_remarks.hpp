// What is to be known of a comparison before it is read.
#pragma once

#include "taktskifte/report/comparison.hpp"
#include "taktskifte/report/document.hpp"

namespace taktskifte::report {

/// Adds files, years and replicates in a line.
void add_opening(Document& document, const ComparedFile& result);

/// Adds what the replicates cannot carry: too few, failed or undefined ones, runs that still drifted, and
/// rows too skewed for their intervals; and the notes of the result.
void add_remarks(Document& document, const ComparedFile& result);

}  // namespace taktskifte::report
