// The answer of a comparison in the sentences and numbers of a language, as the page tells it.
#pragma once

#include "taktskifte/report/comparison.hpp"
#include "taktskifte/report/document.hpp"
#include "taktskifte/report/words.hpp"

namespace taktskifte::report {

/// For each scenario after the first: what is doubted, the answers, a table of all rows. The data are those
/// of comparison_document. Errors: those of sentence_of.
Document answers_document(const ComparedFile& result, const Words& words);

}  // namespace taktskifte::report
